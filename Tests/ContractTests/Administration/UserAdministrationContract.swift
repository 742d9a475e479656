import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

struct UserAdministrationContract {
    @Test(arguments: Backend.allCases)
    func anAdminMakesUsersWhoeverMayRegister(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("registerDisabled", true)
        let user = try await pool.administration.createUser(
            UserCreation(username: "ada", email: "Ada@example.org", phone: "+8613800138000", emailVerified: true)
        )
        #expect(user.registerSource == ["import:manual"])
        #expect(user.email == "ada@example.org" && user.phone == "13800138000")
        #expect(user.emailVerified && !user.phoneVerified)
        #expect(user.token == nil && user.loginsCount == 0)
        #expect(try await pool.administration.listOutbox(limit: 10).isEmpty)
    }

    @Test(arguments: Backend.allCases)
    func anIdentifierIsNeededAndMustBeFree(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let administration = pool.administration
        await expectRefusal(.argumentMissing) { try await administration.createUser(UserCreation()) }
        await expectRefusal(.malformedEmail) { try await administration.createUser(UserCreation(email: "x")) }
        await expectRefusal(.malformedPhone) { try await administration.createUser(UserCreation(phone: "x")) }
        _ = try await administration.createUser(
            UserCreation(username: "ada", email: "ada@example.org", phone: "13800138000")
        )
        await expectRefusal(.usernameTaken) { try await administration.createUser(UserCreation(username: "ada")) }
        await expectRefusal(.emailTaken) { try await administration.createUser(UserCreation(email: "ADA@example.org")) }
        await expectRefusal(.phoneTaken) { try await administration.createUser(UserCreation(phone: "13800138000")) }
        #expect(try await administration.listUsers(page: 1, limit: 10).totalCount == 1)
    }

    @Test(arguments: Backend.allCases)
    func aUserIsFoundByAnyName(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let user = try await pool.administration.createUser(
            UserCreation(username: "ada", email: "ada@example.org", phone: "13800138000")
        )
        for name in [user.id.rawValue, "ada", "ADA@example.org", "+86 138 0013 8000"] {
            #expect(try await pool.administration.findUser(name).id == user.id)
        }
        await expectRefusal(.userUnknown) { try await pool.administration.findUser("bob") }
    }

    @Test(arguments: Backend.allCases)
    func aNameOfTwoUsersIsRefusedWithBoth(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let first = try await pool.administration.createUser(UserCreation(email: "ada@example.org"))
        let second = try await pool.administration.createUser(UserCreation(username: "ada@example.org"))
        let refusal = await expectRefusal(.badRequest) { try await pool.administration.findUser("ada@example.org") }
        for user in [first, second] { #expect(refusal?.message.english.contains(user.id.rawValue) == true) }
    }

    @Test(arguments: Backend.allCases)
    func usersAreListedByPages(backend: Backend) async throws {
        let pool = try await backend.makePool()
        for number in 1...5 {
            _ = try await pool.administration.createUser(UserCreation(username: "user-\(number)"))
        }
        let page = try await pool.administration.listUsers(page: 2, limit: 2)
        #expect(page.totalCount == 5)
        #expect(page.list.map(\.username) == ["user-3", "user-4"])
        let beyond = try await pool.administration.listUsers(page: 9, limit: 2)
        #expect(beyond.totalCount == 5 && beyond.list.isEmpty)
        for (page, limit) in [(0, 10), (1, 0), (-1, 10), (1, 1_001)] {
            await expectRefusal(.badRequest) { try await pool.administration.listUsers(page: page, limit: limit) }
        }
    }

    @Test(arguments: Backend.allCases)
    func aBlockIsShown(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.administration.createUser(UserCreation(username: "ada"))
        #expect(try await pool.administration.blockUser("ada").isBlocked)
        #expect(try await pool.administration.findUser("ada").json["blocked"] == true)
        #expect(try await !pool.administration.unblockUser("ada").isBlocked)
        await expectRefusal(.userUnknown) { try await pool.administration.blockUser("bob") }
    }
}

struct SettingContract {
    @Test(arguments: Backend.allCases)
    func aRecordChangesTheKeysItNames(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("loginFailCheck", ["limit": 7])
        try await pool.set("loginFailCheck", ["enabled": true])
        let settings = try await pool.administration.describePool().settings.json
        #expect(settings["loginFailCheck"] == ["enabled": true, "timeInterval": 300, "limit": 7])
        let back = try await pool.administration.resetSettings("loginFailCheck").json
        #expect(back["loginFailCheck"] == ["enabled": false, "timeInterval": 300, "limit": 3])
    }

    @Test(
        arguments: Backend.allCases,
        [
            ("nosuch", 1), ("loginFailCheck", true), ("loginFailCheck", ["limit": 0]),
            ("loginFailCheck", ["nosuch": 1]),
            ("verifyCodeLength", "4"), ("verifyCodeLength", 3), ("passwordStrength", 4), ("registerDisabled", 1),
        ] as [(String, JSON)]
    )
    func anythingElseIsRefusedAndChangesNothing(backend: Backend, _ row: (String, JSON)) async throws {
        let pool = try await backend.makePool()
        let before = try await pool.administration.describePool()
        await expectRefusal(.badRequest) { try await pool.administration.changeSetting(row.0, to: row.1) }
        #expect(try await pool.administration.describePool() == before)
    }
}
