/// Refusals about webhooks.
extension AuthingError {
    /// The address cannot be that of a webhook.
    ///
    /// - Returns: 400; the address is not repeated, for it may hold a password.
    public static func webhookURLMalformed() -> Self {
        .badArgument(
            "url",
            expected: LocalizedText(
                chinese: " http 或 https 地址，不超过 2048 个字符，不含用户名和密码",
                english: "an http or https address of at most 2048 characters without a name and password in it"
            )
        )
    }

    /// The secret cannot go along in a header.
    ///
    /// - Returns: 400.
    public static func webhookSecretMalformed() -> Self {
        .badArgument(
            "secret",
            expected: LocalizedText(chinese: " 1 到 256 个可打印的 ASCII 字符", english: "1 to 256 printable ASCII characters")
        )
    }

    /// A webhook cannot be told of an event of this name.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - known: The names there are.
    /// - Returns: 400.
    public static func webhookEventUnknown(_ name: String, known: [String]) -> Self {
        let list = known.joined(separator: ", ")
        return Self(
            .badRequest,
            chinese: "没有名为 \(name) 的事件",
            english: "there is no event \(name)",
            hint: ("可选：\(list)", "there are: \(list)")
        )
    }

    /// No webhook has an id.
    ///
    /// - Parameter id: The id.
    /// - Returns: 400.
    public static func webhookUnknown(_ id: String) -> Self {
        Self(
            .badRequest,
            chinese: "没有 ID 为 \(id) 的 Webhook",
            english: "there is no webhook \(id)",
            hint: ("用 `webhook list` 查看", "`webhook list` shows them")
        )
    }

    /// The pool has as many webhooks as it may have.
    ///
    /// - Parameter limit: How many.
    /// - Returns: 400.
    public static func tooManyWebhooks(limit: Int) -> Self {
        Self(
            .badRequest,
            chinese: "Webhook 数量已达上限 \(limit)",
            english: "the pool has \(limit) webhooks, the most it may have"
        )
    }

    /// Nothing is set up that could send a webhook's messages.
    ///
    /// - Returns: 500.
    public static func webhookSenderMissing() -> Self {
        Self(.failure, chinese: "未设置 Webhook 的发送方式", english: "nothing is set up that could send webhooks")
    }
}
