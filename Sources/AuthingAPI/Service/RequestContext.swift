/// What every call of an ``AuthenticationService`` carries beside its own values.
public struct RequestContext: Sendable {
    /// The application the call is made for.
    public var appID: String
    /// The address of the end user; `nil` puts the call into the shared bucket of unknown addresses.
    public var clientIP: String?
    /// The end user's program, as its `User-Agent` header says it; device and browser are read from it.
    public var userAgent: String?
    /// The language of results that hold text; errors carry all languages.
    public var language: Language
    /// The id_token the call stands on, for those that need a login.
    public var token: Secret?
    /// By what the caller is known to single sign-on; `nil` keeps a login from making a session.
    public var sessionCookie: SessionCookie?
    /// Takes down which rules decided; `nil`, and nothing is taken down, unless someone wants to know.
    public var decisions: DecisionRecorder?

    /// Creates a context.
    ///
    /// - Parameters:
    ///   - appID: The application's id, 24 hexadecimal digits.
    ///   - clientIP: The end user's address.
    ///   - userAgent: The end user's program.
    ///   - language: The language of texts in results.
    ///   - token: The id_token the call stands on.
    ///   - sessionCookie: By what the caller is known to single sign-on.
    ///   - decisions: Takes down which rules decided.
    public init(
        appID: String,
        clientIP: String? = nil,
        userAgent: String? = nil,
        language: Language = .chinese,
        token: Secret? = nil,
        sessionCookie: SessionCookie? = nil,
        decisions: DecisionRecorder? = nil
    ) {
        self.appID = appID
        self.clientIP = clientIP
        self.userAgent = userAgent
        self.language = language
        self.token = token
        self.sessionCookie = sessionCookie
        self.decisions = decisions
    }
}
