public import AuthingJSON
public import Foundation

/// One entry of the audit trail: who did what, when, from where, and with which result.
public struct AuditEvent: Sendable, Equatable {
    /// What was done or tried.
    public enum Kind: String, Sendable, CaseIterable {
        /// A registration.
        case register
        /// A login.
        case login
        /// A logout.
        case logout
        /// A new token for an old one.
        case tokenRefreshed = "token-refreshed"
        /// A code sent by SMS.
        case smsSent = "sms-sent"
        /// A mail sent.
        case emailSent = "email-sent"
        /// A link in a mail was followed, to verify its address.
        case linkOpened = "link-opened"
        /// A password changed by its holder.
        case passwordChanged = "password-changed"
        /// A password reset by a code.
        case passwordReset = "password-reset"
        /// An account locked after wrong passwords.
        case accountLocked = "account-locked"
        /// A user made by an admin.
        case userCreated = "user-created"
        /// A user barred by an admin.
        case userBlocked = "user-blocked"
        /// A user let in again by an admin.
        case userUnblocked = "user-unblocked"
        /// An external identity bound to a user by an admin.
        case identityAdded = "identity-added"
        /// An external identity taken from a user by an admin.
        case identityRemoved = "identity-removed"
        /// Two accounts made one: the identities of the secondary user moved, and that user is gone.
        case accountLinked = "account-linked"
        /// An external identity taken away by its holder.
        case accountUnlinked = "account-unlinked"
        /// Custom data set or removed; the subject names the keys.
        case customDataChanged = "custom-data-changed"
        /// A custom field defined, or its definition changed.
        case fieldDefined = "field-defined"
        /// The definition of a custom field removed.
        case fieldUndefined = "field-undefined"
        /// A captcha made.
        case captchaIssued = "captcha-issued"
        /// A pool setting changed.
        case settingChanged = "setting-changed"
        /// Entries of a whitelist were added or removed.
        case whitelistChanged = "whitelist-changed"
        /// The outbox emptied.
        case outboxCleared = "outbox-cleared"
    }

    /// The event's number, counted from 1.
    public let id: Int
    /// When it happened.
    public let at: Date
    /// What was done or tried.
    public let kind: Kind
    /// 200, or the code of the refusal.
    public let code: Int
    /// Whom it concerns, where that is known.
    public let userID: User.ID?
    /// What was typed as identifier, or what the event is about.
    public let subject: String?
    /// Where it came from; `nil` when unknown or from the pool's console.
    public let clientIP: String?

    /// Creates an event.
    ///
    /// - Parameters:
    ///   - id: The event's number.
    ///   - at: When it happened.
    ///   - kind: What was done or tried.
    ///   - code: 200, or the code of the refusal.
    ///   - userID: Whom it concerns.
    ///   - subject: What was typed as identifier, or what the event is about.
    ///   - clientIP: Where it came from.
    public init(
        id: Int,
        at: Date,
        kind: Kind,
        code: Int,
        userID: User.ID?,
        subject: String?,
        clientIP: String?
    ) {
        self.id = id
        self.at = at
        self.kind = kind
        self.code = code
        self.userID = userID
        self.subject = subject
        self.clientIP = clientIP
    }

    /// The event as a record.
    public var json: JSON {
        [
            "id": .integer(id),
            "at": .time(at),
            "event": .string(kind.rawValue),
            "code": .integer(code),
            "userId": .orNull(userID?.rawValue),
            "subject": .orNull(subject),
            "clientIp": .orNull(clientIP),
        ]
    }
}
