import AuthingJSON

/// Refusals of a login whose credentials are right.
extension AuthingError {
    /// The address was not proved, and the pool wants it to be.
    ///
    /// - Parameter email: The address, to which a link was mailed.
    /// - Returns: 2042.
    public static func emailNotVerified(_ email: String) -> Self {
        Self(
            .emailNotVerified,
            chinese: "邮箱未验证，禁止登录：\(email)",
            english: "the email is not verified: \(email)",
            hint: (
                "打开验证邮件中的链接：`outbox open --to \(email)`",
                "follow the link in the mail that was sent: `outbox open --to \(email)`"
            )
        )
    }

    /// An operator set the password, and the user has to set another one first.
    ///
    /// - Parameter token: Allows it, within 10 minutes.
    /// - Returns: 1639, with the `token` in its data.
    public static func firstLoginReset(token: Secret) -> Self {
        Self(
            .firstLoginResetRequired,
            chinese: "首次登录需要重置密码",
            english: "the first login must reset the password",
            hint: (
                "10 分钟内执行 `password reset first-token $error.data.token NEW`",
                "use `password reset first-token $error.data.token NEW` within 10 minutes"
            ),
            data: data(token)
        )
    }

    /// The password is older than the pool allows.
    ///
    /// - Parameters:
    ///   - days: How many days it may be used.
    ///   - token: Allows to set another one, within 10 minutes.
    /// - Returns: 2058, with the `token` in its data.
    public static func passwordTooOld(days: Int, token: Secret) -> Self {
        Self(
            .passwordTooOld,
            chinese: "密码已使用超过 \(days) 天，需要重置",
            english: "the password is more than \(days) days old and must be reset",
            hint: forcedResetHint,
            data: data(token)
        )
    }

    /// The password is below the present policy, and the pool checks that at login.
    ///
    /// - Parameters:
    ///   - rule: The rule it breaks.
    ///   - token: Allows to set another one, within 10 minutes.
    /// - Returns: 2071, with the `token` in its data.
    public static func passwordBelowPolicy(_ rule: LocalizedText, token: Secret) -> Self {
        Self(
            .passwordPolicyReset,
            chinese: "密码不符合当前策略，需要重置：\(rule.chinese)",
            english: "the password must be reset: \(rule.english)",
            hint: forcedResetHint,
            data: data(token)
        )
    }

    /// The new password was used not long ago.
    ///
    /// - Parameter count: How many passwords it may not equal, the present one among them.
    /// - Returns: 2029.
    public static func passwordUsedBefore(last count: Int) -> Self {
        guard count > 1 else {
            return Self(
                .passwordWeak,
                chinese: "新密码不能与当前密码相同",
                english: "the new password must differ from the present one"
            )
        }
        return Self(
            .passwordWeak,
            chinese: "新密码不能与最近 \(count) 次的密码相同",
            english: "the new password must differ from the last \(count)",
            hint: (
                "次数由 `pool set passwordUpdatePolicy {differenceCycle: N}` 设定",
                "the number is set by `pool set passwordUpdatePolicy {differenceCycle: N}`"
            )
        )
    }

    /// The time of a token that allows to reset a password is over.
    ///
    /// - Returns: 2206.
    public static func resetTokenExpired() -> Self {
        Self(
            .loginExpired,
            chinese: "登录信息已过期：重置密码的 token 已过期",
            english: "the token for resetting the password has expired",
            hint: ("重新登录以获取新的 token", "log in again to get a new one")
        )
    }

    /// A token that should allow to reset a password is unknown, or was used before.
    ///
    /// - Returns: 2207.
    public static func resetTokenInvalid() -> Self {
        Self(
            .loginInvalid,
            chinese: "登录信息有误：重置密码的 token 无效或已使用",
            english: "the token for resetting the password is unknown or was used before",
            hint: (
                "使用登录被拒绝（1639、2058、2071）时 data 中的 token",
                "take the one in the data of the refused login: 1639, 2058 or 2071"
            )
        )
    }

    private static var forcedResetHint: (chinese: String, english: String) {
        (
            "10 分钟内执行 `password reset force-token $error.data.token OLD NEW`",
            "use `password reset force-token $error.data.token OLD NEW` within 10 minutes"
        )
    }

    /// The one way for a token out of its wrapping: programs get it here, as the API has it.
    private static func data(_ token: Secret) -> JSON { ["token": token.reveal { .string($0) }] }
}
