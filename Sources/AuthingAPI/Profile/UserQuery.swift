/// Identifiers of which any may be a user's.
public struct UserQuery: Sendable {
    /// The username; letter case counts.
    public var username: String?
    /// The address.
    public var email: String?
    /// The phone number.
    public var phone: String?
    /// The id in a foreign system; letter case counts.
    public var externalID: String?

    /// Creates a query; at least one identifier is needed, and an empty text is none.
    ///
    /// - Parameters:
    ///   - username: The username.
    ///   - email: The address.
    ///   - phone: The phone number.
    ///   - externalID: The id in a foreign system.
    public init(
        username: String? = nil,
        email: String? = nil,
        phone: String? = nil,
        externalID: String? = nil
    ) {
        self.username = username
        self.email = email
        self.phone = phone
        self.externalID = externalID
    }
}
