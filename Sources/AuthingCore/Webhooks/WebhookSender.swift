/// A message to a webhook.
package struct WebhookPost: Sendable {
    /// Where it goes.
    package let url: String
    /// Names and values of its headers.
    package let headers: [(name: String, value: String)]
    /// Its body, JSON.
    package let body: [UInt8]
}

/// What became of a message.
package struct WebhookAnswer: Sendable, Equatable {
    /// The status of the answer; `nil` without one.
    package let status: Int?
    /// Why there was no answer.
    package let fault: String?
    /// How long it took, in real time.
    package let duration: Duration

    /// Creates an answer.
    ///
    /// - Parameters:
    ///   - status: The status of the answer.
    ///   - fault: Why there was no answer.
    ///   - duration: How long it took.
    package init(status: Int?, fault: String?, duration: Duration) {
        self.status = status
        self.fault = fault
        self.duration = duration
    }

    /// How long it took in whole milliseconds.
    var milliseconds: Int {
        Int(duration.components.seconds) * 1000 + Int(duration.components.attoseconds / 1_000_000_000_000_000)
    }
}

/// Posts messages to webhooks.
///
/// Redirects are not followed: they would take the secret elsewhere.
package protocol WebhookSender: Sendable {
    /// Posts a message.
    ///
    /// - Parameter post: The message.
    /// - Returns: What became of it, within some seconds.
    func post(_ post: WebhookPost) async -> WebhookAnswer
}
