import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

struct ProfileContract {
    private func logIn(_ pool: TestPool, _ username: String = "ada") async throws -> AuthenticationClient {
        let client = pool.client()
        _ = try await client.loginByUsername(
            username,
            password: "fake-pw",
            options: LoginOptions(autoRegister: true)
        )
        return client
    }

    @Test(arguments: Backend.allCases)
    func changesTheFieldsItNamesAndNoOther(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = try await logIn(pool)
        _ = try await client.updateProfile(["company": "蒸汽记忆", "nickname": "Ada"])
        pool.wait(5)
        let user = try await client.updateProfile(["nickname": "Nick", "lastIp": "111.111.111.111"])
        #expect(user.details[.nickname] == "Nick" && user.details[.company] == "蒸汽记忆")
        #expect(user.lastIP == "111.111.111.111" && user.updatedAt == pool.now)
        #expect(try await pool.administration.findUser("ada").details == user.details)
        #expect(try await client.updateProfile(["lastIP": "192.0.2.7"]).lastIP == "192.0.2.7")
    }

    @Test(arguments: Backend.allCases, ProfileField.allCases)
    func everyFieldCanBeSetAndCleared(backend: Backend, field: ProfileField) async throws {
        let pool = try await backend.makePool()
        let client = try await logIn(pool)
        let value = field == .gender ? "F" : "值"
        let set = try await client.updateProfile(ProfileChanges(JSONObject([(field.rawValue, .string(value))])))
        #expect(set.details[field] == value && set.json[field.rawValue] == .string(value))
        for empty in [JSON.null, ""] {
            _ = try await client.updateProfile(ProfileChanges(JSONObject([(field.rawValue, .string(value))])))
            let cleared = try await client.updateProfile(ProfileChanges(JSONObject([(field.rawValue, empty)])))
            #expect(cleared.details[field] == nil)
            #expect(try await pool.administration.findUser("ada").details[field] == nil)
        }
    }

    @Test(arguments: Backend.allCases)
    func theUsernameIsReplacedAndTheOldOneFree(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = try await logIn(pool)
        #expect(try await client.updateProfile(["username": " Ada "]).username == "Ada")
        #expect(try await client.updateProfile(["username": "Ada"]).username == "Ada")
        await expectRefusal(.userUnknown) { try await pool.client().loginByUsername("ada", password: "fake-pw") }
        _ = try await pool.client().loginByUsername("Ada", password: "fake-pw")
        _ = try await pool.client().registerByUsername("ada", password: "fake-pw")
    }

    @Test(arguments: Backend.allCases)
    func theClientRemembersTheChangedUserAndStaysLoggedIn(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = try await logIn(pool)
        let token = try #require(client.token)
        let user = try await client.updateProfile(["nickname": "Nick"])
        #expect(client.user == user && client.token == token && user.token == token)
        #expect(try await client.currentUser() == user)
    }

    static let refused: [(ProfileChanges, AuthingError.Code)] = [
        ([:], .argumentMissing),
        (["email": "b@example.org"], .emailNotEditable),
        (["phone": "13800138000"], .phoneNotEditable),
        (["password": "fake-new"], .verificationRequired),
        (["unionid": "x"], .fieldNotEditable),
        (["openid": "x"], .fieldNotEditable),
        (["blocked": false], .fieldNotEditable),
        (["status": "Archived"], .fieldNotEditable),
        (["emailVerified": true], .fieldNotEditable),
        (["externalId": "x"], .fieldNotEditable),
        (["loginsCount": 7], .fieldNotEditable),
        (["nikname": "x"], .fieldNotEditable),
        (["username": ""], .usernameMissing),
        (["username": "  "], .usernameMissing),
        (["username": nil], .usernameMissing),
        (["username": "bob"], .usernameTaken),
        (["username": 7], .badRequest),
        (["username": .string(String(repeating: "a", count: 65))], .badRequest),
        (["gender": "W"], .badRequest),
        (["nickname": 1], .badRequest),
        (["nickname": ["a": 1]], .badRequest),
        (["lastIP": true], .badRequest),
        (["lastIP": "192.0.2.7", "lastIp": "192.0.2.8"], .badRequest),
    ]

    @Test(arguments: Backend.allCases, refused)
    func whatDoesNotFitIsRefused(backend: Backend, _ row: (ProfileChanges, AuthingError.Code)) async throws {
        let pool = try await backend.makePool()
        _ = try await logIn(pool, "bob")
        let client = try await logIn(pool)
        let session = client.session
        await expectRefusal(row.1) { try await client.updateProfile(row.0) }
        #expect(client.session == session)
    }

    /// Each row breaks the rule of its code and all later ones.
    static let orders: [(ProfileChanges, AuthingError.Code)] = [
        (["nosuch": 1, "password": "x", "phone": "x", "email": "x"], .emailNotEditable),
        (["nosuch": 1, "password": "x", "phone": "x"], .phoneNotEditable),
        (["nickname": 1, "nosuch": 1, "password": "x"], .verificationRequired),
        (["nickname": 1, "gender": "W", "username": "bob", "nosuch": 1], .fieldNotEditable),
        (["nickname": 1, "gender": "W", "username": "bob"], .usernameTaken),
        (["nickname": 1, "gender": "W", "username": ""], .usernameMissing),
    ]

    @Test(arguments: Backend.allCases, orders)
    func rulesAreAskedInTheOrderOfTheAPI(backend: Backend, _ row: (ProfileChanges, AuthingError.Code)) async throws {
        let pool = try await backend.makePool()
        _ = try await logIn(pool, "bob")
        let client = try await logIn(pool)
        await expectRefusal(row.1) { try await client.updateProfile(row.0) }
        await expectRefusal(.notLoggedIn) { try await pool.client().updateProfile(row.0) }
    }

    @Test(arguments: Backend.allCases)
    func aRefusedUpdateChangesNothing(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = try await logIn(pool)
        let before = try await pool.administration.findUser("ada")
        pool.wait(1)
        await expectRefusal(.badRequest) { try await client.updateProfile(["nickname": "Nick", "gender": "W"]) }
        await expectRefusal(.fieldNotEditable) { try await client.updateProfile(["nickname": "Nick", "id": "1"]) }
        #expect(try await pool.administration.findUser("ada") == before)
    }

    @Test(arguments: Backend.allCases)
    func oneOfManyGetsAUsername(backend: Backend) async throws {
        let pool = try await backend.makePool()
        var clients: [AuthenticationClient] = []
        for number in 1...16 { clients.append(try await logIn(pool, "user-\(number)")) }
        let codes = await withTaskGroup(of: Int.self) { group in
            for client in clients {
                group.addTask {
                    do {
                        return try await client.updateProfile(["username": "wanted"]).username == "wanted" ? 200 : 0
                    } catch {
                        return (error as? AuthingError)?.code.rawValue ?? 0
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.sorted() == [200] + Array(repeating: 2034, count: 15))
    }

    @Test(arguments: Backend.allCases)
    func theTrailSaysWhatChanged(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = try await logIn(pool)
        let user = try await client.updateProfile(["nickname": "Nick", "city": "Bonn"])
        await expectRefusal(.fieldNotEditable) { try await client.updateProfile(["id": "1"]) }
        let events = try await pool.administration.listEvents(after: 0, limit: 100).suffix(2)
        #expect(events.map(\.kind) == [.userUpdated, .userUpdated])
        #expect(events.map(\.code) == [200, 2018])
        #expect(events.map(\.subject) == ["nickname, city", "id"])
        #expect(events.allSatisfy { $0.userID == user.id && $0.clientIP == "192.0.2.1" })
    }
}
