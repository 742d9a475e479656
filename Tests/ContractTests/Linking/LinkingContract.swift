import AuthingAPI
import AuthingJSON
import Foundation
import TestSupport
import Testing

struct LinkingContract {
    /// A pool with two users, each with a token.
    private struct Scene {
        let pool: TestPool
        let primary: User
        let secondary: User

        init(_ backend: Backend, identities: [String] = ["github"]) async throws {
            pool = try await backend.makePool()
            primary = try await pool.client().registerByUsername(
                "ada",
                password: "fake-pw",
                options: .init(generateToken: true)
            )
            secondary = try await pool.client().registerByUsername(
                "bob",
                password: "fake-pw",
                options: .init(generateToken: true)
            )
            for provider in identities {
                _ = try await pool.administration.addIdentity(.init(provider: provider, subject: "1"), to: "bob")
            }
        }

        var primaryToken: Secret { get throws { try #require(primary.token) } }
        var secondaryToken: Secret { get throws { try #require(secondary.token) } }

        func link(_ primary: Secret? = nil, _ secondary: Secret? = nil) async throws {
            try await pool.client().linkAccount(
                primaryToken: primary ?? primaryToken,
                secondaryToken: secondary ?? secondaryToken
            )
        }

        func unlink(_ provider: String, _ token: Secret? = nil) async throws {
            try await pool.client().unlinkAccount(primaryToken: token ?? primaryToken, provider: provider)
        }
    }

    @Test(arguments: Backend.allCases)
    func theIdentitiesMoveAndTheSecondaryUserIsGone(backend: Backend) async throws {
        let scene = try await Scene(backend, identities: ["github", "google"])
        try await scene.link()
        let administration = scene.pool.administration
        let moved = try await administration.listIdentities(of: "ada")
        #expect(moved.map(\.provider) == ["github", "google"])
        #expect(moved.allSatisfy { $0.userID == scene.primary.id })
        await expectRefusal(.userUnknown) { try await administration.findUser("bob") }
        await expectRefusal(.userUnknown) {
            try await scene.pool.client().loginByUsername("bob", password: "fake-pw")
        }
        // The name is free again, and nothing of the old user comes back with it.
        _ = try await scene.pool.client().registerByUsername("bob", password: "fake-pw")
        #expect(try await administration.listIdentities(of: "bob").isEmpty)
    }

    @Test(arguments: Backend.allCases)
    func thePrimaryStaysLoggedInAndTheSecondaryTokensStop(backend: Backend) async throws {
        let scene = try await Scene(backend)
        let other = try await scene.pool.client().loginByUsername("bob", password: "fake-pw")
        try await scene.link()
        #expect(try await scene.pool.client(token: scene.primaryToken).currentUser().id == scene.primary.id)
        for token in [try scene.secondaryToken, try #require(other.token)] {
            await expectRefusal(.userUnknown) { try await scene.pool.client(token: token).currentUser() }
            #expect(try await scene.pool.client().checkLoginStatus(token).code == 2004)
        }
    }

    @Test(arguments: Backend.allCases)
    func theTrailNamesBoth(backend: Backend) async throws {
        let scene = try await Scene(backend)
        try await scene.link()
        let event = try #require(try await scene.pool.administration.listEvents(after: 0, limit: 100).last)
        #expect(event.kind == .accountLinked && event.code == 200)
        #expect(event.userID == scene.primary.id && event.subject == scene.secondary.id.rawValue)
    }

    @Test(arguments: Backend.allCases)
    func aMissingTokenIsRefused(backend: Backend) async throws {
        let scene = try await Scene(backend)
        await expectRefusal(.argumentMissing) { try await scene.link("") }
        await expectRefusal(.argumentMissing) { try await scene.link(nil, "") }
        await expectRefusal(.argumentMissing) { try await scene.unlink("github", "") }
        await expectRefusal(.argumentMissing) { try await scene.unlink("") }
    }

    @Test(arguments: Backend.allCases)
    func anInvalidTokenIsRefused(backend: Backend) async throws {
        let scene = try await Scene(backend)
        await expectRefusal(.loginInvalid) { try await scene.link("garbage") }
        await expectRefusal(.loginInvalid) { try await scene.link(nil, "garbage") }
        await expectRefusal(.loginInvalid) { try await scene.unlink("github", "garbage") }
    }

    @Test(arguments: Backend.allCases)
    func anExpiredOrRevokedTokenIsRefused(backend: Backend) async throws {
        let scene = try await Scene(backend)
        let again = try await scene.pool.client().loginByUsername("bob", password: "fake-pw")
        try await scene.pool.client(token: scene.secondaryToken).logout()
        await expectRefusal(.loginExpired) { try await scene.link() }
        scene.pool.wait(1_209_600)
        await expectRefusal(.loginExpired) { try await scene.link(nil, again.token) }
        await expectRefusal(.loginExpired) { try await scene.unlink("github") }
    }

    @Test(arguments: Backend.allCases)
    func aBlockedUserIsRefused(backend: Backend) async throws {
        let scene = try await Scene(backend)
        _ = try await scene.pool.administration.blockUser("bob")
        await expectRefusal(.userLocked) { try await scene.link() }
    }

    @Test(arguments: Backend.allCases)
    func twoTokensOfOneUserAreRefused(backend: Backend) async throws {
        let scene = try await Scene(backend)
        await expectRefusal(.badRequest) { try await scene.link(scene.secondaryToken, scene.secondaryToken) }
        _ = try await scene.pool.administration.findUser("bob")
    }

    @Test(arguments: Backend.allCases)
    func aSecondaryWithoutIdentitiesIsRefused(backend: Backend) async throws {
        let scene = try await Scene(backend, identities: [])
        await expectRefusal(.identitiesUnreadable) { try await scene.link() }
        _ = try await scene.pool.administration.findUser("bob")
    }

    @Test(arguments: Backend.allCases)
    func oneProviderThatThePrimaryHasFailsTheWhole(backend: Backend) async throws {
        let scene = try await Scene(backend, identities: ["github", "google"])
        let administration = scene.pool.administration
        _ = try await administration.addIdentity(.init(provider: "google", subject: "2"), to: "ada")
        let refusal = await expectRefusal(.identityKindTaken) { try await scene.link() }
        #expect(refusal?.data == ["provider": "google"])
        #expect(try await administration.listIdentities(of: "ada").map(\.subject) == ["2"])
        #expect(try await administration.listIdentities(of: "bob").map(\.provider) == ["github", "google"])
    }

    @Test(arguments: Backend.allCases)
    func aProviderIsUnlinked(backend: Backend) async throws {
        let scene = try await Scene(backend)
        try await scene.link()
        try await scene.unlink("github")
        #expect(try await scene.pool.administration.listIdentities(of: "ada").isEmpty)
        let event = try #require(try await scene.pool.administration.listEvents(after: 0, limit: 100).last)
        #expect(event.kind == .accountUnlinked && event.userID == scene.primary.id && event.subject == "github")
    }

    @Test(arguments: Backend.allCases)
    func aProviderThatIsNotBoundIsRefused(backend: Backend) async throws {
        let scene = try await Scene(backend)
        await expectRefusal(.identityMissing) { try await scene.unlink("github") }
    }

    @Test(arguments: Backend.allCases)
    func theOnlyLoginMethodStays(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = pool.client()
        let code = try await pool.sendCode(toPhone: "13800138000")
        let user = try await client.registerByPhoneCode(
            "13800138000",
            code: code,
            options: .init(profile: ["username": "ada"], generateToken: true)
        )
        _ = try await pool.administration.addIdentity(.init(provider: "github", subject: "1"), to: "ada")
        _ = try await client.unbindPhone()
        // The username is none: without a password nobody logs in by it.
        let token = try #require(user.token)
        await expectRefusal(.lastLoginMethod) {
            try await client.unlinkAccount(primaryToken: token, provider: "github")
        }
        _ = try await pool.administration.addIdentity(.init(provider: "google", subject: "1"), to: "ada")
        try await client.unlinkAccount(primaryToken: token, provider: "github")
        #expect(try await pool.administration.listIdentities(of: "ada").map(\.provider) == ["google"])
    }

    @Test(arguments: Backend.allCases, ["phone", "email", "username and password"])
    func anotherLoginMethodLetsAProviderGo(backend: Backend, method: String) async throws {
        let pool = try await backend.makePool()
        var user = UserCreation(password: method == "email" ? nil : "fake-pw")
        switch method {
        case "phone": user.phone = "13800138000"
        case "email": user.email = "ada@example.org"
        default: user.username = "ada"
        }
        let id = try await pool.administration.createUser(user).id.rawValue
        _ = try await pool.administration.addIdentity(.init(provider: "github", subject: "1"), to: id)
        let token: Secret?
        switch method {
        case "phone": token = try await pool.client().loginByPhonePassword("13800138000", password: "fake-pw").token
        case "email":
            let code = try await pool.sendCode(toEmail: "ada@example.org")
            _ = try await pool.client().resetPasswordByEmailCode("ada@example.org", code: code, newPassword: "fake-pw")
            token = try await pool.client().loginByEmail("ada@example.org", password: "fake-pw").token
        default: token = try await pool.client().loginByUsername("ada", password: "fake-pw").token
        }
        try await pool.client().unlinkAccount(primaryToken: #require(token), provider: "github")
        #expect(try await pool.administration.listIdentities(of: id).isEmpty)
    }
}
