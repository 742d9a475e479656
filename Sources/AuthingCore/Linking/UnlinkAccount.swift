import AuthingAPI
import AuthingJSON

/// Takes the external identity of a provider from a user who keeps another way to log in.
struct UnlinkAccount: Sendable {
    let parts: CoreParts

    /// Takes the identity away.
    ///
    /// - Parameters:
    ///   - request: The user's token and the provider.
    ///   - context: The call's context.
    /// - Throws: The first refusal.
    func callAsFunction(_ request: AccountUnlinking, in context: RequestContext) async throws(AuthingError) {
        let now = parts.now
        let event = EventDraft(.accountUnlinked, subject: request.provider, clientIP: context.clientIP)
        try await parts.pool.settle(event, at: now) { stores, event in
            let record = try stores.enter(context)
            let gate = LoginGate(stores: stores, record: record, now: now)
            let account = try gate.openForLinking(request.primaryToken, "primary-token", context).account
            event.userID = account.user.id
            guard !request.provider.isEmpty else {
                throw context.refuse(.identityBound, .argumentMissing("provider"))
            }
            let bound = try stores.identities.list(of: account.user.id).map(\.provider)
            try context.require(
                .identityBound,
                bound.contains(request.provider),
                else: .identityMissing(request.provider, bound: bound),
                figures: ["identities": .array(bound.map { .string($0) })]
            )
            let remaining = account.loginMethods(identities: bound.filter { $0 != request.provider })
            try context.require(
                .loginMethodRemains,
                !remaining.isEmpty,
                else: .lastLoginMethod(),
                figures: ["remaining": .array(remaining.map { .string($0) })]
            )
            _ = try stores.identities.remove(request.provider, of: account.user.id)
        }
    }
}

extension Account {
    /// The ways in which the user can log in.
    ///
    /// An email or phone counts though it is not verified, and without a password: a code or a reset opens the account.
    ///
    /// - Parameter identities: The providers of the external identities.
    /// - Returns: `email`, `phone`, `username` where there is a password, and the providers.
    func loginMethods(identities: [String]) -> [String] {
        var methods: [String] = []
        if user.email != nil { methods.append("email") }
        if user.phone != nil { methods.append("phone") }
        if user.username != nil, passwordHash != nil { methods.append("username") }
        return methods + identities
    }
}
