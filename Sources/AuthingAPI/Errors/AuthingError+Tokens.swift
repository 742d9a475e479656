public import Foundation

/// Refusals about the login a call stands on.
extension AuthingError {
    /// No token was given, or it is not one of this pool's, or it was revoked.
    ///
    /// - Returns: 2020.
    public static func notLoggedIn() -> Self {
        Self(
            .notLoggedIn,
            chinese: "尚未登录，无访问权限",
            english: "not logged in",
            hint: ("先用 `login email` 等命令登录", "log in first, for instance with `login email`")
        )
    }

    /// The token's life is over.
    ///
    /// - Parameter limit: The first instant at which it was no longer valid; absent for a revoked one.
    /// - Returns: 2206.
    public static func loginExpired(at limit: Date? = nil) -> Self {
        Self(
            .loginExpired,
            chinese: "登录信息已过期",
            english: limit.map { "the login expired at \($0.wording)" } ?? "the login has expired",
            hint: ("重新登录", "log in again")
        )
    }

    /// The token is garbage or wrongly signed.
    ///
    /// - Returns: 2207.
    public static func loginInvalid() -> Self {
        Self(.loginInvalid, hint: LocalizedText(chinese: "重新登录", english: "log in again"))
    }

    /// The token belongs to another pool.
    ///
    /// - Returns: 2036.
    public static func userOfOtherPool() -> Self {
        Self(.userOfOtherPool)
    }
}
