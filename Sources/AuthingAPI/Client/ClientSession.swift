/// What a client remembers between calls: the user and the id_token.
public struct ClientSession: Sendable, Equatable {
    /// The user of the last call that replaced it.
    public var user: User?
    /// The id_token calls are made with.
    public var token: Secret?

    /// What single sign-on knows the client by; it outlives user and token, as a browser's cookie does.
    public var cookie: Secret?

    /// Creates a session; without values, that of nobody.
    ///
    /// - Parameters:
    ///   - user: The user.
    ///   - token: The id_token.
    ///   - cookie: What single sign-on knows the client by.
    public init(user: User? = nil, token: Secret? = nil, cookie: Secret? = nil) {
        self.user = user
        self.token = token
        self.cookie = cookie
    }
}
