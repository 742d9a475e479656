/// How an ``AuthenticationClient`` presents itself to the service.
public struct ClientOptions: Sendable {
    /// The application the client speaks for.
    public var appID: String
    /// The end user's address, where the client knows it.
    public var clientIP: String?
    /// The end user's program, as its `User-Agent` header says it.
    public var userAgent: String?
    /// The language of texts in results.
    public var language: Language
    /// An id_token to start with, as if logged in.
    public var token: Secret?

    /// Creates options.
    ///
    /// - Parameters:
    ///   - appID: The application the client speaks for.
    ///   - clientIP: The end user's address.
    ///   - userAgent: The end user's program.
    ///   - language: The language of texts in results.
    ///   - token: An id_token to start with.
    public init(
        appID: String,
        clientIP: String? = nil,
        userAgent: String? = nil,
        language: Language = .chinese,
        token: Secret? = nil
    ) {
        self.appID = appID
        self.clientIP = clientIP
        self.userAgent = userAgent
        self.language = language
        self.token = token
    }
}
