public import Foundation

/// Refusals of a registration.
extension AuthingError {
    /// The pool takes no registrations.
    ///
    /// - Returns: 2031.
    public static func registrationDisabled() -> Self {
        Self(
            .registrationDisabled,
            chinese: "应用已禁止注册用户",
            english: "registration is disabled in this pool",
            hint: (
                "用 `pool set registerDisabled false` 开启，或用 `user create` 由管理员创建",
                "allow it with `pool set registerDisabled false`, or let an admin use `user create`"
            )
        )
    }

    /// Only listed identifiers may register, and this one is not.
    ///
    /// - Parameters:
    ///   - kind: Which whitelist is on.
    ///   - value: The email, phone or username.
    /// - Returns: 2031.
    public static func notWhitelisted(_ kind: WhitelistEntry.Kind, _ value: String) -> Self {
        Self(
            .registrationDisabled,
            chinese: "应用已禁止注册用户：不在白名单中：\(value)",
            english: "registration is for listed users only: \(value) is not on the whitelist",
            hint: (
                "由管理员执行 `whitelist add \(kind.rawValue) VALUE`",
                "let an admin use `whitelist add \(kind.rawValue) VALUE`"
            )
        )
    }

    /// One address registered too many users.
    ///
    /// - Parameters:
    ///   - limit: Successful registrations allowed within the window, at least 1.
    ///   - window: The length of the sliding window.
    ///   - retryAt: When the next one is allowed.
    /// - Returns: 2100.
    public static func registeringTooOften(limit: Int, window: Duration, retryAt: Date) -> Self {
        Self(
            .registeringTooOften,
            chinese: "注册过于频繁：同一 IP 在 \(window.wording) 内最多注册 \(limit) 次",
            english: "registering too often: at most \(limit) in \(window.wording) from one IP",
            hint: ("请在 \(retryAt.wording) 之后再试", "try again at \(retryAt.wording)")
        )
    }

    /// A registration without a password.
    ///
    /// - Returns: 2032.
    public static func passwordRequired() -> Self {
        Self(.passwordRequired)
    }

    /// The identifier of a registration is in use.
    ///
    /// - Parameter account: The email, username or phone.
    /// - Returns: 2026.
    public static func userExists(_ account: String) -> Self {
        Self(
            .userExists,
            chinese: "用户已存在，请直接登录：\(account)",
            english: "the user already exists, log in instead: \(account)",
            hint: (
                "用 `login email`、`login username` 或 `login phone-code` 登录",
                "use `login email`, `login username` or `login phone-code`"
            )
        )
    }
}
