import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

/// Custom data that comes with a registration or a login, rows 1 to 7 of the commands.
struct EntryCustomDataContract {
    /// A way in that takes custom data.
    enum Entry: String, CaseIterable, Sendable {
        case registerEmail, registerUsername, registerPhone, loginEmail, loginUsername, loginPhone, loginPhoneCode

        var isRegistration: Bool { rawValue.hasPrefix("register") }
    }

    private static let phone = "13800138000"

    /// A pool with two fields.
    private func makePool(_ backend: Backend) async throws -> TestPool {
        let pool = try await backend.makePool()
        for field in [CustomField("school", .string), CustomField("age", .number)] {
            _ = try await pool.administration.defineField(field)
        }
        return pool
    }

    /// Makes the account that a login needs.
    private func prepare(_ entry: Entry, _ pool: TestPool) async throws {
        guard !entry.isRegistration else { return }
        _ = try await pool.administration.createUser(
            UserCreation(username: "ada", email: "ada@example.org", phone: Self.phone, password: "fake-pw")
        )
    }

    private func enter(
        _ entry: Entry,
        _ data: JSONObject,
        _ pool: TestPool,
        autoRegister: Bool = false
    ) async throws -> AuthenticationClient {
        let client = pool.client()
        let registration = RegistrationOptions(forceLogin: true, customData: data)
        let login = LoginOptions(autoRegister: autoRegister, customData: data)
        switch entry {
        case .registerEmail:
            _ = try await client.registerByEmail("ada@example.org", password: "fake-pw", options: registration)
        case .registerUsername:
            _ = try await client.registerByUsername("ada", password: "fake-pw", options: registration)
        case .registerPhone:
            let code = try await pool.sendCode(toPhone: Self.phone)
            _ = try await client.registerByPhoneCode(Self.phone, code: code, options: registration)
        case .loginEmail: _ = try await client.loginByEmail("ada@example.org", password: "fake-pw", options: login)
        case .loginUsername: _ = try await client.loginByUsername("ada", password: "fake-pw", options: login)
        case .loginPhone: _ = try await client.loginByPhonePassword(Self.phone, password: "fake-pw", options: login)
        case .loginPhoneCode:
            let code = try await pool.sendCode(toPhone: Self.phone)
            _ = try await client.loginByPhoneCode(Self.phone, code: code, customData: data)
        }
        return client
    }

    @Test(arguments: Backend.allCases, Entry.allCases)
    func theValuesAreStored(backend: Backend, entry: Entry) async throws {
        let pool = try await makePool(backend)
        try await prepare(entry, pool)
        let client = try await enter(entry, ["school": "HUST", "age": 20], pool)
        #expect(try await client.udfValue() == ["school": "HUST", "age": 20])
        let changes = try await pool.administration.listEvents(after: 0, limit: 100)
            .filter { $0.kind == .customDataChanged }
        #expect(changes.map(\.subject) == ["school, age"] && changes.map(\.userID) == [client.user?.id])
    }

    @Test(arguments: Backend.allCases, Entry.allCases)
    func badDataIsRefusedAndNothingIsKept(backend: Backend, entry: Entry) async throws {
        let pool = try await makePool(backend)
        try await prepare(entry, pool)
        for data in [["nosuch": 1], ["school": "HUST", "age": "20"]] as [JSONObject] {
            await expectRefusal(.badRequest) { try await enter(entry, data, pool) }
            pool.wait(60)
        }
        let users = try await pool.administration.listUsers(page: 1, limit: 10)
        #expect(users.totalCount == (entry.isRegistration ? 0 : 1))
        #expect(users.list.allSatisfy { $0.loginsCount == 0 && $0.lastLogin == nil })
        if !entry.isRegistration {
            #expect(try await pool.administration.findUser("ada", with: [.customData]).customData == [:])
        }
    }

    @Test(arguments: Backend.allCases, Entry.allCases.filter { !$0.isRegistration })
    func aLoginMerges(backend: Backend, entry: Entry) async throws {
        let pool = try await makePool(backend)
        try await prepare(entry, pool)
        _ = try await enter(entry, ["school": "HUST"], pool)
        pool.wait(60)
        _ = try await enter(entry, ["age": 20], pool)
        pool.wait(60)
        let client = try await enter(entry, ["school": nil], pool)
        #expect(try await client.udfValue() == ["age": 20])
    }

    @Test(arguments: Backend.allCases, [Entry.loginEmail, .loginUsername, .loginPhone, .loginPhoneCode])
    func anUnknownAccountIsRegisteredWithTheData(backend: Backend, entry: Entry) async throws {
        let pool = try await makePool(backend)
        await expectRefusal(.badRequest) { try await enter(entry, ["age": "20"], pool, autoRegister: true) }
        #expect(try await pool.administration.listUsers(page: 1, limit: 10).totalCount == 0)
        pool.wait(60)
        let client = try await enter(entry, ["age": 20], pool, autoRegister: true)
        #expect(try await client.udfValue() == ["age": 20])
    }

    @Test(arguments: Backend.allCases)
    func aRegistrationAsksAfterTheProfile(backend: Backend) async throws {
        let pool = try await makePool(backend)
        _ = try await pool.client().registerByUsername("bob", password: "fake-pw")
        let bad = RegistrationOptions(profile: ["username": "bob"], customData: ["nosuch": 1])
        await expectRefusal(.usernameTaken) {
            try await pool.client().registerByEmail("ada@example.org", password: "fake-pw", options: bad)
        }
        await expectRefusal(.userExists) {
            try await pool.client().registerByUsername("bob", password: "fake-pw", options: bad)
        }
    }

    @Test(arguments: Backend.allCases)
    func aLoginAsksAfterThePasswordAndTheStanding(backend: Backend) async throws {
        let pool = try await makePool(backend)
        try await prepare(.loginUsername, pool)
        let bad = LoginOptions(customData: ["nosuch": 1])
        await expectRefusal(.passwordWrong) {
            try await pool.client().loginByUsername("ada", password: "wrong-pw", options: bad)
        }
        _ = try await pool.administration.blockUser("ada")
        await expectRefusal(.userLocked) {
            try await pool.client().loginByUsername("ada", password: "fake-pw", options: bad)
        }
    }

    @Test(arguments: Backend.allCases)
    func aRefusedLoginMergesNothing(backend: Backend) async throws {
        let pool = try await makePool(backend)
        try await prepare(.loginUsername, pool)
        await expectRefusal(.passwordWrong) {
            try await pool.client().loginByUsername(
                "ada",
                password: "wrong-pw",
                options: .init(customData: ["age": 20])
            )
        }
        #expect(try await pool.administration.findUser("ada", with: [.customData]).customData == [:])
    }
}
