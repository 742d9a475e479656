package import AuthingAPI
package import Foundation

/// A message that goes out, as far as it is counted.
package struct Sending: Sendable {
    /// The way it takes.
    package let channel: OutboxMessage.Channel
    /// The address or number in its normal form.
    package let recipient: String
    /// Whose address or number that is; `nil` where nobody has it.
    package let userID: User.ID?
    /// Where it was asked for; `nil` where that is not known.
    package let clientIP: String?

    /// Creates one.
    ///
    /// - Parameters:
    ///   - channel: The way it takes.
    ///   - recipient: The address or number in its normal form.
    ///   - userID: Whose address or number that is.
    ///   - clientIP: Where it was asked for.
    package init(channel: OutboxMessage.Channel, recipient: String, userID: User.ID?, clientIP: String?) {
        self.channel = channel
        self.recipient = recipient
        self.userID = userID
        self.clientIP = clientIP
    }
}

/// Which messages are counted together.
package enum SendingScope: Sendable, Hashable {
    /// Those to one address or number.
    case recipient(OutboxMessage.Channel, String)
    /// Those to the addresses of one account.
    case account(User.ID)
    /// Those asked for from one client address; `nil` for the bucket of unknown ones.
    case client(String?)
    /// All of the pool.
    case pool
}

/// Counts the messages that went out within the last day.
package protocol SendingStore {
    /// Counts messages.
    ///
    /// - Parameters:
    ///   - scope: Which.
    ///   - start: Only later ones.
    /// - Returns: How many there were.
    /// - Throws: `StoreError`.
    func count(_ scope: SendingScope, after start: Date) throws(StoreError) -> Int

    /// Counts a message from here on; those older than a day are forgotten, some each time.
    ///
    /// - Parameters:
    ///   - sending: The message.
    ///   - now: When.
    /// - Throws: `StoreError`.
    func add(_ sending: Sending, at now: Date) throws(StoreError)

    /// Takes the newest message to a recipient out of the count, because it never went out.
    ///
    /// - Parameters:
    ///   - channel: The way it would have taken.
    ///   - recipient: The address or number in its normal form.
    /// - Throws: `StoreError`.
    func withdraw(_ channel: OutboxMessage.Channel, to recipient: String) throws(StoreError)

    /// Forgets the messages to a recipient.
    ///
    /// - Parameters:
    ///   - channel: The way they took.
    ///   - recipient: The address or number in its normal form.
    /// - Throws: `StoreError`.
    func forget(_ channel: OutboxMessage.Channel, to recipient: String) throws(StoreError)
}
