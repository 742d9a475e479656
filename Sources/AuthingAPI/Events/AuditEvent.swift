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
        /// What a directory says of a user was left out, because somebody else has it.
        case directoryFieldSkipped = "directory-field-skipped"
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
        /// A login went through whose password is below the present policy (2061).
        case passwordAdvised = "password-advised"
        /// An account locked after wrong passwords.
        case accountLocked = "account-locked"
        /// Fields, email or phone of a user changed.
        case userUpdated = "user-updated"
        /// An email verified by a code or by an admin.
        case emailVerified = "email-verified"
        /// A user made by an admin.
        case userCreated = "user-created"
        /// A user deleted by an admin.
        case userDeleted = "user-deleted"
        /// A user barred by an admin.
        case userBlocked = "user-blocked"
        /// A user let in again by an admin.
        case userUnblocked = "user-unblocked"
        /// An external identity bound to a user by an admin.
        case identityAdded = "identity-added"
        /// An external identity taken from a user by an admin.
        case identityRemoved = "identity-removed"
        /// An account taken over by the holder of its address; the subject names what nobody had proved and was dropped.
        case accountClaimed = "account-claimed"
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
        /// Users imported by an admin.
        case usersImported = "users-imported"
        /// Users exported by an admin.
        case usersExported = "users-exported"
        /// A captcha made.
        case captchaIssued = "captcha-issued"
        /// A pool setting changed.
        case settingChanged = "setting-changed"
        /// A sub-account of a user was made.
        case subAccountCreated = "sub-account-created"
        /// A sub-account was deleted.
        case subAccountDeleted = "sub-account-deleted"
        /// A CAS ticket was issued to a service.
        case ticketIssued = "ticket-issued"
        /// A service had a CAS ticket checked.
        case ticketValidated = "ticket-validated"
        /// Entries of a whitelist were added or removed.
        case whitelistChanged = "whitelist-changed"
        /// The outbox emptied.
        case outboxCleared = "outbox-cleared"
        /// A namespace made.
        case namespaceCreated = "namespace-created"
        /// A namespace deleted.
        case namespaceDeleted = "namespace-deleted"
        /// A role made.
        case roleCreated = "role-created"
        /// A role put below another one.
        case roleMoved = "role-moved"
        /// A role deleted.
        case roleDeleted = "role-deleted"
        /// A role given to somebody.
        case roleAssigned = "role-assigned"
        /// A role taken away.
        case roleRevoked = "role-revoked"
        /// A group made.
        case groupCreated = "group-created"
        /// A group deleted.
        case groupDeleted = "group-deleted"
        /// A user added to a group.
        case groupJoined = "group-joined"
        /// A user taken out of a group.
        case groupLeft = "group-left"
        /// A resource defined.
        case resourceDefined = "resource-defined"
        /// A resource deleted.
        case resourceDeleted = "resource-deleted"
        /// A resource granted.
        case resourceGranted = "resource-granted"
        /// A grant of a resource taken back.
        case resourceRevoked = "resource-revoked"
        /// An organization made.
        case organizationCreated = "organization-created"
        /// An organization deleted.
        case organizationDeleted = "organization-deleted"
        /// A department added.
        case departmentAdded = "department-added"
        /// A department moved.
        case departmentMoved = "department-moved"
        /// A department deleted.
        case departmentDeleted = "department-deleted"
        /// A user made a member of a department.
        case departmentJoined = "department-joined"
        /// A membership of a department ended.
        case departmentLeft = "department-left"
        /// An application made.
        case applicationCreated = "application-created"
        /// An application deleted.
        case applicationDeleted = "application-deleted"
        /// An application opened to everyone, or closed.
        case applicationAccessChanged = "application-access-changed"
        /// Somebody let into an application.
        case applicationGranted = "application-granted"
        /// That taken back.
        case applicationRevoked = "application-revoked"
        /// A pipeline function added or taken out.
        case pipelineChanged = "pipeline-changed"
        /// A pipeline function that failed where it could not refuse.
        case pipelineFailed = "pipeline-failed"
        /// A webhook added or removed.
        case webhookChanged = "webhook-changed"
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
