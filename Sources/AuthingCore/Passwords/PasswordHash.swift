package import AuthingAPI

/// A stored password: Argon2id in the PHC string format, `$argon2id$v=19$m=…,t=…,p=…$salt$hash`.
///
/// The text carries its own parameters, so that old hashes stay readable when the profile changes.
/// - SeeAlso: RFC 9106; the PHC string format specification.
package struct PasswordHash: Sendable, Equatable {
    /// The text to store; it must not leave the store.
    package let phc: String
    /// Memory in KiB.
    package let memoryInKiB: Int
    /// Passes over that memory.
    package let passes: Int

    /// The most a stored hash may cost to check, so that an imported one cannot be a weapon: 256 MiB, 16 passes, 16 lanes.
    private static let mostMemoryInKiB = 262_144
    private static let mostPasses = 16
    private static let mostLanes = 16
    /// libsodium's `crypto_pwhash_STRBYTES`, less the closing zero.
    private static let longestText = 127

    /// Reads a stored text; nil for another algorithm or version, for costs out of range and for more than 127 bytes.
    ///
    /// - Parameter phc: The text; salt and hash are looked at when a password is checked.
    package init?(phc: String) {
        guard phc.utf8.count <= Self.longestText, phc.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let parts = phc.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0].isEmpty, parts[1] == "argon2id", parts[2] == "v=19" else { return nil }
        guard !parts[4].isEmpty, !parts[5].isEmpty else { return nil }
        let costs = parts[3].split(separator: ",", omittingEmptySubsequences: false)
        guard
            costs.count == 3,
            let memory = Self.cost("m=", costs[0], in: 8...Self.mostMemoryInKiB),
            let passes = Self.cost("t=", costs[1], in: 1...Self.mostPasses),
            Self.cost("p=", costs[2], in: 1...Self.mostLanes) != nil
        else { return nil }
        self.phc = phc
        self.memoryInKiB = memory
        self.passes = passes
    }

    /// Takes over what the hasher made.
    init(phc: String, profile: PoolSettings.PasswordHashing) {
        self.phc = phc
        self.memoryInKiB = profile.memoryInKiB
        self.passes = profile.passes
    }

    /// Whether the next successful login should hash the password anew.
    ///
    /// - Parameter profile: The pool's present profile.
    /// - Returns: True where memory or passes differ from it.
    package func needsRehash(for profile: PoolSettings.PasswordHashing) -> Bool {
        memoryInKiB != profile.memoryInKiB || passes != profile.passes
    }

    private static func cost(_ name: String, _ part: Substring, in range: ClosedRange<Int>) -> Int? {
        guard part.hasPrefix(name), let value = Int(part.dropFirst(name.count)), range.contains(value) else {
            return nil
        }
        return value
    }
}

extension PasswordHash: CustomStringConvertible, CustomReflectable {
    /// The costs alone.
    package var description: String { "<password hash m=\(memoryInKiB),t=\(passes)>" }

    /// A mirror without children.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
