package import AuthingAPI
package import Foundation

/// What the audit trail will say of a call, as far as it is known.
package struct EventDraft: Sendable {
    /// What was done or tried.
    package var kind: AuditEvent.Kind
    /// Whom it concerns.
    package var userID: User.ID?
    /// What was typed as identifier, or what the event is about.
    package var subject: String?
    /// Where it came from.
    package var clientIP: String?
    /// What followed from it in the same transaction: the login of a registration, the lock of a wrong password.
    package var sequel: AuditEvent.Kind?

    /// Creates a draft.
    ///
    /// - Parameters:
    ///   - kind: What was done or tried.
    ///   - userID: Whom it concerns.
    ///   - subject: What was typed as identifier, or what the event is about.
    ///   - clientIP: Where it came from.
    package init(
        _ kind: AuditEvent.Kind,
        userID: User.ID? = nil,
        subject: String? = nil,
        clientIP: String? = nil
    ) {
        self.kind = kind
        self.userID = userID
        self.subject = subject
        self.clientIP = clientIP
    }
}

extension EventStore {
    /// Adds the entry of a call, and that of what followed from it.
    ///
    /// - Parameters:
    ///   - event: What to say.
    ///   - code: How the call ended.
    ///   - now: When.
    /// - Throws: `StoreError`.
    func close(_ event: EventDraft, code: AuthingError.Code, at now: Date) throws(StoreError) {
        try append(event, code: code, at: now)
        guard let sequel = event.sequel else { return }
        var next = event
        next.kind = sequel
        try append(next, code: code, at: now)
    }
}

/// The audit trail; entries are added and never changed.
package protocol EventStore {
    /// Adds an entry.
    ///
    /// - Parameters:
    ///   - event: What to say.
    ///   - code: How the call ended.
    ///   - now: When.
    /// - Throws: `StoreError`.
    func append(_ event: EventDraft, code: AuthingError.Code, at now: Date) throws(StoreError)

    /// The newest entries behind one.
    ///
    /// - Parameters:
    ///   - after: Only entries with a larger number.
    ///   - limit: The most entries to give.
    /// - Returns: The entries, oldest first.
    /// - Throws: `StoreError`.
    func list(after: Int, limit: Int) throws(StoreError) -> [AuditEvent]

    /// The times of the registrations that succeeded from one address.
    ///
    /// - Parameters:
    ///   - clientIP: The address; `nil` for the bucket of unknown ones.
    ///   - start: Only later ones.
    ///   - limit: The most times to give, the newest.
    /// - Returns: The times, newest first.
    /// - Throws: `StoreError`.
    func registrations(from clientIP: String?, after start: Date, limit: Int) throws(StoreError) -> [Date]
}
