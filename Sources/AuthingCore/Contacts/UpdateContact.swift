import AuthingAPI
import AuthingJSON

/// Replaces the phone or the email of a user.
struct UpdateContact: Sendable {
    let parts: CoreParts
    let kind: ContactKind

    /// A number or address as typed, and the code sent to it.
    struct Proof: Sendable {
        let typed: String
        let code: Secret
    }

    /// What was given of the old one; each part may be missing or empty.
    struct OldProof: Sendable {
        let typed: String?
        let code: Secret?
    }

    /// Replaces it.
    ///
    /// - Parameters:
    ///   - new: The new one.
    ///   - old: The old one.
    ///   - context: The call's context, with its token.
    /// - Returns: The user after the change.
    /// - Throws: The first refusal; then nothing was changed and no right code spent.
    func callAsFunction(
        _ new: Proof,
        old: OldProof,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        try await parts.changeContact(kind, subject: new.typed, in: context) { [kind] change, event in
            let address = try change.requireForm(new.typed)
            try change.requireFree(address)
            try change.requireCode(new.code, at: address)
            try context.require(.contactPresent, change.present != nil, else: kind.notBoundYet)
            guard let present = change.present, let oldAddress = kind.address(present) else { throw kind.notBoundYet }
            try context.require(.contactChanged, address != oldAddress, else: kind.unchanged)
            var proofs = [(new.code, address)]
            if let code = try Self.check(old, against: oldAddress, change) { proofs.append((code, oldAddress)) }
            return try change.write(address.recipient, proofs: proofs, &event)
        }
    }

    /// Asks the rules about the old one: what is given is checked though the pool may not need it.
    ///
    /// - Returns: The code to spend.
    private static func check(
        _ old: OldProof,
        against address: CodeAddress,
        _ change: ContactChange
    ) throws -> Secret? {
        let (kind, context) = (change.kind, change.context)
        let typed = old.typed.flatMap { $0.isEmpty ? nil : $0 }
        let code = old.code.flatMap { $0.isEmpty ? nil : $0 }
        let isNeeded = kind.needsOld(change.record.settings)
        try context.require(
            .oldContactGiven,
            !isNeeded || (typed != nil && code != nil),
            else: kind.oldRequired,
            figures: ["needed": .bool(isNeeded)]
        )
        if let typed { try context.require(.oldContactRight, kind.address(typed) == address, else: kind.oldWrong) }
        if let code { try change.requireCode(code, at: address) }
        return code
    }
}
