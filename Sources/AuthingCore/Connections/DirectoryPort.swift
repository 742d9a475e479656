package import AuthingAPI

/// A directory that keeps people and their passwords, such as an LDAP server, as one connection of a pool knows it.
///
/// An adapter escapes names in filters (RFC 4515), demands exactly one entry, follows no referrals and has time limits.
package protocol DirectoryPort: Sendable {
    /// The id of the connection: names of two directories may collide.
    var connectionID: String { get }
    /// Whether somebody without a user of the pool gets one.
    var importsUsers: Bool { get }

    /// Looks for somebody and asks the directory whether the password is right.
    ///
    /// - Parameters:
    ///   - name: The name, not empty.
    ///   - password: The password, not empty: an empty one would be an anonymous bind, which succeeds (RFC 4513, 5.1.2).
    /// - Returns: What the directory says.
    /// - Throws: `DirectoryError`.
    func authenticate(_ name: String, password: Secret) async throws(DirectoryError) -> DirectoryAnswer
}

/// What a directory says to a name and a password.
package enum DirectoryAnswer: Sendable {
    /// The password is right.
    case proved(DirectoryEntry)
    /// There is such an entry, and the password is not its.
    case passwordRefused
    /// No entry has the name, or several have.
    case unknown
}

/// An entry of a directory.
package struct DirectoryEntry: Sendable {
    /// The key that stays across renames: `entryUUID` or `objectGUID`, else the distinguished name.
    package let key: String
    /// The first value of each attribute, by its lower-case name.
    package let attributes: [String: String]

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - key: The key that stays across renames.
    ///   - attributes: The first value of each attribute, by its name in any case.
    package init(key: String, attributes: [String: String]) {
        self.key = key
        self.attributes = Dictionary(
            attributes.map { ($0.key.lowercased(), $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
    }
}

/// A directory did not answer, or not in a way that can be trusted.
package struct DirectoryError: Error, Sendable {
    /// What went wrong, for traces.
    package let underlying: String

    /// Creates an error.
    ///
    /// - Parameter underlying: What went wrong.
    package init(_ underlying: String) { self.underlying = underlying }
}
