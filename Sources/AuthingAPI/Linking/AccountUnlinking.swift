/// An external identity that is to be taken away.
public struct AccountUnlinking: Sendable {
    /// The id_token of the user.
    public var primaryToken: Secret
    /// The provider, such as `github`.
    public var provider: String

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - primaryToken: The id_token of the user.
    ///   - provider: The provider, such as `github`.
    public init(primaryToken: Secret, provider: String) {
        self.primaryToken = primaryToken
        self.provider = provider
    }
}
