import AuthingAPI
import AuthingCore
import TestSupport
import Testing

struct WeChatLoginContract {
    private func makePool(_ backend: Backend) async throws -> TestPool {
        var details = UserProfile()
        details[.nickname] = "小明"
        let provider = ScriptedProvider([
            "first": SocialProfile(openID: "open-1", unionID: "union-1", details: details),
            "second": SocialProfile(openID: "open-2", unionID: "union-1", details: details),
            "other": SocialProfile(openID: "open-9"),
        ])
        return try await backend.makePool(connections: Connections(weChat: provider))
    }

    @Test(arguments: Backend.allCases)
    func withNothingConnectedItIsRefused(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = pool.client()
        await expectRefusal(.failure) { try await client.loginByWeChat("first") }
    }

    @Test(arguments: Backend.allCases)
    func aPersonGetsOneUserAcrossApplications(backend: Backend) async throws {
        let pool = try await makePool(backend)
        let client = pool.client()
        let first = try await client.loginByWeChat("first")
        #expect(first.registerSource == ["social:wechat:mobile"] && first.details[.nickname] == "小明")
        #expect(first.unionID == "union-1" && first.loginsCount == 1 && client.token == first.token)
        #expect(try await client.loginByWeChat("second").id == first.id)
        #expect(try await client.loginByWeChat("other").id != first.id)
    }

    @Test(arguments: Backend.allCases)
    func aCodeThatIsNotTakenIsTheCallersFault(backend: Backend) async throws {
        let pool = try await makePool(backend)
        _ = try await pool.client().loginByWeChat("first")
        await expectRefusal(.badRequest) { try await pool.client().loginByWeChat("first") }
        await expectRefusal(.argumentMissing) { try await pool.client().loginByWeChat("") }
    }

    @Test(arguments: Backend.allCases)
    func aLinkedIdentityLogsInToThePrimaryUser(backend: Backend) async throws {
        let pool = try await makePool(backend)
        let secondary = try await pool.client().loginByWeChat("first")
        let primary = try await pool.client().registerByUsername(
            "ada",
            password: "fake-pw",
            options: .init(generateToken: true)
        )
        try await pool.client().linkAccount(
            primaryToken: #require(primary.token),
            secondaryToken: #require(secondary.token)
        )
        #expect(try await pool.client().loginByWeChat("second").id == primary.id)
    }
}
