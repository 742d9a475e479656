public import AuthingJSON
public import Foundation

/// A value that may register while the whitelist of its kind is on.
public struct WhitelistEntry: Sendable, Equatable {
    /// What the entries of one whitelist are.
    public enum Kind: String, Sendable, CaseIterable {
        /// Addresses, and domains written `@example.com`.
        case email
        /// Phone numbers.
        case phone
        /// Usernames.
        case username
    }

    /// Which whitelist it is on.
    public let kind: Kind
    /// The address, domain, number or name, in its normal form.
    public let value: String
    /// When it was added.
    public let createdAt: Date

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - kind: Which whitelist it is on.
    ///   - value: The address, domain, number or name.
    ///   - createdAt: When it was added.
    public init(kind: Kind, value: String, createdAt: Date) {
        self.kind = kind
        self.value = value
        self.createdAt = createdAt
    }

    /// The entry as a record.
    public var json: JSON {
        ["kind": .string(kind.rawValue), "value": .string(value), "createdAt": .time(createdAt)]
    }
}
