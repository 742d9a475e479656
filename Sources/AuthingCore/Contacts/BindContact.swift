import AuthingAPI
import AuthingJSON

/// Binds a phone or an email to a user who has none.
struct BindContact: Sendable {
    let parts: CoreParts
    let kind: ContactKind

    /// Binds it.
    ///
    /// - Parameters:
    ///   - typed: The number or address as typed.
    ///   - code: The code sent to it.
    ///   - context: The call's context, with its token.
    /// - Returns: The user after the change.
    /// - Throws: The first refusal; then nothing was changed and a right code not spent.
    func callAsFunction(
        _ typed: String,
        code: Secret,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        try await parts.changeContact(kind, subject: typed, in: context) { [kind] change, event in
            let address = try change.requireForm(typed)
            try context.require(.contactAbsent, change.present == nil, else: kind.present)
            try change.requireFree(address)
            try change.requireCode(code, at: address)
            return try change.write(address.recipient, proofs: [(code, address)], &event)
        }
    }
}
