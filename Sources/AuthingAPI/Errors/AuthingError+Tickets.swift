/// Refusals about CAS tickets.
extension AuthingError {
    /// A service may not have tickets.
    ///
    /// - Parameter service: Its address.
    /// - Returns: 400; the hint says how to list it.
    public static func serviceNotAllowed(_ service: String) -> Self {
        Self(
            .badRequest,
            chinese: "请求参数有误：服务 \(service) 不在 casServices 中",
            english: "bad parameter: the service \(service) is not among casServices",
            hint: (
                #"用 `pool set casServices ["https://app.example.org/*"]` 允许一个服务"#,
                #"allow one with `pool set casServices ["https://app.example.org/*"]`"#
            )
        )
    }

    /// The address of a service is none that two programs would read alike.
    ///
    /// - Parameter service: What was given.
    /// - Returns: 400.
    public static func malformedService(_ service: String) -> Self {
        Self(
            .badRequest,
            chinese: "请求参数有误：服务地址不合法：\(service)",
            english: "bad parameter: malformed service address: \(service)",
            hint: (
                "https 地址（本机可用 http），不含用户信息、片段、`..`、`//` 和 ticket 参数",
                "an https address, or http on localhost, without user, fragment, `..`, `//` and parameter ticket"
            )
        )
    }
}
