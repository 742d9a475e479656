import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

/// Semantics 12 and 1.5: accounts that an application keeps of its own.
struct SubAccountContract {
    private func makePool(_ backend: Backend) async throws -> (TestPool, User) {
        let pool = try await backend.makePool()
        try await pool.set("enableSubAccount", true)
        let user = try await pool.administration.createUser(
            UserCreation(username: "ada", email: "ada@example.org", password: "fake-pw", profile: ["nickname": "Ada"])
        )
        _ = try await pool.administration.createSubAccount(
            SubAccountCreation(account: "till-1", password: "fake-till", user: "ada@example.org", nickname: "Till")
        )
        return (pool, user)
    }

    private func logIn(
        _ pool: TestPool,
        _ account: String = "till-1",
        password: Secret = "fake-till",
        captcha: String? = nil
    ) async throws -> User {
        try await pool.client().loginBySubAccount(account, password: password, captchaCode: captcha)
    }

    @Test(arguments: Backend.allCases)
    func aLoginIsTheUsersWithTheNameOfTheSubAccount(backend: Backend) async throws {
        let (pool, ada) = try await makePool(backend)
        let client = pool.client()
        let user = try await client.loginBySubAccount("till-1", password: "fake-till", clientIP: "198.51.100.7")
        #expect(user.id == ada.id && user.username == "till-1" && user.details[.nickname] == "Till")
        #expect(user.loginsCount == 1 && user.lastIP == "198.51.100.7" && user.email == "ada@example.org")
        #expect(user.json.objectValue?.count == 50)
        #expect(client.user == user && client.token == user.token && user.token != nil)
        let present = try await client.currentUser()
        #expect(present.username == "ada" && present.details[.nickname] == "Ada")
        #expect(try await PasswordLoginMethod.email.logIn(pool.client()).loginsCount == 2)
    }

    @Test(arguments: Backend.allCases)
    func aSubAccountWithoutANicknameShowsItsName(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        _ = try await pool.administration.createSubAccount(
            SubAccountCreation(account: "till-2", password: "fake-till", user: "ada")
        )
        #expect(try await logIn(pool, "till-2").details[.nickname] == "till-2")
    }

    @Test(arguments: Backend.allCases)
    func itIsOffByDefault(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        try await pool.set("enableSubAccount", false)
        await expectRefusal(.forbidden) { try await logIn(pool) }
        await expectRefusal(.forbidden) { try await logIn(pool, "", password: "") }
    }

    @Test(arguments: Backend.allCases)
    func unknownNamesAndWrongPasswordsAreTold(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        await expectRefusal(.userUnknown) { try await logIn(pool, "till-9") }
        await expectRefusal(.userUnknown) { try await logIn(pool, "Till-1") }
        await expectRefusal(.userUnknown) { try await logIn(pool, "ada", password: "fake-pw") }
        await expectRefusal(.passwordWrong) { try await logIn(pool, password: "fake-pw") }
        await expectRefusal(.argumentMissing) { try await logIn(pool, "") }
        await expectRefusal(.argumentMissing) { try await logIn(pool, password: "") }
        await expectRefusal(.passwordWrong) {
            try await PasswordLoginMethod.email.logIn(pool.client(), password: "fake-till")
        }
    }

    @Test(arguments: Backend.allCases)
    func aBlockedUserIsRefusedOnlyWithTheRightPassword(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        _ = try await pool.administration.blockUser("ada")
        await expectRefusal(.passwordWrong) { try await logIn(pool, password: "wrong") }
        await expectRefusal(.userLocked) { try await logIn(pool) }
    }

    @Test(arguments: Backend.allCases)
    func theRulesAboutTheUsersPasswordAreNotItsOwn(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        try await pool.set("loginRequireEmailVerified", true)
        try await pool.set("passwordUpdatePolicy", ["enabled": true, "forcedCycle": 1])
        try await pool.set("passwordStrength", 3)
        try await pool.set("loginPasswordPolicy", "require")
        pool.wait(86_400)
        _ = try await logIn(pool)
    }

    @Test(arguments: Backend.allCases)
    func failuresFromOneAddressAskForACaptcha(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        try await pool.set("loginFailCheck", ["enabled": true, "limit": 2])
        await expectRefusal(.passwordWrong) { try await logIn(pool, password: "wrong") }
        await expectRefusal(.userUnknown) { try await logIn(pool, "till-9") }
        await expectRefusal(.captchaRequired) { try await logIn(pool) }
        await expectRefusal(.codeWrong) { try await logIn(pool, captcha: "none") }
        let captcha = try await pool.administration.issueCaptcha(clientIP: "192.0.2.1")
        _ = try await logIn(pool, captcha: captcha.answer)
    }

    @Test(arguments: Backend.allCases)
    func itsWrongPasswordsLockItAndNotTheUser(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        try await pool.set("loginPasswordFailCheck", ["enabled": true, "limit": 3])
        for remaining in [2, 1] {
            let refusal = await expectRefusal(.passwordWrong) { try await logIn(pool, password: "wrong") }
            #expect(refusal?.data == ["remainCount": .integer(remaining)])
        }
        await expectRefusal(.accountLocked) { try await logIn(pool, password: "wrong") }
        await expectRefusal(.accountLocked) { try await logIn(pool) }
        try await PasswordLoginMethod.email.logIn(pool.client())
        await expectRefusal(.accountLocked) { try await logIn(pool) }
        pool.wait(300)
        _ = try await logIn(pool)
    }

    @Test(arguments: Backend.allCases)
    func itsPasswordDoesNotEndTheFailuresOfTheUser(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        try await pool.set("loginPasswordFailCheck", ["enabled": true, "limit": 3])
        let method = PasswordLoginMethod.email
        await method.fail(2, pool.client())
        _ = try await logIn(pool)
        await expectRefusal(.accountLocked) { try await method.logIn(pool.client(), password: "wrong") }
        await expectRefusal(.accountLocked) { try await method.logIn(pool.client()) }
        _ = try await logIn(pool)
    }

    @Test(arguments: Backend.allCases)
    func anOperatorEndsItsLockWithTheUsers(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        try await pool.set("loginPasswordFailCheck", ["enabled": true, "limit": 1])
        await expectRefusal(.accountLocked) { try await logIn(pool, password: "wrong") }
        _ = try await pool.administration.unblockUser("ada")
        _ = try await logIn(pool)
    }

    @Test(arguments: Backend.allCases)
    func parallelGuessesCannotOutrunTheLimit(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        try await pool.set("loginPasswordFailCheck", ["enabled": true, "limit": 4])
        let codes = await Contenders.race(24) { number -> AuthingError.Code? in
            do throws(AuthingError) {
                _ = try await pool.client().loginBySubAccount("till-1", password: Secret("wrong-\(number)"))
                return nil
            } catch {
                return error.code
            }
        }
        #expect(codes.count { $0 == .passwordWrong } == 3 && codes.count { $0 == .accountLocked } == 21)
    }

    @Test(arguments: Backend.allCases)
    func subAccountsAreListedAndDeleted(backend: Backend) async throws {
        let (pool, ada) = try await makePool(backend)
        let administration = pool.administration
        _ = try await administration.createUser(UserCreation(username: "bob"))
        let made = try await administration.createSubAccount(
            SubAccountCreation(account: " counter ", password: "fake-till", user: "bob")
        )
        #expect(made.json["account"] == "counter" && made.json["nickname"] == .null)
        #expect(try await administration.listSubAccounts(ofUser: nil).map(\.account) == ["counter", "till-1"])
        let ofAda = try await administration.listSubAccounts(ofUser: "ada")
        #expect(ofAda.map(\.userID) == [ada.id] && ofAda.map(\.appID) == [pool.appID])
        try await administration.deleteSubAccount("till-1", app: nil)
        await expectRefusal(.userUnknown) { try await logIn(pool) }
        await expectRefusal(.userUnknown) { try await administration.deleteSubAccount("till-1", app: nil) as Any }
        #expect(try await administration.findUser("ada").id == ada.id)
    }

    @Test(arguments: Backend.allCases)
    func aSubAccountBelongsToOneApplication(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        let app = try await pool.administration.createApplication(ApplicationCreation(name: "shop"))
        _ = try await pool.administration.createUser(UserCreation(username: "bob"))
        _ = try await pool.administration.createSubAccount(
            SubAccountCreation(account: "till-1", password: "fake-shop", user: "bob", app: "shop")
        )
        await expectRefusal(.passwordWrong) { try await logIn(pool, password: "fake-shop") }
        let client = AuthenticationClient(service: pool.service, options: ClientOptions(appID: app.id))
        let user = try await client.loginBySubAccount("till-1", password: "fake-shop")
        #expect(try await client.currentUser().username == "bob" && user.username == "till-1")
    }

    @Test(arguments: Backend.allCases)
    func whatCannotBeASubAccountIsRefused(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        let cases: [(SubAccountCreation, AuthingError.Code)] = [
            (SubAccountCreation(account: "till-1", password: "fake", user: "ada"), .usernameTaken),
            (SubAccountCreation(account: " ", password: "fake", user: "ada"), .usernameMissing),
            (SubAccountCreation(account: "a\0", password: "fake", user: "ada"), .badRequest),
            (SubAccountCreation(account: "till-2", password: "", user: "ada"), .passwordRequired),
            (SubAccountCreation(account: "till-2", password: "fake", user: "nobody"), .userUnknown),
            (SubAccountCreation(account: "till-2", password: "fake", user: "ada", app: "none"), .appUnknown),
        ]
        for (creation, code) in cases {
            await expectRefusal(code) { try await pool.administration.createSubAccount(creation) }
        }
        #expect(try await pool.administration.listSubAccounts(ofUser: nil).count == 1)
    }
}
