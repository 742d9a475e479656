import AuthingJSON

/// Refusals about directories and other places that keep accounts.
extension AuthingError {
    /// Nothing is connected that could check the login.
    ///
    /// - Parameter name: What would have to be connected, such as `LDAP`.
    /// - Returns: 500.
    public static func notConnected(_ name: String) -> Self {
        Self(
            .failure,
            chinese: "未连接 \(name)",
            english: "no \(name) is connected to this pool",
            hint: (
                "此版本没有 \(name) 连接器；`user identity add` 可以为用户添加外部身份",
                "this version has no connector for \(name); `user identity add` gives a user an external identity"
            )
        )
    }

    /// What is connected does not answer, or not in a way that can be trusted.
    ///
    /// - Parameter name: What is connected, such as `LDAP`.
    /// - Returns: 500.
    public static func connectionFailed(_ name: String) -> Self {
        Self(
            .failure,
            chinese: "\(name) 无法访问",
            english: "\(name) cannot be reached",
            hint: ("检查连接的地址、证书和管理账号", "check the connection's address, its certificate and its own login")
        )
    }

    /// A code that WeChat does not take.
    ///
    /// - Returns: 400.
    public static func socialCodeRefused() -> Self {
        Self(
            .badRequest,
            chinese: "参数错误：微信拒绝了该 code",
            english: "the parameters are wrong: WeChat refused the code",
            hint: ("code 只能使用一次且很快过期，请重新获取", "a code works once and not for long: get a new one")
        )
    }
}
