import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

struct PasswordUpdateContract {
    private let method = PasswordLoginMethod.email

    private func logIn(_ pool: TestPool) async throws -> AuthenticationClient {
        let client = pool.client()
        try await method.logIn(client)
        return client
    }

    @Test(arguments: Backend.allCases)
    func changesThePassword(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        let client = try await logIn(pool)
        pool.wait(5)
        let user = try await client.updatePassword("fake-new", oldPassword: "fake-pw")
        #expect(user.email == method.account && user.updatedAt == pool.now)
        await expectRefusal(.passwordWrong) { try await method.logIn(pool.client()) }
        try await method.logIn(pool.client(), password: "fake-new")
    }

    @Test(arguments: Backend.allCases)
    func endsTheOtherLoginsAndKeepsItsOwn(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        let (own, other) = (try await logIn(pool), try await logIn(pool))
        _ = try await own.updatePassword("fake-new", oldPassword: "fake-pw")
        #expect(try await own.checkLoginStatus().status)
        await expectRefusal(.notLoggedIn) { try await other.currentUser() }
    }

    @Test(arguments: Backend.allCases)
    func aLoginIsNeeded(backend: Backend) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.notLoggedIn) { try await pool.client().updatePassword("", oldPassword: nil) }
    }

    @Test(arguments: Backend.allCases, [nil, ""] as [String?])
    func theOldPasswordIsNeeded(backend: Backend, old: String?) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        let client = try await logIn(pool)
        await expectRefusal(.oldPasswordRequired) {
            try await client.updatePassword("", oldPassword: old.map { Secret($0) })
        }
    }

    @Test(arguments: Backend.allCases)
    func theOldPasswordMustBeRight(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        let client = try await logIn(pool)
        await expectRefusal(.oldPasswordWrong) { try await client.updatePassword("", oldPassword: "wrong") }
    }

    @Test(arguments: Backend.allCases)
    func theNewPasswordMustBeGivenAndStrong(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        try await pool.set("passwordStrength", 3)
        let client = try await logIn(pool)
        await expectRefusal(.argumentMissing) { try await client.updatePassword("", oldPassword: "fake-pw") }
        await expectRefusal(.passwordWeak) { try await client.updatePassword("fake-pw", oldPassword: "fake-pw") }
        _ = try await client.updatePassword("fake-pw-1", oldPassword: "fake-pw")
    }

    @Test(arguments: Backend.allCases)
    func theNewPasswordMayBeTheOldOne(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        _ = try await logIn(pool).updatePassword("fake-pw", oldPassword: "fake-pw")
        try await method.logIn(pool.client())
    }

    @Test(arguments: Backend.allCases, [nil, "anything"] as [String?])
    func anAccountWithoutAPasswordNeedsNoOldOne(backend: Backend, old: String?) async throws {
        let pool = try await backend.makePool()
        let client = pool.client()
        let code = try await pool.sendCode(toPhone: "13800138000")
        _ = try await client.loginByPhoneCode("13800138000", code: code)
        _ = try await client.updatePassword("fake-pw", oldPassword: old.map { Secret($0) })
        try await PasswordLoginMethod.phone.logIn(pool.client())
    }
}
