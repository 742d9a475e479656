import AuthingJSON
public import Foundation

/// Refusals of a login.
extension AuthingError {
    /// Too many failures came from the client's address, so that a captcha is needed.
    ///
    /// - Parameters:
    ///   - failures: Failures counted within the window.
    ///   - limit: The number that asks for a captcha, at least 1.
    ///   - window: The length of the sliding window.
    ///   - isOfAccount: Whether the captcha must be one of the account.
    /// - Returns: 2000.
    public static func captchaRequired(
        failures: Int,
        limit: Int,
        window: Duration,
        ofAccount isOfAccount: Bool = false
    ) -> Self {
        let command = isOfAccount ? "captcha new --account NAME" : "captcha new"
        return Self(
            .captchaRequired,
            chinese: "账号异常，需要输入验证码：\(window.wording) 内登录失败 \(failures) 次，上限为 \(limit) 次",
            english: "a captcha is required: \(failures) failed logins in \(window.wording), the limit is \(limit)",
            hint: (
                "用 `\(command)` 获取，再以 --captcha-code 登录",
                "get one with `\(command)`, then log in with --captcha-code"
            )
        )
    }

    /// The captcha's answer is wrong, or it expired, or it was used before.
    ///
    /// - Returns: 2001.
    public static func captchaWrong() -> Self {
        Self(
            .codeWrong,
            chinese: "验证码验证失败：图形验证码错误、已过期或已使用",
            english: "the captcha is wrong, expired or was used before",
            hint: ("用 `captcha new` 重新获取", "get a new one with `captcha new`")
        )
    }

    /// Too many wrong passwords locked the account.
    ///
    /// - Parameter until: When the lock ends by itself.
    /// - Returns: 2057.
    public static func accountLocked(until: Date) -> Self {
        Self(
            .accountLocked,
            chinese: "密码错误次数过多，账号已被锁定至 \(until.wording)",
            english: "locked after too many wrong passwords until \(until.wording)",
            hint: (
                "等待锁定结束，或由管理员执行 `user unblock`",
                "wait for the end of the lock, or let an admin use `user unblock`"
            )
        )
    }

    /// The account has no password to log in with.
    ///
    /// - Returns: 2027.
    public static func noPassword() -> Self {
        Self(
            .noPassword,
            chinese: "该账号未设置密码",
            english: "the account has no password",
            hint: (
                "用 `login phone-code` 登录，再用 `password update` 设置密码",
                "log in with `login phone-code`, then set one with `password update`"
            )
        )
    }

    /// The password is not the account's.
    ///
    /// - Parameter remaining: Tries left before the account locks; absent when no lock is configured.
    /// - Returns: 2006, with `remainCount` in its data when a lock is configured.
    public static func passwordWrong(remaining: Int? = nil) -> Self {
        guard let remaining else {
            return Self(.passwordWrong, hint: resetHint)
        }
        return Self(
            .passwordWrong,
            message: LocalizedText(
                chinese: "密码不正确：再错 \(remaining) 次账号将被锁定",
                english: "the password is wrong: the account locks after \(remaining) more"
            ),
            hint: resetHint,
            data: ["remainCount": .integer(remaining)]
        )
    }

    /// The account or the password is wrong; which of them is not said.
    ///
    /// - Returns: 2333, without data.
    public static func accountOrPasswordWrong() -> Self {
        Self(.accountOrPasswordWrong, hint: resetHint)
    }

    /// Too many wrong passwords, or codes, in a row stopped the account.
    ///
    /// - Parameter limit: How many were too many.
    /// - Returns: 2057.
    public static func accountStopped(limit: Int) -> Self {
        Self(
            .accountLocked,
            chinese: "连续错误 \(limit) 次，账号已停用此登录方式",
            english: "stopped after \(limit) wrong tries in a row, until the account is recovered",
            hint: (
                "以其他方式登录、重置密码，或由管理员执行 `user unblock`",
                "log in another way, reset the password, or let an admin use `user unblock`"
            )
        )
    }

    private static var resetHint: LocalizedText {
        LocalizedText(
            chinese:
                "忘记密码：先 `send email EMAIL RESET_PASSWORD` 再 `password reset email`，或先 `send sms` 再 `password reset phone`",
            english:
                "forgotten? `send email EMAIL RESET_PASSWORD`, then `password reset email`; or `send sms`, then `password reset phone`"
        )
    }

    /// An admin blocked the user.
    ///
    /// - Returns: 2005.
    public static func userBlocked() -> Self {
        Self(
            .userLocked,
            chinese: "用户已被锁定：已被管理员禁用",
            english: "the user is locked: blocked by an admin",
            hint: ("由管理员执行 `user unblock`", "let an admin use `user unblock`")
        )
    }

    /// The user's status lets nobody in.
    ///
    /// - Parameter status: `Suspended`, `Resigned` or `Archived`.
    /// - Returns: 2005.
    public static func userInactive(status: String) -> Self {
        Self(
            .userLocked,
            chinese: "用户已被锁定：状态为 \(status)",
            english: "the user is locked: the status is \(status), only Activated may log in"
        )
    }
}
