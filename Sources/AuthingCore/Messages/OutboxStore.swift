package import AuthingAPI
package import Foundation

/// A message that is about to leave.
package struct OutgoingMessage: Sendable {
    /// The way it takes.
    package let channel: OutboxMessage.Channel
    /// What it is for.
    package let purpose: OutboxMessage.Purpose
    /// The address or phone number it goes to.
    package let recipient: String
    /// The subject of a mail.
    package let subject: String?
    /// The text.
    package let text: String
    /// The code it carries.
    package let code: Secret?
    /// The link it carries.
    package let link: Secret?

    /// Creates a message.
    ///
    /// - Parameters:
    ///   - channel: The way it takes.
    ///   - purpose: What it is for.
    ///   - recipient: The address or phone number it goes to.
    ///   - subject: The subject of a mail.
    ///   - text: The text.
    ///   - code: The code it carries.
    ///   - link: The link it carries.
    package init(
        channel: OutboxMessage.Channel,
        purpose: OutboxMessage.Purpose,
        recipient: String,
        subject: String?,
        text: String,
        code: Secret? = nil,
        link: Secret? = nil
    ) {
        self.channel = channel
        self.purpose = purpose
        self.recipient = recipient
        self.subject = subject
        self.text = text
        self.code = code
        self.link = link
    }
}

/// A message as the outbox has it.
package struct KeptMessage: Sendable {
    /// The message, without its secrets where they are sealed.
    package let message: OutboxMessage
    /// Text, code and link, sealed; `nil` where they can be read in the message.
    package let sealed: [UInt8]?

    /// Wraps a message.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - sealed: Text, code and link, sealed.
    package init(message: OutboxMessage, sealed: [UInt8]?) {
        self.message = message
        self.sealed = sealed
    }
}

/// Keeps every message that leaves the pool; it is written with what it tells of, in one transaction.
package protocol OutboxStore {
    /// Adds a message.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - sealed: Its text, code and link, sealed; they are then not kept in any other form.
    ///   - state: Whether it has left.
    ///   - now: When.
    /// - Returns: The message with its number.
    /// - Throws: `StoreError`.
    func append(
        _ message: OutgoingMessage,
        sealed: [UInt8]?,
        state: OutboxMessage.State,
        at now: Date
    ) throws(StoreError) -> OutboxMessage

    /// Notes whether a message has left.
    ///
    /// - Parameters:
    ///   - state: Whether it has.
    ///   - id: The message's number.
    /// - Throws: `StoreError`.
    func setState(_ state: OutboxMessage.State, of id: Int) throws(StoreError)

    /// The newest messages.
    ///
    /// - Parameter limit: The most to give.
    /// - Returns: The messages, oldest first.
    /// - Throws: `StoreError`.
    func list(limit: Int) throws(StoreError) -> [KeptMessage]

    /// The newest message.
    ///
    /// - Parameter recipient: Where it went; anywhere when absent.
    /// - Returns: The message.
    /// - Throws: `StoreError`.
    func last(to recipient: String?) throws(StoreError) -> KeptMessage?

    /// A message.
    ///
    /// - Parameter id: Its number.
    /// - Returns: The message.
    /// - Throws: `StoreError`.
    func find(id: Int) throws(StoreError) -> KeptMessage?

    /// The newest message that carries a link.
    ///
    /// - Parameter recipient: Where it went; anywhere when absent.
    /// - Returns: The message.
    /// - Throws: `StoreError`.
    func lastWithLink(to recipient: String?) throws(StoreError) -> KeptMessage?

    /// Forgets the messages to a recipient.
    ///
    /// - Parameter recipient: The address or number in its normal form.
    /// - Throws: `StoreError`.
    func forget(to recipient: String) throws(StoreError)

    /// Forgets all messages.
    ///
    /// - Returns: How many there were.
    /// - Throws: `StoreError`.
    func clear() throws(StoreError) -> Int
}
