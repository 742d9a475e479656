import AuthingAPI
import AuthingJSON

/// Takes the phone or the email from a user who keeps another way to log in.
struct UnbindContact: Sendable {
    let parts: CoreParts
    let kind: ContactKind

    /// Takes it away.
    ///
    /// - Parameter context: The call's context, with its token.
    /// - Returns: The user after the change.
    /// - Throws: The first refusal.
    func callAsFunction(in context: RequestContext) async throws(AuthingError) -> User {
        try await parts.changeContact(kind, subject: nil, in: context) { [kind] change, event in
            let account = change.login.account
            try context.require(.contactPresent, change.present != nil, else: kind.missing)
            event.subject = change.present
            let identities = try change.stores.identities.list(of: account.user.id).map(\.provider)
            var reduced = account
            switch kind {
            case .phone: reduced.user.phone = nil
            case .email: reduced.user.email = nil
            }
            let remaining = reduced.loginMethods(identities: identities)
            try context.require(
                .loginMethodRemains,
                !remaining.isEmpty,
                else: .lastLoginMethod(),
                figures: ["remaining": .array(remaining.map { .string($0) })]
            )
            return try change.write(nil, proofs: [], &event)
        }
    }
}
