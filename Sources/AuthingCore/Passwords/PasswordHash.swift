package import AuthingAPI

/// A stored password: one of ours, Argon2id in the PHC string format, or one that was imported from another system.
///
/// The text carries its own method and costs, so that old hashes stay readable when the profile changes. The first login
/// with an imported one replaces it by one of ours.
/// - SeeAlso: RFC 9106; the PHC string format specification.
package struct PasswordHash: Sendable, Equatable {
    /// The text to store; it must not leave the store but for an export that asks for it.
    package let text: String
    /// The method, with everything that checking a password needs.
    let scheme: PasswordScheme

    /// Reads a text.
    ///
    /// - Parameter text: A hash of a method in ``PasswordScheme``.
    /// - Throws: ``PasswordHashFault``: no method known here, malformed, or dearer to check than is allowed.
    package init(reading text: String) throws(PasswordHashFault) {
        self.text = text
        scheme = try PasswordScheme(reading: text)
    }

    /// Reads a stored text; nil for one that ``init(reading:)`` refuses.
    ///
    /// - Parameter text: The text.
    package init?(text: String) {
        do throws(PasswordHashFault) {
            try self.init(reading: text)
        } catch {
            return nil
        }
    }

    /// Takes over what the hasher made.
    init(text: String, profile: PoolSettings.PasswordHashing) {
        self.text = text
        scheme = .argon2(
            Argon2Scheme(variant: .argon2id, memoryInKiB: profile.memoryInKiB, passes: profile.passes, lanes: 1)
        )
    }

    /// A hash that no password is known to have, at the cost of a profile.
    ///
    /// - Parameter profile: What hashes cost.
    /// - Returns: The hash, whose salt and key are zero bytes.
    static func decoy(_ profile: PoolSettings.PasswordHashing) -> PasswordHash {
        let (salt, key) = (String(repeating: "A", count: 22), String(repeating: "A", count: 43))
        let text = "$argon2id$v=19$m=\(profile.memoryInKiB),t=\(profile.passes),p=1$\(salt)$\(key)"
        return PasswordHash(text: text, profile: profile)
    }

    /// Whether the next successful login should hash the password anew.
    ///
    /// - Parameter profile: The pool's present profile.
    /// - Returns: True for another method, and where memory, passes or lanes differ from the profile.
    package func needsRehash(for profile: PoolSettings.PasswordHashing) -> Bool {
        guard case .argon2(let scheme) = scheme else { return true }
        return scheme.variant != .argon2id || scheme.lanes != 1
            || scheme.memoryInKiB != profile.memoryInKiB || scheme.passes != profile.passes
    }
}

extension PasswordHash: CustomStringConvertible, CustomReflectable {
    /// Method and costs alone.
    package var description: String { "<password hash \(scheme.costs)>" }

    /// A mirror without children.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
