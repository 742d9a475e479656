/// Sets who is told what happens in the pool, and shows who was.
///
/// A part of ``PoolAdministration``.
public protocol WebhookAdministration: Sendable {
    /// Adds a webhook: from now on it is told of events, after they happened and without holding anything up.
    ///
    /// - Parameters:
    ///   - url: Where, `http` or `https`, at most 2048 characters, without a name and password in it.
    ///   - secret: Goes along in the header `x-authing-webhook-secret`; 1 to 256 printable ASCII characters.
    ///   - events: Of which events; none for all.
    /// - Returns: The webhook.
    /// - Throws: 400 for a malformed address or secret, an unknown event, or more than 100 webhooks.
    func addWebhook(_ url: String, secret: Secret?, events: [String]) async throws(AuthingError) -> Webhook

    /// The webhooks, in the order in which they were added.
    ///
    /// - Returns: All of them.
    /// - Throws: 1000 when the store fails.
    func listWebhooks() async throws(AuthingError) -> [Webhook]

    /// Removes a webhook with its log.
    ///
    /// - Parameter id: Its id.
    /// - Throws: 400 where there is none.
    func removeWebhook(_ id: String) async throws(AuthingError)

    /// Sends a webhook a test message, once, and waits for its answer.
    ///
    /// - Parameter id: Its id.
    /// - Returns: What it answered.
    /// - Throws: 400 where there is none, 500 where nothing is set up that could send it.
    func testWebhook(_ id: String) async throws(AuthingError) -> WebhookTest

    /// The messages that were, or are to be, sent.
    ///
    /// - Parameters:
    ///   - id: To one webhook; to all when absent.
    ///   - limit: The most to give, the newest; the last 10 000 are kept.
    /// - Returns: The messages, oldest first.
    /// - Throws: 400 where there is no such webhook.
    func listWebhookDeliveries(of id: String?, limit: Int) async throws(AuthingError) -> [WebhookDelivery]
}
