import AuthingAPI
import Foundation

/// Verifies an address by the link that was mailed to it.
struct FollowVerificationLink: Sendable {
    let parts: CoreParts

    /// Uses a link up and marks the address it was sent to.
    ///
    /// - Parameter link: The link as it stands in the mail.
    /// - Returns: The user with the verified address.
    /// - Throws: 2023 for a link that is unknown, too old, used before or of an address the account no longer has.
    func callAsFunction(_ link: Secret) async throws(AuthingError) -> User {
        let now = parts.now
        return try await parts.pool.settle(EventDraft(.linkOpened), at: now) { [parts] stores, event in
            let keys = try stores.keys(of: stores.pool.load(), from: parts.environment)
            switch try stores.links.redeem(CodeDigest(keys).digest(ofLink: Self.word(in: link)), at: now) {
            case .unknown, .used: throw AuthingError.linkUsed()
            case .expired(let limit): throw AuthingError.linkExpired(at: limit)
            case .proved(let email, let id):
                (event.userID, event.subject) = (id, email)
                guard var user = try stores.users.find(id: id)?.user, let present = user.email,
                    present.utf8.elementsEqual(email.utf8)
                else { throw AuthingError.linkOfOtherEmail(email) }
                try stores.users.markVerified(.email, email, of: id, at: now)
                if !user.emailVerified {
                    user.updatedAt = now
                    event.sequel = .emailVerified
                }
                user.emailVerified = true
                return user
            }
        }
    }

    /// The unguessable word in a link: the value of its `token`.
    private static func word(in link: Secret) -> Secret {
        link.reveal { text in
            let items = URLComponents(string: text)?.queryItems ?? []
            return Secret(items.first { $0.name == "token" }?.value ?? "")
        }
    }
}
