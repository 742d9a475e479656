public import AuthingJSON

/// What an operator changes in a user.
public struct UserChanges: Sendable {
    /// The fields that can be set, by their API names; those of a ``ProfileField`` come behind them.
    public static let identityFields = [
        "username", "email", "emailVerified", "phone", "phoneVerified", "externalId", "status", "blocked", "lastIP",
    ]

    /// The fields by their API names; null and an empty text clear one.
    public var fields: JSONObject
    /// A new password.
    public var password: Secret?

    /// Creates changes.
    ///
    /// - Parameters:
    ///   - fields: The fields by their API names.
    ///   - password: A new password.
    public init(_ fields: JSONObject = [:], password: Secret? = nil) {
        self.fields = fields
        self.password = password
    }
}

/// A way to reach a user that can be verified.
public enum UserContact: String, Sendable, CaseIterable {
    /// The email.
    case email
    /// The phone.
    case phone
}
