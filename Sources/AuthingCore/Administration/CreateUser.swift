import AuthingAPI
import Foundation

/// Makes a user as an admin does: without the rules that hold registrations back, and without the strength policy.
struct CreateUser: Sendable {
    let parts: CoreParts

    /// Makes the user.
    ///
    /// - Parameter request: Identifiers, password and profile.
    /// - Returns: The user.
    /// - Throws: The first refusal.
    func callAsFunction(_ request: UserCreation) async throws(AuthingError) -> User {
        let now = parts.now
        let event = EventDraft(.userCreated, subject: request.email ?? request.phone ?? request.username)
        let profile = try await parts.pool.prepare(event, at: now) { stores, _ in
            let draft = try Self.identifiers(request, stores)
            let settings = try stores.pool.load().settings
            try Self.requireSound(request.password, draft, settings)
            return settings.passwordHashing
        }
        let hash = try await parts.hash(request.password, profile: profile)
        let (user, messages) = try await parts.pool.settle(event, at: now) { [parts] stores, event in
            let record = try stores.pool.load()
            let draft = try Self.identifiers(request, stores)
            let user = Self.user(
                draft,
                request,
                id: User.ID(rawValue: parts.environment.makeIdentifier()),
                record,
                now: now
            )
            let level = hash == nil ? nil : request.password.map { PasswordSecurityLevel(of: $0) }
            let account = Account(
                user: user,
                passwordHash: hash,
                passwordLevel: level,
                resetsPassword: hash != nil && request.resetsPasswordOnFirstLogin
            )
            if let conflict = try stores.users.insert(account) {
                throw AuthingError.taken(conflict, draft[conflict] ?? "")
            }
            event.userID = user.id
            let writer = MailWriter(parts: parts, stores: stores, record: record, language: .chinese, now: now)
            let email = request.sendsWelcomeEmail ? user.email.flatMap { EmailAddress($0) } : nil
            // An operator's own mail is not held back: the limits are for what strangers can cause.
            return (user, try email.map { [try writer.sendWelcome(to: $0)] } ?? [])
        }
        await parts.dispatch(messages)
        return user
    }

    /// The profile with all identifiers in their normal form, each of them free.
    private static func identifiers(_ request: UserCreation, _ stores: any PoolStores) throws -> ProfileDraft {
        var draft = try ProfileDraft(request.profile)
        if let email = request.email, !email.isEmpty { draft.email = try .email(email) }
        if let phone = request.phone, !phone.isEmpty { draft.phone = try .phone(phone) }
        if let username = request.username, !username.isEmpty { draft.username = try .username(username) }
        try stores.pool.load().settings.requireVisible(draft.username)
        var hasIdentifier = false
        for identifier in UniqueIdentifier.allCases {
            guard let text = draft[identifier] else { continue }
            hasIdentifier = true
            if try stores.users.find(identifier, text) != nil { throw AuthingError.taken(identifier, text) }
        }
        guard hasIdentifier else { throw AuthingError.identifierMissing() }
        return draft
    }

    /// The strength of the policy binds users alone; the rules on length and on common passwords bind operators as well.
    private static func requireSound(
        _ password: Secret?,
        _ draft: ProfileDraft,
        _ settings: PoolSettings
    ) throws(AuthingError) {
        guard let password, !password.isEmpty else { return }
        let names = UniqueIdentifier.allCases.compactMap { draft[$0] }
        if let fault = PasswordDemands.ofOperators(settings).fault(of: password, ownedBy: names) {
            throw .passwordWeak(fault)
        }
    }

    private static func user(
        _ draft: ProfileDraft,
        _ request: UserCreation,
        id: User.ID,
        _ record: PoolRecord,
        now: Date
    ) -> User {
        var user = User(id: id, userPoolID: record.identity.poolID, createdAt: now)
        user.username = draft.username
        user.email = draft.email
        user.emailVerified = draft.email != nil && request.emailVerified
        user.phone = draft.phone
        user.phoneVerified = draft.phone != nil && request.phoneVerified
        user.registerSource = ["import:manual"]
        user.oauth = draft.oauth
        user.lastIP = draft.lastIP
        user.details = draft.details
        user.details.fillDefaults(record.settings)
        return user
    }
}
