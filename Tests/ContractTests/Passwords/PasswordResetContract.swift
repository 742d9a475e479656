import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

/// The two resets by a code.
enum PasswordResetMethod: String, CaseIterable, Sendable {
    case phone
    case email

    var login: PasswordLoginMethod { self == .phone ? .phone : .email }
    var account: String { login.account }
    var lifetime: Double { self == .phone ? 60 : 300 }
    var malformed: AuthingError.Code { self == .phone ? .malformedPhone : .malformedEmail }

    func sendCode(_ pool: TestPool) async throws -> Secret {
        switch self {
        case .phone: try await pool.sendCode(toPhone: account)
        case .email: try await pool.sendCode(toEmail: account)
        }
    }

    @discardableResult
    func reset(
        _ pool: TestPool,
        _ account: String? = nil,
        code: Secret,
        password: Secret = "fake-new",
        language: Language = .chinese
    ) async throws -> CommonMessage {
        let client = pool.client(language: language)
        let account = account ?? self.account
        return switch self {
        case .phone: try await client.resetPasswordByPhoneCode(account, code: code, newPassword: password)
        case .email: try await client.resetPasswordByEmailCode(account, code: code, newPassword: password)
        }
    }
}

struct PasswordResetContract {
    @Test(arguments: Backend.allCases, PasswordResetMethod.allCases)
    func setsThePassword(backend: Backend, method: PasswordResetMethod) async throws {
        let pool = try await backend.makePool()
        try await method.login.register(in: pool)
        let answer = try await method.reset(pool, code: try await method.sendCode(pool))
        #expect(answer.json == ["code": 200, "message": "重置密码成功！"])
        await method.login.fail(1, pool.client())
        await expectRefusal(.passwordWrong) { try await method.login.logIn(pool.client(), password: "fake-pw") }
        let user = try await method.login.logIn(pool.client(), password: "fake-new")
        #expect(user.loginsCount == 1)
    }

    @Test(arguments: Backend.allCases, PasswordResetMethod.allCases)
    func answersInEnglishToo(backend: Backend, method: PasswordResetMethod) async throws {
        let pool = try await backend.makePool()
        try await method.login.register(in: pool)
        let answer = try await method.reset(pool, code: try await method.sendCode(pool), language: .english)
        #expect(answer.message.utf8.allSatisfy { $0 < 0x80 } && !answer.message.isEmpty)
    }

    @Test(arguments: Backend.allCases, PasswordResetMethod.allCases)
    func givesAPasswordToAnAccountWithoutOne(backend: Backend, method: PasswordResetMethod) async throws {
        let pool = try await backend.makePool()
        try await method.login.register(in: pool, password: nil)
        try await method.reset(pool, code: try await method.sendCode(pool))
        try await method.login.logIn(pool.client(), password: "fake-new")
    }

    @Test(arguments: Backend.allCases, PasswordResetMethod.allCases)
    func provesTheAddress(backend: Backend, method: PasswordResetMethod) async throws {
        let pool = try await backend.makePool()
        try await method.login.register(in: pool)
        try await method.reset(pool, code: try await method.sendCode(pool))
        let user = try await pool.administration.findUser(method.account)
        #expect(user.emailVerified == (method == .email) && user.phoneVerified == (method == .phone))
    }

    @Test(arguments: Backend.allCases, PasswordResetMethod.allCases)
    func endsEveryLogin(backend: Backend, method: PasswordResetMethod) async throws {
        let pool = try await backend.makePool()
        try await method.login.register(in: pool)
        let clients = [pool.client(), pool.client()]
        for client in clients { try await method.login.logIn(client) }
        try await method.reset(pool, code: try await method.sendCode(pool))
        for client in clients { await expectRefusal(.notLoggedIn) { try await client.currentUser() } }
    }

    @Test(arguments: Backend.allCases, PasswordResetMethod.allCases)
    func aMalformedAddressIsRefused(backend: Backend, method: PasswordResetMethod) async throws {
        let pool = try await backend.makePool()
        for account in ["", "x", "ada@"] {
            await expectRefusal(method.malformed) { try await method.reset(pool, account, code: "", password: "") }
        }
    }

    @Test(arguments: Backend.allCases, PasswordResetMethod.allCases)
    func anUnknownUserComesBeforeTheCode(backend: Backend, method: PasswordResetMethod) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.userUnknown) { try await method.reset(pool, code: "1234", password: "") }
    }

    @Test(arguments: Backend.allCases, PasswordResetMethod.allCases)
    func aWrongCodeComesBeforeThePassword(backend: Backend, method: PasswordResetMethod) async throws {
        let pool = try await backend.makePool()
        try await method.login.register(in: pool)
        await expectRefusal(.codeWrong) { try await method.reset(pool, code: "1234", password: "") }
        let code = try await method.sendCode(pool)
        await expectRefusal(.codeWrong) { try await method.reset(pool, code: code.mistyped, password: "") }
    }

    @Test(arguments: Backend.allCases, PasswordResetMethod.allCases)
    func aCodeServesOnce(backend: Backend, method: PasswordResetMethod) async throws {
        let pool = try await backend.makePool()
        try await method.login.register(in: pool)
        let code = try await method.sendCode(pool)
        try await method.reset(pool, code: code)
        await expectRefusal(.codeWrong) { try await method.reset(pool, code: code) }
    }

    @Test(arguments: Backend.allCases, PasswordResetMethod.allCases)
    func aCodeEndsToTheSecond(backend: Backend, method: PasswordResetMethod) async throws {
        let pool = try await backend.makePool()
        try await method.login.register(in: pool)
        let late = try await method.sendCode(pool)
        pool.wait(method.lifetime)
        await expectRefusal(.codeExpired) { try await method.reset(pool, code: late, password: "") }
        let inTime = try await method.sendCode(pool)
        pool.wait(method.lifetime - 0.1)
        try await method.reset(pool, code: inTime)
    }

    @Test(arguments: Backend.allCases, PasswordResetMethod.allCases)
    func anEmptyOrWeakPasswordIsRefused(backend: Backend, method: PasswordResetMethod) async throws {
        let pool = try await backend.makePool()
        try await method.login.register(in: pool)
        try await pool.set("passwordStrength", 2)
        let code = try await method.sendCode(pool)
        await expectRefusal(.argumentMissing) { try await method.reset(pool, code: code, password: "") }
        pool.wait(60)
        let other = try await method.sendCode(pool)
        await expectRefusal(.passwordWeak) { try await method.reset(pool, code: other, password: "letters") }
        try await method.login.logIn(pool.client())
    }

    @Test(arguments: Backend.allCases, PasswordResetMethod.allCases)
    func ofManyAtOnceOneUsesTheCode(backend: Backend, method: PasswordResetMethod) async throws {
        let pool = try await backend.makePool()
        try await method.login.register(in: pool)
        let code = try await method.sendCode(pool)
        let successes = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<16 {
                group.addTask {
                    do {
                        try await method.reset(pool, code: code, password: Secret("fake-new-\(number)"))
                        return true
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(successes == 1)
    }
}
