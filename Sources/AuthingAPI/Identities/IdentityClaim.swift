/// What a provider says of a person: an external identity that is not bound to a user yet.
public struct IdentityClaim: Sendable, Equatable {
    /// The provider: 1 to 64 lower-case letters, digits and `:`, `.`, `_`, `-`.
    public var provider: String
    /// The id that the provider gives to the person: 1 to 1024 bytes without control characters.
    public var subject: String
    /// The id that the provider gives to the person for one application.
    public var openID: String?
    /// The connection of the pool to the provider.
    public var connectionID: String?
    /// The pool's configuration of the provider.
    public var extIdpID: String?
    /// What the subject is, such as `openid` or `unionid`.
    public var type: String?
    /// Whether the provider is a social one; the ids of a directory count within their connection only.
    public var isSocial: Bool

    /// Creates a claim.
    ///
    /// - Parameters:
    ///   - provider: The provider, such as `github`.
    ///   - subject: The id that the provider gives to the person.
    ///   - openID: The id that it gives for one application.
    ///   - connectionID: The connection of the pool to the provider.
    ///   - extIdpID: The pool's configuration of the provider.
    ///   - type: What the subject is.
    ///   - isSocial: Whether the provider is a social one.
    public init(
        provider: String,
        subject: String,
        openID: String? = nil,
        connectionID: String? = nil,
        extIdpID: String? = nil,
        type: String? = nil,
        isSocial: Bool = true
    ) {
        self.provider = provider
        self.subject = subject
        self.openID = openID
        self.connectionID = connectionID
        self.extIdpID = extIdpID
        self.type = type
        self.isSocial = isSocial
    }
}
