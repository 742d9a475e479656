import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

/// Somebody registers in another person's name before that person comes, and keeps a way in.
///
/// Each way of registering meets each way of arriving; afterwards nothing that the first one has opens the account in
/// which the second one is.
@Suite("A13: an account registered in somebody's name is theirs alone")
struct A13PreHijackTests {
    private static let email = "victim@example.org"
    private static let phone = "13800138000"

    /// How the attacker registers.
    enum Registration: String, CaseIterable, Sendable {
        case email, username, ownPhone, phonePassword, linkedIdentity, boundPhone
    }

    /// How the victim arrives.
    enum Arrival: String, CaseIterable, Sendable {
        case phoneCode, phoneReset, emailReset, emailRegistration, phoneRegistration
    }

    /// What the attacker has afterwards.
    private struct Attacker {
        static let ownPhone = "13900139000"
        static let username = "victim"
        static let password: Secret = "attackers-pw"

        let pool: TestPool
        var tokens: [Secret] = []

        init(_ registration: Registration, _ pool: TestPool) async throws {
            self.pool = pool
            let client = pool.client(from: "203.0.113.9")
            let both: ProfileChanges = ["email": .string(email), "phone": .string(phone)]
            switch registration {
            case .email:
                _ = try await client.registerByEmail(
                    email,
                    password: Self.password,
                    options: .init(profile: ["phone": .string(phone), "username": .string(Self.username)])
                )
                _ = try await client.loginByEmail(email, password: Self.password)
            case .username:
                _ = try await client.registerByUsername(
                    Self.username,
                    password: Self.password,
                    options: .init(profile: both, forceLogin: true)
                )
            case .ownPhone:
                let code = try await pool.sendCode(toPhone: Self.ownPhone)
                _ = try await client.registerByPhoneCode(
                    Self.ownPhone,
                    code: code,
                    password: Self.password,
                    options: .init(profile: ["email": .string(email)], forceLogin: true)
                )
                pool.wait(60)
            case .phonePassword:
                _ = try await client.loginByPhonePassword(
                    phone,
                    password: Self.password,
                    options: .init(autoRegister: true)
                )
            case .boundPhone:
                _ = try await client.registerByEmail(email, password: Self.password, options: .init(forceLogin: true))
                _ = try await client.bindPhone(Self.ownPhone, code: pool.sendCode(toPhone: Self.ownPhone))
                pool.wait(60)
            case .linkedIdentity:
                _ = try await client.registerByUsername(
                    Self.username,
                    password: Self.password,
                    options: .init(profile: both, forceLogin: true)
                )
                try await link(client)
            }
            tokens.append(try #require(client.token))
            tokens.append(try await client.refreshToken().token)
        }

        /// Binds an identity of the attacker's own to the account.
        private func link(_ client: AuthenticationClient) async throws {
            let own = pool.client()
            let user = try await own.registerByUsername(
                "attacker",
                password: Self.password,
                options: .init(generateToken: true)
            )
            _ = try await pool.administration.addIdentity(
                .init(provider: "wechat:mobile", subject: "attacker"),
                to: user.id.rawValue
            )
            try await client.linkAccount(primaryToken: #require(client.token), secondaryToken: #require(own.token))
        }

        /// The ways that still lead into an account.
        func credentials(of victim: User) async throws -> [String] {
            var live: [String] = []
            for (name, attempt) in attempts where try await attempt() == victim.id { live.append(name) }
            for identity in try await pool.administration.listIdentities(of: victim.id.rawValue) {
                live.append("identity of \(identity.provider)")
            }
            return live
        }

        private var attempts: [(String, () async throws -> User.ID?)] {
            var attempts: [(String, () async throws -> User.ID?)] = [
                (
                    "password by email",
                    { try await enter { try await $0.loginByEmail(email, password: Self.password) } }
                ),
                (
                    "password by phone",
                    { try await enter { try await $0.loginByPhonePassword(phone, password: Self.password) } }
                ),
                (
                    "password by username",
                    { try await enter { try await $0.loginByUsername(Self.username, password: Self.password) } }
                ),
                (
                    "password by own phone",
                    { try await enter { try await $0.loginByPhonePassword(Self.ownPhone, password: Self.password) } }
                ),
                (
                    "code on own phone",
                    {
                        let code = try await pool.sendCode(toPhone: Self.ownPhone)
                        return try await enter { try await $0.loginByPhoneCode(Self.ownPhone, code: code) }
                    }
                ),
            ]
            for (number, token) in tokens.enumerated() {
                attempts.append(
                    ("session \(number)", { try await enter(token: token) { try await $0.currentUser() } })
                )
                attempts.append(
                    (
                        "refreshed session \(number)",
                        {
                            try await enter(token: token) { client in
                                _ = try await client.refreshToken()
                                return try await client.currentUser()
                            }
                        }
                    )
                )
            }
            return attempts
        }

        /// Whose account an attempt opens; nobody's where it is refused.
        private func enter(
            token: Secret? = nil,
            _ attempt: (AuthenticationClient) async throws -> User
        ) async throws -> User.ID? {
            do {
                return try await attempt(pool.client(from: "203.0.113.9", token: token)).id
            } catch is AuthingError {
                return nil
            }
        }
    }

    /// Lets the victim arrive, by whatever the answers lead to.
    private func arrive(_ arrival: Arrival, _ pool: TestPool) async throws -> User {
        let client = pool.client(from: "198.51.100.1")
        switch arrival {
        case .phoneCode:
            return try await client.loginByPhoneCode(Self.phone, code: pool.sendCode(toPhone: Self.phone))
        case .phoneReset:
            let code = try await pool.sendCode(toPhone: Self.phone)
            do {
                _ = try await client.resetPasswordByPhoneCode(Self.phone, code: code, newPassword: "victims-pw")
            } catch let error where error.code == .userUnknown {
                return try await client.registerByPhoneCode(Self.phone, code: code, password: "victims-pw")
            }
            return try await client.loginByPhonePassword(Self.phone, password: "victims-pw")
        case .phoneRegistration:
            do {
                let code = try await pool.sendCode(toPhone: Self.phone)
                return try await client.registerByPhoneCode(Self.phone, code: code, password: "victims-pw")
            } catch let error as AuthingError where error.code == .userExists {
                pool.wait(60)
                return try await arrive(.phoneCode, pool)
            }
        case .emailReset:
            do {
                let code = try await pool.sendCode(toEmail: Self.email)
                _ = try await client.resetPasswordByEmailCode(Self.email, code: code, newPassword: "victims-pw")
            } catch let error as AuthingError where error.code == .userUnknown {
                return try await client.registerByEmail(Self.email, password: "victims-pw")
            }
            return try await client.loginByEmail(Self.email, password: "victims-pw")
        case .emailRegistration:
            do {
                return try await client.registerByEmail(Self.email, password: "victims-pw")
            } catch let error where error.code == .userExists {
                return try await arrive(.emailReset, pool)
            }
        }
    }

    @Test(
        "no credential of the first opens the account of the second",
        arguments: Registration.allCases,
        Arrival.allCases
    )
    func nothingIsLeft(registration: Registration, arrival: Arrival) async throws {
        for backend in Backend.allCases {
            let pool = try await backend.makePool()
            let attacker = try await Attacker(registration, pool)
            let victim = try await arrive(arrival, pool)
            #expect(try await attacker.credentials(of: victim) == [])
        }
    }

    @Test("before the victim arrives the attacker has credentials", arguments: Registration.allCases)
    func theMatrixIsNotEmpty(registration: Registration) async throws {
        let pool = try await Backend.embedded.makePool()
        let attacker = try await Attacker(registration, pool)
        let account = try await pool.client(token: attacker.tokens.first).currentUser()
        #expect(try await attacker.credentials(of: account).count > attacker.tokens.count)
    }
}
