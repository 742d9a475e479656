/// What a client remembers between calls: the user and the id_token.
public struct ClientSession: Sendable, Equatable {
    /// The user of the last call that replaced it.
    public var user: User?
    /// The id_token calls are made with.
    public var token: Secret?

    /// Creates a session; without values, that of nobody.
    ///
    /// - Parameters:
    ///   - user: The user.
    ///   - token: The id_token.
    public init(user: User? = nil, token: Secret? = nil) {
        self.user = user
        self.token = token
    }
}
