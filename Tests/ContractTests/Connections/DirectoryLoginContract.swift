import AuthingAPI
import AuthingCore
import AuthingJSON
import TestSupport
import Testing

/// Logins that a directory checks: semantics of the two seed pages, and of what becomes of an entry.
struct DirectoryLoginContract {
    private static let ada: [String: String] = [
        "uid": "ada", "cn": "Ada Lovelace", "mail": "Ada@Example.org", "mobile": "+86 138 0013 8000", "sn": "Lovelace",
        "givenName": "Ada", "displayName": "Countess", "o": "Analytical", "l": "London", "postalCode": "W1",
    ]

    private func makePool(
        _ backend: Backend,
        importsUsers: Bool = true
    ) async throws -> (pool: TestPool, directory: ScriptedDirectory) {
        let directory = ScriptedDirectory(importsUsers: importsUsers)
        directory.set("ada", password: "fake-pw", key: "uuid-1", attributes: Self.ada)
        let pool = try await backend.makePool(
            connections: Connections(ldap: directory, activeDirectory: directory)
        )
        return (pool, directory)
    }

    @Test(arguments: Backend.allCases)
    func withNothingConnectedEveryLoginIsRefused(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = pool.client()
        await expectRefusal(.failure) { try await client.loginByLDAP("ada", password: "fake-pw") }
        await expectRefusal(.failure) { try await client.loginByAD("ada", password: "fake-pw") }
    }

    @Test(arguments: Backend.allCases)
    func theFirstLoginImportsTheEntry(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        let client = pool.client()
        let user = try await client.loginByLDAP("ada", password: "fake-pw")
        #expect(user.registerSource == ["enterprise:ldap"] && user.externalID == "uuid-1")
        #expect(user.username == "ada" && user.email == "ada@example.org" && user.emailVerified)
        #expect(user.phone == "13800138000" && !user.phoneVerified && user.details[.name] == "Ada Lovelace")
        #expect(user.details[.nickname] == "Countess" && user.details[.company] == "Analytical")
        #expect(user.details[.locality] == "London" && user.loginsCount == 1 && client.token == user.token)
        let identity = try await pool.administration.listIdentities(of: "ada").first
        #expect(identity?.provider == "ldap" && identity?.subject == "uuid-1" && identity?.isSocial == false)
        await expectRefusal(.noPassword) { try await client.loginByUsername("ada", password: "fake-pw") }
    }

    @Test(arguments: Backend.allCases)
    func laterLoginsRefreshWhatTheDirectorySupplies(backend: Backend) async throws {
        let (pool, directory) = try await makePool(backend)
        let first = try await pool.client().loginByLDAP("ada", password: "fake-pw")
        _ = try await pool.administration.createUser(.init(username: "byron"))
        directory.set(
            "ada",
            password: "fake-pw",
            key: "uuid-1",
            attributes: ["uid": "byron", "cn": "Ada King", "mail": "king@example.org"]
        )
        let second = try await pool.client().loginByLDAP("ada", password: "fake-pw")
        #expect(second.id == first.id && second.loginsCount == 2)
        #expect(second.details[.name] == "Ada King" && second.email == "king@example.org")
        #expect(second.phone == "13800138000" && second.details[.locality] == "London", "what is missing stays")
        #expect(second.username == "ada", "somebody else has the new name")
        let kinds = try await pool.administration.listEvents(after: 0, limit: 100).map(\.kind)
        #expect(kinds.contains(.directoryFieldSkipped))
    }

    @Test(arguments: Backend.allCases)
    func aWrongPasswordAndAnUnknownNameAreToldApart(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        let client = pool.client()
        await expectRefusal(.passwordWrong) { try await client.loginByLDAP("ada", password: "wrong") }
        await expectRefusal(.userUnknown) { try await client.loginByLDAP("bob", password: "fake-pw") }
        await expectRefusal(.passwordWrong) { try await client.loginByAD("ada", password: "wrong") }
        await expectRefusal(.userUnknown) { try await client.loginByAD("bob", password: "fake-pw") }
    }

    @Test(arguments: Backend.allCases, ["", "\0fake"])
    func anEmptyPasswordNeverReachesTheDirectory(backend: Backend, password: String) async throws {
        let (pool, directory) = try await makePool(backend)
        let client = pool.client()
        await expectRefusal(.argumentMissing) { try await client.loginByLDAP("ada", password: Secret(password)) }
        await expectRefusal(.argumentMissing) { try await client.loginByAD("ada", password: Secret(password)) }
        #expect(directory.asked.isEmpty)
    }

    @Test(arguments: Backend.allCases)
    func aDirectoryThatDoesNotAnswerIsNoFailureOfThePerson(backend: Backend) async throws {
        let (pool, directory) = try await makePool(backend)
        try await pool.set("loginFailCheck", ["enabled": true, "limit": 1])
        directory.disconnect()
        for _ in 1...3 {
            await expectRefusal(.failure) { try await pool.client().loginByLDAP("ada", password: "fake-pw") }
        }
    }

    @Test(arguments: Backend.allCases)
    func failuresOfAnAddressAskForACaptcha(backend: Backend) async throws {
        let (pool, directory) = try await makePool(backend)
        try await pool.set("loginFailCheck", ["enabled": true, "limit": 3])
        let client = pool.client()
        for _ in 1...2 {
            await expectRefusal(.passwordWrong) { try await client.loginByLDAP("ada", password: "wrong") }
        }
        await expectRefusal(.userUnknown) { try await client.loginByLDAP("bob", password: "wrong") }
        let asked = directory.asked.count
        await expectRefusal(.captchaRequired) { try await client.loginByLDAP("ada", password: "fake-pw") }
        await expectRefusal(.codeWrong) {
            try await client.loginByLDAP("ada", password: "fake-pw", captchaCode: "nope!")
        }
        #expect(directory.asked.count == asked)
        let captcha = try await pool.administration.issueCaptcha(clientIP: "192.0.2.1")
        _ = try await client.loginByLDAP("ada", password: "fake-pw", captchaCode: captcha.answer)
    }

    @Test(arguments: Backend.allCases)
    func loginsThatHaveNotEndedAreNoFailures(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        try await pool.set("loginFailCheck", ["enabled": true, "limit": 1])
        let winners = await Contenders.winners(of: 12) { _ in
            try await pool.client().loginByLDAP("ada", password: "fake-pw")
        }
        #expect(winners == 12)
    }

    @Test(arguments: Backend.allCases)
    func guessesAtOnceGetNoFurtherThanGuessesInTurn(backend: Backend) async throws {
        let (pool, directory) = try await makePool(backend)
        try await pool.set("loginFailCheck", ["enabled": true, "limit": 3])
        let winners = await Contenders.winners(of: 30) { number in
            try await pool.client().loginByLDAP("ada", password: Secret("wrong-\(number)"))
        }
        #expect(winners == 0 && directory.asked.count == 3)
    }

    @Test(arguments: Backend.allCases)
    func loginOnlyMeansNoNewUsers(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend, importsUsers: false)
        await expectRefusal(.userUnknown) { try await pool.client().loginByLDAP("ada", password: "fake-pw") }
        _ = try await pool.administration.createUser(.init(username: "lovelace"))
        let claim = IdentityClaim(
            provider: "ldap",
            subject: "uuid-1",
            connectionID: "test-directory",
            isSocial: false
        )
        _ = try await pool.administration.addIdentity(claim, to: "lovelace")
        #expect(try await pool.client().loginByLDAP("ada", password: "fake-pw").details[.name] == "Ada Lovelace")
    }

    @Test(arguments: Backend.allCases, ["email", "phone", "username"])
    func whatSomebodyElseHasIsNeverMerged(backend: Backend, field: String) async throws {
        let (pool, _) = try await makePool(backend)
        let other =
            switch field {
            case "email": UserCreation(email: "ada@example.org")
            case "phone": UserCreation(phone: "13800138000")
            default: UserCreation(username: "ada")
            }
        _ = try await pool.administration.createUser(other)
        await expectRefusal(.userExists) { try await pool.client().loginByLDAP("ada", password: "fake-pw") }
        #expect(try await pool.administration.listUsers(page: 1, limit: 10).totalCount == 1)
    }

    @Test(arguments: Backend.allCases)
    func aBlockedUserStaysOut(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        _ = try await pool.client().loginByLDAP("ada", password: "fake-pw")
        _ = try await pool.administration.blockUser("ada")
        await expectRefusal(.userLocked) { try await pool.client().loginByLDAP("ada", password: "fake-pw") }
    }

    @Test(arguments: Backend.allCases, ["ada", #"CORP\ada"#, "ada@corp.example"])
    func anActiveDirectoryIsAskedForTheBareName(backend: Backend, typed: String) async throws {
        let (pool, directory) = try await makePool(backend)
        directory.set(
            "ada",
            password: "fake-pw",
            key: "guid-1",
            attributes: ["sAMAccountName": "ada", "displayName": "Ada Lovelace", "company": "Analytical"]
        )
        let user = try await pool.client().loginByAD(typed, password: "fake-pw")
        #expect(directory.asked == ["ada"] && user.registerSource == ["enterprise:ad"])
        #expect(user.username == "ada" && user.details[.name] == "Ada Lovelace")
        #expect(user.details[.company] == "Analytical")
    }
}
