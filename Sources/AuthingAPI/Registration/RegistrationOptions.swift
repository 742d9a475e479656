public import AuthingJSON

/// What a registration may be given beside its identifier and password.
public struct RegistrationOptions: Sendable {
    /// Profile fields, by their API names.
    public var profile: ProfileChanges
    /// Whether a complete login follows, counted as one.
    public var forceLogin: Bool
    /// Whether a token is issued without a login; `forceLogin` includes it.
    public var generateToken: Bool
    /// The end user's address as a back end knows it; stands in place of the context's.
    public var clientIP: String?
    /// Custom data by key; the fields must be defined.
    public var customData: JSONObject
    /// A record of the caller's own, handed to pipeline functions and to nothing else.
    public var context: JSONObject?

    /// Creates options; each is off when left out.
    ///
    /// - Parameters:
    ///   - profile: Profile fields, by their API names.
    ///   - forceLogin: Whether a complete login follows.
    ///   - generateToken: Whether a token is issued without a login.
    ///   - clientIP: The end user's address as a back end knows it.
    ///   - customData: Custom data by key.
    ///   - context: A record for pipeline functions.
    public init(
        profile: ProfileChanges = [:],
        forceLogin: Bool = false,
        generateToken: Bool = false,
        clientIP: String? = nil,
        customData: JSONObject = [:],
        context: JSONObject? = nil
    ) {
        self.profile = profile
        self.forceLogin = forceLogin
        self.generateToken = generateToken
        self.clientIP = clientIP
        self.customData = customData
        self.context = context
    }
}
