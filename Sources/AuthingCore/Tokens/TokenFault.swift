package import AuthingAPI
package import Foundation

/// Why a token is not accepted, as far as its text tells; whether it was revoked only the core knows.
package enum TokenFault: Error, Equatable, Sendable {
    /// It is no token of this pool's making.
    case garbage(Flaw)
    /// It is one, and its life is over.
    case expired(at: Date)
    /// It names another pool.
    case otherPool

    /// What is wrong with garbage, for `token explain` and the decision trail.
    package enum Flaw: String, Sendable, CaseIterable {
        /// Longer than 8 KiB.
        case size
        /// Not three parts of canonical base64url.
        case encoding
        /// The header is not the JSON object it has to be.
        case header
        /// The header names another algorithm.
        case algorithm
        /// The header names another kind of token.
        case kind
        /// The header names no key of ours.
        case key
        /// The signature does not belong to the text.
        case signature
        /// The claims are not the JSON object they have to be.
        case claims
    }

    /// What a method answers that needs a login: garbage is no login at all.
    package var accessError: AuthingError {
        switch self {
        case .garbage: .notLoggedIn()
        case .expired(let limit): .loginExpired(at: limit)
        case .otherPool: .userOfOtherPool()
        }
    }

    /// What the check of a login status answers.
    package var statusError: AuthingError {
        switch self {
        case .garbage: .loginInvalid()
        case .expired(let limit): .loginExpired(at: limit)
        case .otherPool: .userOfOtherPool()
        }
    }
}
