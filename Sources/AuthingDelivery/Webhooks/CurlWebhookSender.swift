package import AuthingCore

/// Posts webhooks by libcurl.
package struct CurlWebhookSender: WebhookSender {
    private let client: CurlClient

    /// Creates a sender; the library is loaded by the first delivery.
    ///
    /// - Parameter client: Makes the requests.
    package init(client: CurlClient = CurlClient()) {
        self.client = client
    }

    /// Posts a body.
    package func post(_ post: WebhookPost) async -> WebhookAnswer {
        let clock = ContinuousClock()
        let start = clock.now
        let request = HTTPRequest("POST", post.url, headers: post.headers, body: post.body, longestAnswer: 0)
        do throws(TransportError) {
            let answer = try await client.send(request)
            return WebhookAnswer(status: answer.status, fault: nil, duration: clock.now - start)
        } catch {
            return WebhookAnswer(status: nil, fault: error.reason, duration: clock.now - start)
        }
    }
}
