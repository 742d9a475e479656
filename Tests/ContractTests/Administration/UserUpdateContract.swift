import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

struct UserUpdateContract {
    /// A pool with a user who has everything, and one who stands in the way.
    private func makePool(_ backend: Backend) async throws -> TestPool {
        let pool = try await backend.makePool()
        _ = try await pool.administration.createUser(
            UserCreation(
                username: "ada",
                email: "ada@example.org",
                phone: "13800138000",
                password: "fake-pw",
                emailVerified: true,
                phoneVerified: true
            )
        )
        _ = try await pool.administration.createUser(
            UserCreation(username: "bob", email: "bob@example.org", phone: "13900139000")
        )
        _ = try await pool.administration.updateUser("bob", UserChanges(["externalId": "B-1"]))
        return pool
    }

    @Test(arguments: Backend.allCases)
    func setsEveryField(backend: Backend) async throws {
        let pool = try await makePool(backend)
        pool.wait(5)
        let user = try await pool.administration.updateUser(
            "ada",
            UserChanges([
                "username": "ada2", "email": "New@Example.org", "phone": "+86 13700137000", "phoneVerified": true,
                "externalId": "A-1", "status": "Activated", "blocked": false, "lastIp": "192.0.2.9", "nickname": "Ada",
                "gender": "F",
            ])
        )
        #expect(user.username == "ada2" && user.externalID == "A-1" && user.lastIP == "192.0.2.9")
        #expect(user.email == "new@example.org" && !user.emailVerified)
        #expect(user.phone == "13700137000" && user.phoneVerified)
        #expect(user.details[.nickname] == "Ada" && user.details[.gender] == "F" && user.updatedAt == pool.now)
        #expect(try await pool.administration.findUser("ada2") == user)
        #expect(try await pool.client().userExists(externalID: "A-1"))
        #expect(try await !pool.client().userExists(externalID: "a-1"))
    }

    @Test(arguments: Backend.allCases)
    func whatIsNotNamedStays(backend: Backend) async throws {
        let pool = try await makePool(backend)
        var before = try await pool.administration.findUser("ada")
        let after = try await pool.administration.updateUser(
            "ada",
            UserChanges(["company": "c", "email": "ADA@example.org"])
        )
        before.details[.company] = "c"
        #expect(after == before && after.emailVerified)
    }

    @Test(arguments: Backend.allCases, [JSON.null, ""])
    func identifiersCanBeClearedButTheLast(backend: Backend, empty: JSON) async throws {
        let pool = try await makePool(backend)
        let user = try await pool.administration.updateUser("ada", UserChanges(["email": empty, "username": empty]))
        #expect(user.email == nil && !user.emailVerified && user.username == nil)
        await expectRefusal(.argumentMissing) {
            try await pool.administration.updateUser("13800138000", UserChanges(["phone": empty]))
        }
        _ = try await pool.administration.addIdentity(.init(provider: "github", subject: "1"), to: "13800138000")
        _ = try await pool.administration.updateUser("13800138000", UserChanges(["phone": empty]))
    }

    static let refused: [(UserChanges, AuthingError.Code)] = [
        (UserChanges(), .argumentMissing),
        (UserChanges([:], password: ""), .argumentMissing),
        (UserChanges(["password": "fake-new"]), .fieldNotEditable),
        (UserChanges(["id": "x"]), .fieldNotEditable),
        (UserChanges(["loginsCount": 7]), .fieldNotEditable),
        (UserChanges(["lastIP": "a", "lastIp": "b"]), .badRequest),
        (UserChanges(["email": "x"]), .malformedEmail),
        (UserChanges(["email": "BOB@example.org"]), .emailTaken),
        (UserChanges(["phone": "1"]), .malformedPhone),
        (UserChanges(["phone": "13900139000"]), .phoneTaken),
        (UserChanges(["username": "bob"]), .usernameTaken),
        (UserChanges(["externalId": "B-1"]), .userExists),
        (UserChanges(["status": "Gone"]), .badRequest),
        (UserChanges(["status": 1]), .badRequest),
        (UserChanges(["blocked": "yes"]), .badRequest),
        (UserChanges(["emailVerified": 1]), .badRequest),
        (UserChanges(["email": nil, "emailVerified": true]), .badRequest),
        (UserChanges(["gender": "W"]), .badRequest),
        (UserChanges(["nickname": true]), .badRequest),
    ]

    @Test(arguments: Backend.allCases, refused)
    func whatDoesNotFitIsRefusedAndChangesNothing(
        backend: Backend,
        _ row: (UserChanges, AuthingError.Code)
    ) async throws {
        let pool = try await makePool(backend)
        let before = try await pool.administration.findUser("ada")
        var changes = row.0
        if !changes.fields.isEmpty { changes.fields["company"] = "x" }
        await expectRefusal(row.1) { try await pool.administration.updateUser("ada", changes) }
        #expect(try await pool.administration.findUser("ada") == before)
        await expectRefusal(.userUnknown) {
            try await pool.administration.updateUser("nobody", UserChanges(["nickname": "x"]))
        }
    }

    @Test(arguments: Backend.allCases)
    func aNewPasswordEndsAllLoginsAndALock(backend: Backend) async throws {
        let pool = try await makePool(backend)
        try await pool.set("loginPasswordFailCheck", ["enabled": true, "limit": 1])
        let client = pool.client()
        _ = try await client.loginByUsername("ada", password: "fake-pw")
        await expectRefusal(.accountLocked) { try await pool.client().loginByUsername("ada", password: "wrong") }
        _ = try await pool.administration.updateUser("ada", UserChanges([:], password: "fake-new"))
        await expectRefusal(.notLoggedIn) { try await client.currentUser() }
        _ = try await pool.client().loginByUsername("ada", password: "fake-new")
    }

    /// What was revoked while a user was kept out does not come back.
    @Test(arguments: Backend.allCases, [["blocked": true], ["status": "Suspended"], ["status": "Archived"]] as [JSON])
    func keepingAUserOutRevokesTheTokens(backend: Backend, change: JSON) async throws {
        let pool = try await makePool(backend)
        let client = pool.client()
        _ = try await client.loginByUsername("ada", password: "fake-pw")
        _ = try await pool.administration.updateUser("ada", UserChanges(try #require(change.objectValue)))
        await expectRefusal(.userLocked) { try await client.currentUser() }
        #expect(try await client.checkLoginStatus().code == 2005)
        _ = try await pool.administration.updateUser("ada", UserChanges(["blocked": false, "status": "Activated"]))
        await expectRefusal(.notLoggedIn) { try await client.currentUser() }
        _ = try await pool.client().loginByUsername("ada", password: "fake-pw")
    }

    @Test(arguments: Backend.allCases)
    func aBlockRevokesTheTokens(backend: Backend) async throws {
        let pool = try await makePool(backend)
        let client = pool.client()
        _ = try await client.loginByUsername("ada", password: "fake-pw")
        _ = try await pool.administration.blockUser("ada")
        await expectRefusal(.userLocked) { try await client.currentUser() }
        _ = try await pool.administration.unblockUser("ada")
        await expectRefusal(.notLoggedIn) { try await client.currentUser() }
    }

    @Test(arguments: Backend.allCases)
    func aContactIsVerified(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let administration = pool.administration
        _ = try await administration.createUser(UserCreation(username: "ada", email: "ada@example.org"))
        #expect(try await administration.verifyContact(.email, of: "ada").emailVerified)
        #expect(try await administration.findUser("ada").emailVerified)
        await expectRefusal(.badRequest) { try await administration.verifyContact(.phone, of: "ada") }
        _ = try await administration.updateUser("ada", UserChanges(["phone": "13800138000"]))
        #expect(try await administration.verifyContact(.phone, of: "ada").phoneVerified)
        await expectRefusal(.userUnknown) { try await administration.verifyContact(.email, of: "bob") }
    }

    @Test(arguments: Backend.allCases)
    func theTrailSaysWhatFollowed(backend: Backend) async throws {
        let pool = try await makePool(backend)
        let start = try await pool.administration.listEvents(after: 0, limit: 1).last?.id ?? 0
        _ = try await pool.administration.updateUser("ada", UserChanges(["blocked": true]))
        _ = try await pool.administration.updateUser("ada", UserChanges(["blocked": false]))
        _ = try await pool.administration.updateUser("bob", UserChanges(["emailVerified": true]))
        await expectRefusal(.badRequest) {
            try await pool.administration.updateUser("ada", UserChanges(["gender": "W"]))
        }
        let events = try await pool.administration.listEvents(after: start, limit: 100)
        #expect(
            events.map(\.kind) == [
                .userUpdated, .userBlocked, .userUpdated, .userUnblocked, .userUpdated, .emailVerified, .userUpdated,
            ]
        )
        #expect(events.map(\.code) == [200, 200, 200, 200, 200, 200, 400])
    }
}

struct UserStandingContract {
    static let standings: [JSONObject] = [
        ["blocked": true], ["status": "Suspended"], ["status": "Resigned"], ["status": "Archived"],
    ]

    @Test(arguments: Backend.allCases, standings)
    func whoIsKeptOutLogsInByNoMethod(backend: Backend, standing: JSONObject) async throws {
        let pool = try await backend.makePool()
        let administration = pool.administration
        for method in PasswordLoginMethod.allCases { try await method.register(in: pool) }
        for method in PasswordLoginMethod.allCases {
            _ = try await administration.updateUser(method.account, UserChanges(standing))
            await expectRefusal(.userLocked) { try await method.logIn(pool.client()) }
            // A stranger learns no more than that.
            await expectRefusal(.passwordWrong) { try await method.logIn(pool.client(), password: "wrong") }
        }
        let code = try await pool.sendCode(toPhone: PasswordLoginMethod.phone.account)
        await expectRefusal(.userLocked) {
            try await pool.client().loginByPhoneCode(PasswordLoginMethod.phone.account, code: code)
        }
    }
}

struct UserDeletionContract {
    /// A user with a token, codes, links, messages, failures, an identity.
    private func makeUser(_ pool: TestPool) async throws -> AuthenticationClient {
        try await pool.set("loginPasswordFailCheck", ["enabled": true])
        let client = pool.client()
        _ = try await client.registerByEmail(
            "ada@example.org",
            password: "fake-pw",
            options: RegistrationOptions(profile: ["username": "ada", "phone": "13800138000"], forceLogin: true)
        )
        _ = try await pool.administration.addIdentity(.init(provider: "github", subject: "1"), to: "ada")
        _ = try await pool.sendCode(toPhone: "13800138000")
        _ = try await pool.sendCode(toEmail: "ada@example.org")
        await expectRefusal(.passwordWrong) { try await pool.client().loginByUsername("ada", password: "wrong") }
        return client
    }

    @Test(arguments: Backend.allCases)
    func nobodyLogsInAndTokensStopWorking(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = try await makeUser(pool)
        #expect(try await pool.administration.deleteUsers(["ada"]) == 1)
        await expectRefusal(.userUnknown) { try await client.currentUser() }
        #expect(try await client.checkLoginStatus().code == 2004)
        for method in PasswordLoginMethod.allCases {
            await expectRefusal(.userUnknown) { try await method.logIn(pool.client()) }
        }
        await expectRefusal(.userUnknown) { try await pool.administration.findUser("ada") }
        #expect(try await pool.administration.listUsers(page: 1, limit: 10).totalCount == 0)
        #expect(try await !pool.client().userExists(username: "ada", email: "ada@example.org", phone: "13800138000"))
    }

    @Test(arguments: Backend.allCases)
    func theIdentifiersAreFreeAndNothingComesBackWithThem(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let old = try #require(try await makeUser(pool).user?.id)
        let code = try await pool.lastCode(to: "13800138000")
        _ = try await pool.administration.deleteUsers(["13800138000"])
        #expect(try await pool.administration.listOutbox(limit: 100).isEmpty)
        await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode("13800138000", code: code) }
        let client = try await makeUser(pool)
        let user = try #require(client.user)
        #expect(user.id != old && user.loginsCount == 1)
    }

    @Test(arguments: Backend.allCases)
    func allOrNone(backend: Backend) async throws {
        let pool = try await backend.makePool()
        for name in ["ada", "bob", "cyd"] {
            _ = try await pool.administration.createUser(UserCreation(username: name))
        }
        await expectRefusal(.userUnknown) { try await pool.administration.deleteUsers(["ada", "nobody"]) }
        await expectRefusal(.argumentMissing) { try await pool.administration.deleteUsers([]) }
        #expect(try await pool.administration.listUsers(page: 1, limit: 10).totalCount == 3)
        let id = try await pool.administration.findUser("ada").id.rawValue
        #expect(try await pool.administration.deleteUsers(["ada", "bob", id]) == 2)
        #expect(try await pool.administration.listUsers(page: 1, limit: 10).list.map(\.username) == ["cyd"])
    }

    @Test(arguments: Backend.allCases)
    func theTrailStays(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let id = try #require(try await makeUser(pool).user?.id)
        let before = try await pool.administration.listEvents(after: 0, limit: 1_000)
        _ = try await pool.administration.deleteUsers(["ada"])
        let after = try await pool.administration.listEvents(after: 0, limit: 1_000)
        #expect(after.dropLast() == before[...])
        #expect(after.last?.kind == .userDeleted && after.last?.userID == id && after.last?.subject == "ada")
    }
}
