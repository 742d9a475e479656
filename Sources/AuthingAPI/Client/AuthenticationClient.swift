import Synchronization

/// The authentication API for one end user: it remembers who is logged in.
///
/// The methods are those of the official SDKs. Which of them replace the remembered user and token is decided here, once,
/// for every service: registrations, logins and ``currentUser(token:)`` replace both with their result, even where the
/// result has no token; ``refreshToken(_:)`` replaces the token; ``logout()`` forgets both; no other does.
public final class AuthenticationClient: Sendable {
    private struct State {
        var options: ClientOptions
        var session: ClientSession
        var recordsDecisions = false
        var trail: DecisionRecorder?
    }

    private let service: any AuthenticationService
    private let state: Mutex<State>

    /// Creates a client.
    ///
    /// - Parameters:
    ///   - service: The service that answers.
    ///   - options: How the client presents itself; with a token it starts logged in.
    public init(service: any AuthenticationService, options: ClientOptions) {
        self.service = service
        state = Mutex(State(options: options, session: ClientSession(token: options.token)))
    }

    /// How the client presents itself; a token in it counts at the start only.
    public var options: ClientOptions {
        get { state.withLock { $0.options } }
        set { state.withLock { $0.options = newValue } }
    }

    /// What is remembered, as one value that can be kept and put back.
    public var session: ClientSession {
        get { state.withLock { $0.session } }
        set { state.withLock { $0.session = newValue } }
    }

    /// The remembered user.
    public var user: User? { session.user }

    /// The remembered id_token.
    public var token: Secret? { session.token }

    /// Whether each call takes down its decisions; off at the start, since taking down costs time.
    public var recordsDecisions: Bool {
        get { state.withLock { $0.recordsDecisions } }
        set { state.withLock { $0.recordsDecisions = newValue } }
    }

    /// What the last call decided; `nil` when it was not taken down.
    public var lastDecisions: DecisionRecorder? { state.withLock { $0.trail } }

    /// Remembers a token, and forgets the user it may not belong to.
    ///
    /// - Parameter token: An id_token.
    public func setToken(_ token: Secret) {
        session = ClientSession(token: token, cookie: session.cookie)
    }

    /// Remembers a user and the token that comes with it.
    ///
    /// - Parameter user: The user.
    public func setCurrentUser(_ user: User) {
        session = ClientSession(user: user, token: user.token, cookie: session.cookie)
    }

    /// Forgets user and token; the service is not told.
    public func clearSession() {
        session = ClientSession(cookie: session.cookie)
    }

    /// The context of one call, with a new recorder where decisions are wanted.
    ///
    /// - Parameter token: Stands in place of the remembered token.
    /// - Returns: The context.
    func context(token: Secret? = nil) -> RequestContext {
        state.withLock { state in
            state.trail = state.recordsDecisions ? DecisionRecorder() : nil
            return RequestContext(
                appID: state.options.appID,
                clientIP: state.options.clientIP,
                userAgent: state.options.userAgent,
                language: state.options.language,
                token: token ?? state.session.token,
                sessionCookie: SessionCookie(state.session.cookie),
                decisions: state.trail
            )
        }
    }

    /// Makes a call whose result replaces user and token.
    func replacingSession(
        token: Secret? = nil,
        _ call: (any AuthenticationService, RequestContext) async throws(AuthingError) -> User
    ) async throws(AuthingError) -> User {
        let user = try await keepingSession(token: token, call)
        setCurrentUser(user)
        return user
    }

    /// Makes a call that leaves user and token as they are.
    func keepingSession<Answer>(
        token: Secret? = nil,
        _ call: (any AuthenticationService, RequestContext) async throws(AuthingError) -> Answer
    ) async throws(AuthingError) -> Answer {
        let context = context(token: token)
        let cookie = context.sessionCookie?.value
        // Afterwards, too: a pipeline function may have made calls of its own by this client.
        defer {
            state.withLock { state in
                state.trail = context.decisions
                // Only what this call changed: another one may have been faster.
                let present = context.sessionCookie?.value
                if present != cookie { state.session.cookie = present }
            }
        }
        return try await call(service, context)
    }
}
