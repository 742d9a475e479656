import AuthingAPI
import TestSupport
import Testing

/// The three logins by identifier and password, which share nearly all of their rules.
enum PasswordLoginMethod: String, CaseIterable, Sendable {
    case email
    case username
    case phone

    /// The identifier of the user that ``register(in:password:)`` makes.
    var account: String {
        switch self {
        case .email: "ada@example.org"
        case .username: "ada"
        case .phone: "13800138000"
        }
    }

    /// A well-formed identifier that nobody has.
    var stranger: String {
        switch self {
        case .email: "bob@example.org"
        case .username: "bob"
        case .phone: "13900139000"
        }
    }

    /// Makes the user.
    @discardableResult
    func register(in pool: TestPool, password: Secret? = "fake-pw") async throws -> User {
        let creation =
            switch self {
            case .email: UserCreation(email: account, password: password)
            case .username: UserCreation(username: account, password: password)
            case .phone: UserCreation(phone: account, password: password)
            }
        return try await pool.administration.createUser(creation)
    }

    /// Logs in.
    @discardableResult
    func logIn(
        _ client: AuthenticationClient,
        _ account: String? = nil,
        password: Secret = "fake-pw",
        captcha: String? = nil,
        autoRegister: Bool = false
    ) async throws -> User {
        let options = LoginOptions(autoRegister: autoRegister, captchaCode: captcha)
        let account = account ?? self.account
        switch self {
        case .email: return try await client.loginByEmail(account, password: password, options: options)
        case .username: return try await client.loginByUsername(account, password: password, options: options)
        case .phone: return try await client.loginByPhonePassword(account, password: password, options: options)
        }
    }

    /// Fails to log in, so many times, with the code of a wrong password.
    func fail(_ times: Int, _ client: AuthenticationClient, sourceLocation: SourceLocation = #_sourceLocation) async {
        for _ in 0..<times {
            await expectRefusal(.passwordWrong, sourceLocation: sourceLocation) {
                try await logIn(client, password: "wrong")
            }
        }
    }
}
