package import AuthingAPI
package import Foundation

/// A webhook with what only the core may know of it.
package struct WebhookRecord: Sendable {
    /// What the console shows.
    package let webhook: Webhook
    /// Goes along in a header.
    package let secret: Secret?

    /// Creates a record.
    ///
    /// - Parameters:
    ///   - webhook: What the console shows.
    ///   - secret: Goes along in a header.
    package init(webhook: Webhook, secret: Secret?) {
        self.webhook = webhook
        self.secret = secret
    }
}

/// A message that was taken up to be sent.
package struct ClaimedDelivery: Sendable {
    /// Its number.
    package let id: Int
    /// How often it is tried, this time included.
    package let attempts: Int
    /// Its body.
    package let body: String
    /// Where it goes.
    package let record: WebhookRecord
    /// The pool's id, for a header.
    package let poolID: String

    /// Creates a message.
    ///
    /// - Parameters:
    ///   - id: Its number.
    ///   - attempts: How often it is tried, this time included.
    ///   - body: Its body.
    ///   - record: Where it goes.
    ///   - poolID: The pool's id.
    package init(id: Int, attempts: Int, body: String, record: WebhookRecord, poolID: String) {
        self.id = id
        self.attempts = attempts
        self.body = body
        self.record = record
        self.poolID = poolID
    }
}

/// Keeps the webhooks and the messages to them; a message is written with what it tells of, in one transaction.
package protocol WebhookStore {
    /// Whether an event would be told to anybody; a cheap question.
    ///
    /// - Returns: Whether there is a webhook.
    /// - Throws: `StoreError`.
    func isEmpty() throws(StoreError) -> Bool

    /// Adds a webhook, unless there are too many.
    ///
    /// - Parameters:
    ///   - record: The webhook.
    ///   - limit: The most there may be.
    /// - Returns: Whether it was added.
    /// - Throws: `StoreError`.
    func insert(_ record: WebhookRecord, limit: Int) throws(StoreError) -> Bool

    /// The webhooks, in the order in which they were added.
    ///
    /// - Returns: All of them.
    /// - Throws: `StoreError`.
    func list() throws(StoreError) -> [WebhookRecord]

    /// Removes a webhook with its messages.
    ///
    /// - Parameter id: Its id.
    /// - Returns: Whether there was one.
    /// - Throws: `StoreError`.
    func remove(_ id: String) throws(StoreError) -> Bool

    /// Adds a message, and forgets those far behind it.
    ///
    /// - Parameters:
    ///   - body: Its body.
    ///   - eventName: What it tells of.
    ///   - webhookID: To which webhook.
    ///   - now: When.
    /// - Throws: `StoreError`.
    func enqueue(_ body: String, _ eventName: String, to webhookID: String, at now: Date) throws(StoreError)

    /// Messages that are to be sent.
    ///
    /// - Parameter limit: The most to give.
    /// - Returns: Their numbers with their webhooks, oldest first.
    /// - Throws: `StoreError`.
    func pending(limit: Int) throws(StoreError) -> [(id: Int, webhookID: String)]

    /// Takes a message up to send it; of several callers one gets it.
    ///
    /// - Parameter id: Its number.
    /// - Returns: The message; `nil` where it is gone or taken.
    /// - Throws: `StoreError`.
    func claim(_ id: Int) throws(StoreError) -> ClaimedDelivery?

    /// Notes how a try ended.
    ///
    /// - Parameters:
    ///   - state: How far the message has come.
    ///   - answer: What became of the try.
    ///   - id: The message's number.
    /// - Throws: `StoreError`.
    func settle(_ state: WebhookDelivery.State, _ answer: WebhookAnswer, of id: Int) throws(StoreError)

    /// Forgets what messages told of a user: what was sent keeps its place in the log, and the rest is not sent any more.
    ///
    /// - Parameter userID: Whom.
    /// - Throws: `StoreError`.
    func forget(_ userID: User.ID) throws(StoreError)

    /// The newest messages.
    ///
    /// - Parameters:
    ///   - webhookID: To one webhook; to all when absent.
    ///   - limit: The most to give.
    /// - Returns: The messages, oldest first.
    /// - Throws: `StoreError`.
    func deliveries(of webhookID: String?, limit: Int) throws(StoreError) -> [WebhookDelivery]
}
