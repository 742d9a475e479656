public import AuthingJSON
public import Foundation

/// An address that is told what happens in the pool.
public struct Webhook: Sendable, Equatable {
    /// Its id, 24 hexadecimal digits.
    public let id: String
    /// Where it is told, `http` or `https`.
    public let url: String
    /// Whether a secret goes along; the secret itself is never shown again.
    public let hasSecret: Bool
    /// The events it is told of; none for all.
    public let events: [String]
    /// When it was added.
    public let createdAt: Date

    /// Creates a webhook.
    ///
    /// - Parameters:
    ///   - id: Its id.
    ///   - url: Where it is told.
    ///   - hasSecret: Whether a secret goes along.
    ///   - events: The events it is told of; none for all.
    ///   - createdAt: When it was added.
    public init(id: String, url: String, hasSecret: Bool, events: [String], createdAt: Date) {
        self.id = id
        self.url = url
        self.hasSecret = hasSecret
        self.events = events
        self.createdAt = createdAt
    }

    /// The webhook as a record.
    public var json: JSON {
        [
            "id": .string(id),
            "url": .string(url),
            "hasSecret": .bool(hasSecret),
            "events": .array(events.map { .string($0) }),
            "createdAt": .time(createdAt),
        ]
    }
}

/// One message to one webhook, as the log has it.
public struct WebhookDelivery: Sendable, Equatable {
    /// How far it has come.
    public enum State: String, Sendable, CaseIterable {
        /// It is to be sent, for the first time or again.
        case pending
        /// It is under way.
        case sending
        /// It was answered with a status from 200 to 299.
        case delivered
        /// The last try failed.
        case failed
    }

    /// Its number, counted from 1.
    public let id: Int
    /// To which webhook.
    public let webhookID: String
    /// What happened.
    public let eventName: String
    /// How far it has come.
    public let state: State
    /// How often it was tried, at most ``maximumAttempts``.
    public let attempts: Int
    /// The status of the last answer; `nil` without one.
    public let status: Int?
    /// How long the last try took, in milliseconds of real time.
    public let duration: Int?
    /// Why the last try had no answer.
    public let fault: String?
    /// When the event happened, on the pool's clock.
    public let createdAt: Date

    /// How often a message is tried: once, and twice more after a pause.
    public static let maximumAttempts = 3

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - id: Its number.
    ///   - webhookID: To which webhook.
    ///   - eventName: What happened.
    ///   - state: How far it has come.
    ///   - attempts: How often it was tried.
    ///   - status: The status of the last answer.
    ///   - duration: How long the last try took, in milliseconds.
    ///   - fault: Why the last try had no answer.
    ///   - createdAt: When the event happened.
    public init(
        id: Int,
        webhookID: String,
        eventName: String,
        state: State,
        attempts: Int,
        status: Int?,
        duration: Int?,
        fault: String?,
        createdAt: Date
    ) {
        self.id = id
        self.webhookID = webhookID
        self.eventName = eventName
        self.state = state
        self.attempts = attempts
        self.status = status
        self.duration = duration
        self.fault = fault
        self.createdAt = createdAt
    }

    /// The entry as a record.
    public var json: JSON {
        [
            "id": .integer(id),
            "webhookId": .string(webhookID),
            "event": .string(eventName),
            "state": .string(state.rawValue),
            "attempts": .integer(attempts),
            "status": status.map { .integer($0) } ?? .null,
            "duration": duration.map { .integer($0) } ?? .null,
            "fault": .orNull(fault),
            "createdAt": .time(createdAt),
        ]
    }
}

/// What a webhook answered to a test.
public struct WebhookTest: Sendable, Equatable {
    /// The status of the answer; `nil` without one.
    public let status: Int?
    /// How long it took, in milliseconds of real time.
    public let duration: Int
    /// Why there was no answer.
    public let fault: String?

    /// Creates a result.
    ///
    /// - Parameters:
    ///   - status: The status of the answer.
    ///   - duration: How long it took, in milliseconds.
    ///   - fault: Why there was no answer.
    public init(status: Int?, duration: Int, fault: String?) {
        self.status = status
        self.duration = duration
        self.fault = fault
    }

    /// Whether the webhook took the message: a status from 200 to 299.
    public var isDelivered: Bool { status.map { (200..<300).contains($0) } ?? false }

    /// The result as a record.
    public var json: JSON {
        [
            "delivered": .bool(isDelivered),
            "status": status.map { .integer($0) } ?? .null,
            "duration": .integer(duration),
            "fault": .orNull(fault),
        ]
    }
}
