package import AuthingAPI
import AuthingJSON
package import Foundation

/// Which events webhooks are told of, and what they are told.
///
/// - SeeAlso: the product's page on webhooks, whose names and shapes these are.
enum WebhookEvent {
    /// What a message carries beside its name.
    enum Form {
        /// The user itself.
        case user
        /// `{user}`: the user under that key.
        case change
        /// `{user, updates}`: the user, and its new values by the names of the fields that were changed.
        case updates
        /// `{user, udv, udf}`: the user, all its custom data, and the fields' definitions.
        case customData
        /// `{primaryUser, secondaryUser}`: who took over, and the id of who is gone.
        case link
        /// `{userId, email}`: whose address was proved.
        case email
        /// `{userId, subject}`: whom and what it concerns.
        case subject
    }

    /// The name and form of an event; `nil` for what webhooks are not told of.
    ///
    /// What the page does not name goes out under the trail's own name.
    static func outline(of kind: AuditEvent.Kind) -> (name: String, form: Form)? {
        switch kind {
        case .register: ("register", .user)
        case .login: ("login", .user)
        case .userCreated: ("user:created", .user)
        case .userUpdated: ("user:updated", .updates)
        case .userBlocked: ("user:blocked", .change)
        case .userUnblocked: ("user:unblocked", .change)
        case .passwordChanged, .passwordReset: ("user:password-changed", .user)
        case .customDataChanged: ("user:udv-changed", .customData)
        case .emailVerified: ("user:email-verified", .email)
        case .accountLinked: ("user:link-account", .link)
        case .logout, .tokenRefreshed, .smsSent, .emailSent, .linkOpened, .captchaIssued, .outboxCleared,
            .pipelineChanged, .pipelineFailed, .webhookChanged:
            nil
        default: (kind.rawValue, .subject)
        }
    }

    /// The names a webhook may ask for, in the order of the trail's kinds, each once.
    static let names: [String] = AuditEvent.Kind.allCases.reduce(into: []) { names, kind in
        if let name = outline(of: kind)?.name, !names.contains(name) { names.append(name) }
    }

    /// Whether an event that ended so is told: what happened, and logins that failed.
    static func isTold(_ kind: AuditEvent.Kind, _ code: AuthingError.Code) -> Bool {
        code == .success || kind == .login
    }
}

/// The audit trail, which tells webhooks of what it is given, in the same transaction.
package struct TellingEventStore: EventStore {
    private let trail: any EventStore
    private let webhooks: any WebhookStore
    private let users: any UserStore
    private let customData: any CustomDataStore

    /// Creates a trail.
    ///
    /// - Parameters:
    ///   - trail: Keeps the entries.
    ///   - stores: The stores of the transaction.
    package init(_ trail: any EventStore, in stores: some PoolStores) {
        self.trail = trail
        webhooks = stores.webhooks
        users = stores.users
        customData = stores.customData
    }

    /// Adds an entry, and a message for each webhook that asked for such.
    package func append(_ event: EventDraft, code: AuthingError.Code, at now: Date) throws(StoreError) {
        try trail.append(event, code: code, at: now)
        guard try !webhooks.isEmpty(), WebhookEvent.isTold(event.kind, code),
            let (name, form) = WebhookEvent.outline(of: event.kind)
        else { return }
        let asked = try webhooks.list().map(\.webhook).filter { $0.events.isEmpty || $0.events.contains(name) }
        guard !asked.isEmpty else { return }
        let message: JSON = ["eventName": .string(name), "data": try data(of: event, code, form)]
        let body = message.text()
        for webhook in asked { try webhooks.enqueue(body, name, to: webhook.id, at: now) }
    }

    /// The newest entries behind one.
    package func list(after: Int, limit: Int) throws(StoreError) -> [AuditEvent] {
        try trail.list(after: after, limit: limit)
    }

    /// The times of the registrations that succeeded from one address.
    package func registrations(
        from clientIP: String?,
        after start: Date,
        limit: Int
    ) throws(StoreError) -> [Date] {
        try trail.registrations(from: clientIP, after: start, limit: limit)
    }

    private func data(
        of event: EventDraft,
        _ code: AuthingError.Code,
        _ form: WebhookEvent.Form
    ) throws(StoreError) -> JSON {
        let user = try event.userID.flatMap { id throws(StoreError) in try users.find(id: id) }?.user
        let record: JSON = user.map { .object($0.publicRecord) } ?? .null
        guard code == .success else {
            return [
                "user": record,
                "account": .orNull(event.subject),
                "code": .integer(code.rawValue),
                "message": .string(code.meaning.text(in: .chinese)),
            ]
        }
        switch form {
        case .user: return record
        case .change: return ["user": record]
        case .updates:
            let names = event.subject?.split(separator: ", ").map(String.init) ?? []
            return ["user": record, "updates": .object(JSONObject(names.map { ($0, record[$0] ?? .null) }))]
        case .customData:
            let values = try event.userID.map { id throws(StoreError) in try customData.values(of: id) } ?? []
            let fields = try customData.fields(of: .user)
            return [
                "user": record, "udv": .array(values.map(\.json)), "udf": .array(fields.map(\.json)),
            ]
        case .link: return ["primaryUser": record, "secondaryUser": ["id": .orNull(event.subject)]]
        case .email: return ["userId": .orNull(event.userID?.rawValue), "email": .orNull(user?.email)]
        case .subject: return ["userId": .orNull(event.userID?.rawValue), "subject": .orNull(event.subject)]
        }
    }
}
