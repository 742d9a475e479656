/// How a state is made anonymous.
package struct AnonymisingOptions: Sendable {
    /// What becomes of the hashes of passwords.
    package enum Hashes: Sendable {
        /// They become hashes that no password fits.
        case unusable
        /// They stay as they are.
        case kept
        /// They become that of one password, which everybody then has who had one.
        case known(Secret)
    }

    /// What the new names are a function of; nil for the state itself, with its keys.
    ///
    /// Who knows the number can try names out, and find the person of a new one. The keys of a pool nobody knows.
    package var seed: Int64?
    /// What becomes of the hashes of passwords.
    package var hashes: Hashes

    /// Creates options.
    ///
    /// - Parameters:
    ///   - seed: What the new names are a function of; nil for the state itself.
    ///   - hashes: What becomes of the hashes of passwords.
    package init(seed: Int64? = nil, hashes: Hashes = .unusable) {
        self.seed = seed
        self.hashes = hashes
    }
}

/// A state in which nobody can be recognised.
package struct AnonymousState: Sendable {
    /// The file, of ``StateFormat``.
    package let bytes: [UInt8]
    /// The new name of each address, phone number and username that was in it.
    package let names: [String: String]

    /// Creates a state.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - names: The new names by the old ones.
    package init(bytes: [UInt8], names: [String: String]) {
        self.bytes = bytes
        self.names = names
    }
}
