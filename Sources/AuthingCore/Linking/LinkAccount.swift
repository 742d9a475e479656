import AuthingAPI
import AuthingJSON
import Foundation

/// Makes two accounts of one person one: the identities of the secondary user move, all else of that user is deleted.
struct LinkAccount: Sendable {
    let parts: CoreParts

    /// Links.
    ///
    /// - Parameters:
    ///   - request: The two tokens.
    ///   - context: The call's context.
    /// - Throws: The first refusal; then neither user was touched.
    func callAsFunction(_ request: AccountLinking, in context: RequestContext) async throws(AuthingError) {
        let now = parts.now
        let event = EventDraft(.accountLinked, clientIP: context.clientIP)
        try await parts.pool.settle(event, at: now) { stores, event in
            let record = try stores.enter(context)
            let gate = LoginGate(stores: stores, record: record, now: now)
            let primary = try gate.openForLinking(request.primaryToken, "primary-token", context).account.user
            event.userID = primary.id
            let account = try gate.openForLinking(request.secondaryToken, "secondary-token", context).account
            let secondary = account.user
            event.subject = secondary.id.rawValue
            try context.require(.linkDistinct, primary.id != secondary.id, else: .linkToItself())
            try Self.checkIdentities(of: primary, secondary, stores, context)
            guard try stores.identities.moveAll(from: secondary.id, to: primary.id) else {
                throw StoreError(.unexpected, underlying: "identities")
            }
            try stores.erase(account)
        }
    }

    private static func checkIdentities(
        of primary: User,
        _ secondary: User,
        _ stores: any PoolStores,
        _ context: RequestContext
    ) throws {
        let moving = try stores.identities.list(of: secondary.id).map(\.provider)
        try context.require(
            .identitiesPresent,
            !moving.isEmpty,
            else: .identitiesUnreadable(),
            figures: ["identities": .array(moving.map { .string($0) })]
        )
        let present = try stores.identities.list(of: primary.id).map(\.provider)
        let conflict = moving.first(where: present.contains)
        try context.require(
            .identityKindFree,
            conflict == nil,
            else: .identityKindTaken(conflict ?? ""),
            figures: ["primary": .array(present.map { .string($0) })]
        )
    }
}

extension LoginGate {
    /// The login of a token that a link is given.
    ///
    /// - Parameters:
    ///   - token: The token.
    ///   - name: Its parameter's name.
    ///   - context: The call's context.
    /// - Returns: The login.
    /// - Throws: 2231 where it is missing; else what a check of the login status says of it.
    func openForLinking(_ token: Secret, _ name: String, _ context: RequestContext) throws -> Login {
        guard !token.isEmpty else { throw context.refuse(.linkTokens, .argumentMissing(name)) }
        do {
            let login = try open(token)
            context.note(.linkTokens, .passed, figures: [name: .string(login.account.user.id.rawValue)])
            return login
        } catch let fault as LoginGate.Fault {
            throw context.refuse(.linkTokens, fault.statusError)
        }
    }
}
