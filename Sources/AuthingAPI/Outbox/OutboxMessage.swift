public import AuthingJSON
public import Foundation

/// A mail or an SMS that left the pool.
public struct OutboxMessage: Sendable, Equatable {
    /// The way a message takes.
    public enum Channel: String, Sendable, CaseIterable {
        /// A text message to a phone.
        case sms
        /// A mail.
        case email
    }

    /// What a message is for.
    public enum Purpose: String, Sendable, CaseIterable {
        /// A code on a phone; any phone method takes it.
        case smsCode = "SMS_CODE"
        /// A greeting after a registration.
        case welcome = "WELCOME"
        /// A link that verifies an address.
        case verifyEmail = "VERIFY_EMAIL"
        /// A code that resets the password.
        case resetPassword = "RESET_PASSWORD"
        /// A code that binds or changes an address.
        case changeEmail = "CHANGE_EMAIL"
        /// A code that is a second factor.
        case secondFactor = "MFA_VERIFY"
    }

    /// Whether a message has left.
    public enum State: String, Sendable, CaseIterable {
        /// It was handed on; in an embedded pool, it lies in the outbox.
        case sent
        /// It is on its way.
        case pending
        /// The provider refused it or could not be reached.
        case failed
    }

    /// How a message is named.
    public enum Reference: Sendable, Equatable {
        /// By its number.
        case number(Int)
        /// The last one with a link, to an address; to any when absent.
        case lastLink(to: String?)
    }

    /// What stands in place of a text that only the process that sealed it could read.
    public static let sealedText = "(sealed: only the process that sent it can read it)"

    /// The message's number, counted from 1 in the order of sending.
    public let id: Int
    /// The way it takes.
    public let channel: Channel
    /// What it is for.
    public let purpose: Purpose
    /// The address or phone number it goes to.
    public let recipient: String
    /// The subject of a mail.
    public let subject: String?
    /// The text, with code or link in it; ``sealedText`` where another process sealed it.
    public let text: String
    /// The code it carries.
    public let code: Secret?
    /// The link it carries.
    public let link: Secret?
    /// When it was sent.
    public let sentAt: Date
    /// Whether it has left.
    public let state: State

    /// Creates a message.
    ///
    /// - Parameters:
    ///   - id: The message's number.
    ///   - channel: The way it takes.
    ///   - purpose: What it is for.
    ///   - recipient: The address or phone number it goes to.
    ///   - subject: The subject of a mail.
    ///   - text: The text.
    ///   - code: The code it carries.
    ///   - link: The link it carries.
    ///   - sentAt: When it was sent.
    ///   - state: Whether it has left.
    public init(
        id: Int,
        channel: Channel,
        purpose: Purpose,
        recipient: String,
        subject: String?,
        text: String,
        code: Secret?,
        link: Secret?,
        sentAt: Date,
        state: State
    ) {
        self.id = id
        self.channel = channel
        self.purpose = purpose
        self.recipient = recipient
        self.subject = subject
        self.text = text
        self.code = code
        self.link = link
        self.sentAt = sentAt
        self.state = state
    }

    /// The message as a record; code and link stand in it as readable text.
    public var json: JSON {
        [
            "id": .integer(id),
            "channel": .string(channel.rawValue),
            "scene": .string(purpose.rawValue),
            "to": .string(recipient),
            "subject": .orNull(subject),
            "text": .string(text),
            "code": .orNull(code?.reveal { $0 }),
            "link": .orNull(link?.reveal { $0 }),
            "sentAt": .time(sentAt),
            "state": .string(state.rawValue),
        ]
    }
}
