import AuthingAPI
import AuthingJSON
import Foundation
import Synchronization
import Testing

@Suite("What a client remembers")
struct AuthenticationClientTests {
    let service = StubService()
    let client: AuthenticationClient
    let user: User

    init() {
        client = AuthenticationClient(
            service: service,
            options: ClientOptions(appID: "app", clientIP: "192.0.2.9", language: .english)
        )
        var user = User(id: User.ID(rawValue: "u1"), userPoolID: "pool", createdAt: Date(timeIntervalSince1970: 0))
        user.token = Secret("first")
        self.user = user
        service.user.withLock { [user] in $0 = user }
    }

    typealias Call = @Sendable (AuthenticationClient) async throws -> Void

    static let replacing: [Call] = [
        { _ = try await $0.registerByEmail("a@b.cc", password: Secret("x")) },
        { _ = try await $0.registerByUsername("a", password: Secret("x")) },
        { _ = try await $0.registerByPhoneCode("13800138000", code: Secret("1")) },
        { _ = try await $0.loginByEmail("a@b.cc", password: Secret("x")) },
        { _ = try await $0.loginByUsername("a", password: Secret("x")) },
        { _ = try await $0.loginByPhoneCode("13800138000", code: Secret("1")) },
        { _ = try await $0.loginByPhonePassword("13800138000", password: Secret("x")) },
        { _ = try await $0.currentUser() },
        { _ = try await $0.currentUser(token: Secret("other")) },
        { _ = try await $0.checkLoggedIn() },
        { _ = try await $0.updateProfile(["nickname": "Nick"]) },
        { _ = try await $0.bindPhone("13800138000", code: Secret("1")) },
        { _ = try await $0.unbindPhone() },
        { _ = try await $0.updatePhone("13800138000", code: Secret("1")) },
        { _ = try await $0.bindEmail("a@b.cc", code: Secret("1")) },
        { _ = try await $0.unbindEmail() },
        { _ = try await $0.updateEmail("a@b.cc", code: Secret("1")) },
    ]

    static let keeping: [Call] = [
        { _ = try await $0.sendSMSCode("13800138000") },
        { _ = try await $0.sendEmail("a@b.cc", scene: "CHANGE_EMAIL") },
        { _ = try await $0.checkLoginStatus(Secret("other")) },
        { _ = try await $0.updatePassword(Secret("y"), oldPassword: Secret("x")) },
        { _ = try await $0.resetPasswordByPhoneCode("13800138000", code: Secret("1"), newPassword: Secret("y")) },
        { _ = try await $0.resetPasswordByEmailCode("a@b.cc", code: Secret("1"), newPassword: Secret("y")) },
        { _ = try await $0.checkPasswordStrength(Secret("y")) },
        { _ = try await $0.listRoles() },
        { _ = try await $0.hasRole("admin", namespace: "default") },
        { _ = try await $0.listAuthorizedResources(namespace: "default", type: "DATA") },
        { _ = try await $0.listOrganizations() },
        { _ = try await $0.listDepartments() },
        { _ = try await $0.listApplications() },
        { _ = try await $0.securityLevel() },
        { _ = try await $0.userExists(username: "a") },
    ]

    @Test("registrations, logins and fetching the user replace user and token", arguments: replacing.indices)
    func replaces(index: Int) async throws {
        client.setToken(Secret("old"))
        try await Self.replacing[index](client)
        #expect(client.user == user)
        #expect(client.token == Secret("first"))
    }

    @Test("a result without a token logs out, as the official client does")
    func aNullTokenCounts() async throws {
        client.setToken(Secret("old"))
        service.user.withLock { $0?.token = nil }
        _ = try await client.registerByEmail("a@b.cc", password: Secret("x"))
        #expect(client.token == nil)
    }

    @Test("all other calls leave both alone", arguments: keeping.indices)
    func keeps(index: Int) async throws {
        let session = ClientSession(user: user, token: Secret("mine"))
        client.session = session
        try await Self.keeping[index](client)
        #expect(client.session == session)
    }

    @Test("a refused call changes nothing", arguments: replacing.indices)
    func refusalsChangeNothing(index: Int) async {
        let session = ClientSession(user: user, token: Secret("mine"))
        client.session = session
        service.refusal.withLock { $0 = .passwordWrong() }
        await #expect(throws: AuthingError.self) { try await Self.replacing[index](client) }
        #expect(client.session == session)
    }

    @Test("a refresh replaces the token alone")
    func refreshReplacesTheToken() async throws {
        client.session = ClientSession(user: user, token: Secret("mine"))
        _ = try await client.refreshToken()
        #expect(client.user == user && client.token == Secret("refreshed"))
    }

    @Test("a logout forgets both, a refused one neither")
    func logoutForgets() async throws {
        client.session = ClientSession(user: user, token: Secret("mine"))
        service.refusal.withLock { $0 = .notLoggedIn() }
        await #expect(throws: AuthingError.self) { try await client.logout() }
        #expect(client.token == Secret("mine"))
        service.refusal.withLock { $0 = nil }
        try await client.logout()
        #expect(client.session == ClientSession())
    }

    @Test("a call carries the client's options, and a token given in its place")
    func contextIsComplete() async throws {
        client.setToken(Secret("mine"))
        _ = try await client.currentUser(token: Secret("given"))
        _ = try await client.sendSMSCode("13800138000")
        let contexts = service.contexts.withLock { $0 }
        #expect(contexts.map(\.appID) == ["app", "app"])
        #expect(contexts.map(\.clientIP) == ["192.0.2.9", "192.0.2.9"])
        #expect(contexts.map(\.language) == [.english, .english])
        #expect(contexts.map(\.token) == [Secret("given"), Secret("first")])
    }

    @Test("a client with a token starts logged in")
    func startsWithAToken() {
        let options = ClientOptions(appID: "app", token: Secret("given"))
        #expect(AuthenticationClient(service: service, options: options).token == Secret("given"))
    }

    @Test("decisions are taken down when asked for, for the last call alone")
    func decisionsOnRequest() async throws {
        _ = try await client.sendSMSCode("13800138000")
        #expect(client.lastDecisions == nil)
        client.recordsDecisions = true
        _ = try await client.sendSMSCode("13800138000")
        _ = try await client.sendSMSCode("13800138000")
        #expect(client.lastDecisions?.decisions == [Decision(rule: .application, outcome: .passed)])
    }

    @Test(arguments: [("J@vascript1#!", 3), ("passw0rd", 2), ("password", 1), ("123456789012", 1), ("", 1)])
    func levels(password: String, level: Int) {
        #expect(client.computePasswordSecurityLevel(Secret(password)).rawValue == level)
    }
}
