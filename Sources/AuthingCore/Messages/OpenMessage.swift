import AuthingAPI
import Foundation

/// Follows the link in a mail of the outbox, as its receiver would.
struct OpenMessage: Sendable {
    let parts: CoreParts

    /// Follows the link.
    ///
    /// - Parameter message: Which mail.
    /// - Returns: The user whose address is verified now.
    /// - Throws: 400, 2023.
    func callAsFunction(_ message: OutboxMessage.Reference) async throws(AuthingError) -> User {
        let kept = try await parts.pool.look { stores in
            switch message {
            case .number(let id): try stores.outbox.find(id: id)
            case .lastLink(let address):
                try stores.outbox.lastWithLink(to: address.map { EmailAddress($0)?.text ?? $0 })
            }
        }
        guard let link = kept.map(parts.seal.open)?.link else { throw AuthingError.linkMissing(message) }
        return try await FollowVerificationLink(parts: parts)(link)
    }
}
