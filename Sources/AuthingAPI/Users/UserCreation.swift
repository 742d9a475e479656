/// A user that an admin makes.
public struct UserCreation: Sendable {
    /// The username.
    public var username: String?
    /// The address.
    public var email: String?
    /// The phone number.
    public var phone: String?
    /// The password; without one the account has none.
    public var password: Secret?
    /// Whether the address counts as proved.
    public var emailVerified: Bool
    /// Whether the number counts as proved.
    public var phoneVerified: Bool
    /// Whether a welcome mail is sent.
    public var sendsWelcomeEmail: Bool
    /// Whether the first login is refused with 1639 until the user has set another password.
    public var resetsPasswordOnFirstLogin: Bool
    /// Profile fields, by their API names.
    public var profile: ProfileChanges

    /// Creates a request; at least one of username, email and phone is needed.
    ///
    /// - Parameters:
    ///   - username: The username.
    ///   - email: The address.
    ///   - phone: The phone number.
    ///   - password: The password.
    ///   - emailVerified: Whether the address counts as proved.
    ///   - phoneVerified: Whether the number counts as proved.
    ///   - sendsWelcomeEmail: Whether a welcome mail is sent.
    ///   - resetsPasswordOnFirstLogin: Whether the first login has to set another password.
    ///   - profile: Profile fields, by their API names.
    public init(
        username: String? = nil,
        email: String? = nil,
        phone: String? = nil,
        password: Secret? = nil,
        emailVerified: Bool = false,
        phoneVerified: Bool = false,
        sendsWelcomeEmail: Bool = false,
        resetsPasswordOnFirstLogin: Bool = false,
        profile: ProfileChanges = [:]
    ) {
        self.username = username
        self.email = email
        self.phone = phone
        self.password = password
        self.emailVerified = emailVerified
        self.phoneVerified = phoneVerified
        self.sendsWelcomeEmail = sendsWelcomeEmail
        self.resetsPasswordOnFirstLogin = resetsPasswordOnFirstLogin
        self.profile = profile
    }
}
