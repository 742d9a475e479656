public import AuthingJSON
public import Foundation

/// A user as the API shows one.
///
/// The hash of the password is never part of it.
public struct User: Sendable, Equatable {
    /// A user's id: 24 hexadecimal digits, made by the core.
    public struct ID: Sendable, Hashable, RawRepresentable {
        /// The digits.
        public let rawValue: String

        /// Wraps an id.
        ///
        /// - Parameter rawValue: The digits.
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    /// Where an account stands in its life; only an activated one logs in.
    public enum Status: String, Sendable, CaseIterable {
        /// Normal.
        case activated = "Activated"
        /// Suspended for a time.
        case suspended = "Suspended"
        /// The person has left.
        case resigned = "Resigned"
        /// Put away for good.
        case archived = "Archived"
    }

    /// The id.
    public let id: ID
    /// The pool the user belongs to.
    public let userPoolID: String
    /// Where the account stands in its life.
    public var status: Status = .activated
    /// The username; letter case counts.
    public var username: String?
    /// The address, in lower case.
    public var email: String?
    /// Whether the address was proved.
    public var emailVerified = false
    /// The phone number, 11 digits.
    public var phone: String?
    /// Whether the number was proved.
    public var phoneVerified = false
    /// The identity across one provider's applications.
    public var unionID: String?
    /// The identity in one application of a provider.
    public var openID: String?
    /// The id in a foreign system.
    public var externalID: String?
    /// How the account came to be, such as `basic:email`.
    public var registerSource: [String] = []
    /// The raw answer of an external provider, as JSON text.
    public var oauth: String?
    /// The id_token this answer comes with; `nil` where none was issued or presented.
    public var token: Secret?
    /// When the last id_token ends.
    public var tokenExpiredAt: Date?
    /// How many logins succeeded.
    public var loginsCount = 0
    /// When the last login succeeded.
    public var lastLogin: Date?
    /// From where.
    public var lastIP: String?
    /// When the user signed up.
    public var signedUp: Date
    /// When the account was made.
    public var createdAt: Date
    /// When it was last changed.
    public var updatedAt: Date
    /// Whether an admin barred the account.
    public var isBlocked = false
    /// Whether the account is deleted, though its row is kept.
    public var isDeleted = false
    /// The descriptive fields.
    public var details = UserProfile()
    /// The external identities, where they were asked for.
    public var identities: [ExternalIdentity]?
    /// The custom data by key, where it was asked for.
    public var customData: JSONObject?

    /// Creates a user without any identifier.
    ///
    /// - Parameters:
    ///   - id: The id.
    ///   - userPoolID: The pool the user belongs to.
    ///   - createdAt: When the account was made; signing up and the last change are set to it.
    public init(id: ID, userPoolID: String, createdAt: Date) {
        self.id = id
        self.userPoolID = userPoolID
        self.createdAt = createdAt
        signedUp = createdAt
        updatedAt = createdAt
    }

    /// The user's name across all pools: `arn:cn:authing:POOL:user:ID`.
    public var arn: String { "arn:cn:authing:\(userPoolID):user:\(id.rawValue)" }
}
