import AuthingAPI
import AuthingJSON
import Foundation
import TestSupport
import Testing

struct IdentityContract {
    /// A pool with the users `ada` and `bob`.
    private func makePool(_ backend: Backend) async throws -> TestPool {
        let pool = try await backend.makePool()
        for name in ["ada", "bob"] { _ = try await pool.administration.createUser(UserCreation(username: name)) }
        return pool
    }

    @Test(arguments: Backend.allCases)
    func anIdentityHasTheShapeOfTheAPIWithoutTokens(backend: Backend) async throws {
        let pool = try await makePool(backend)
        let user = try await pool.administration.findUser("ada")
        let claim = IdentityClaim(
            provider: "wechat:mobile",
            subject: "union-1",
            openID: "open-1",
            connectionID: "connection-1",
            extIdpID: "idp-1",
            type: "unionid"
        )
        let identity = try await pool.administration.addIdentity(claim, to: "ada")
        #expect(
            identity.json == [
                "openid": "open-1", "userIdInIdp": "union-1", "userId": .string(user.id.rawValue),
                "connectionId": "connection-1", "isSocial": true, "provider": "wechat:mobile", "type": "unionid",
                "userPoolId": .string(user.userPoolID), "extIdpId": "idp-1",
            ]
        )
        #expect(try await pool.administration.listIdentities(of: "ada") == [identity])
        #expect(identity.createdAt == TestPool.start)
    }

    @Test(arguments: Backend.allCases)
    func aUserShowsIdentitiesOnlyWhereAsked(backend: Backend) async throws {
        let pool = try await makePool(backend)
        let identity = try await pool.administration.addIdentity(.init(provider: "github", subject: "1"), to: "ada")
        let plain = try await pool.administration.findUser("ada")
        #expect(plain.json["identities"] == nil && plain.json.objectValue?.count == 50)
        let asked = try await pool.administration.findUser("ada", with: [.identities])
        #expect(asked.json["identities"] == [identity.json])
        #expect(try await pool.administration.findUser("bob", with: [.identities]).json["identities"] == [])
    }

    @Test(arguments: Backend.allCases)
    func aUserHasOneIdentityOfAProvider(backend: Backend) async throws {
        let pool = try await makePool(backend)
        _ = try await pool.administration.addIdentity(.init(provider: "github", subject: "1"), to: "ada")
        await expectRefusal(.identityKindTaken) {
            try await pool.administration.addIdentity(.init(provider: "github", subject: "2"), to: "ada")
        }
        _ = try await pool.administration.addIdentity(.init(provider: "google", subject: "1"), to: "ada")
        #expect(try await pool.administration.listIdentities(of: "ada").map(\.provider) == ["github", "google"])
    }

    @Test(
        arguments: Backend.allCases,
        [
            IdentityClaim(provider: "github", subject: "1"),
            IdentityClaim(provider: "github", subject: "1", connectionID: "another"),
            IdentityClaim(provider: "github", subject: "2", openID: "open-1"),
        ]
    )
    func anIdentityOfAnotherUserIsRefused(backend: Backend, claim: IdentityClaim) async throws {
        let pool = try await makePool(backend)
        _ = try await pool.administration.addIdentity(
            .init(provider: "github", subject: "1", openID: "open-1"),
            to: "ada"
        )
        await expectRefusal(.identityTaken) { try await pool.administration.addIdentity(claim, to: "bob") }
        #expect(try await pool.administration.listIdentities(of: "bob").isEmpty)
    }

    @Test(arguments: Backend.allCases)
    func twoDirectoriesMayGiveOneIdToTwoPersons(backend: Backend) async throws {
        let pool = try await makePool(backend)
        func claim(_ connection: String) -> IdentityClaim {
            IdentityClaim(provider: "ldap", subject: "uid=1", connectionID: connection, isSocial: false)
        }
        _ = try await pool.administration.addIdentity(claim("east"), to: "ada")
        await expectRefusal(.identityTaken) { try await pool.administration.addIdentity(claim("east"), to: "bob") }
        _ = try await pool.administration.addIdentity(claim("west"), to: "bob")
    }

    @Test(
        arguments: Backend.allCases,
        [
            IdentityClaim(provider: "", subject: "1"), IdentityClaim(provider: "GitHub", subject: "1"),
            IdentityClaim(provider: "git hub", subject: "1"),
            IdentityClaim(provider: String(repeating: "a", count: 65), subject: "1"),
            IdentityClaim(provider: "github", subject: ""), IdentityClaim(provider: "github", subject: "a\nb"),
            IdentityClaim(provider: "github", subject: String(repeating: "1", count: 1025)),
            IdentityClaim(provider: "github", subject: "1", openID: "a\u{0}"),
        ]
    )
    func aMalformedIdentityIsRefused(backend: Backend, claim: IdentityClaim) async throws {
        let pool = try await makePool(backend)
        await expectRefusal(.badRequest) { try await pool.administration.addIdentity(claim, to: "ada") }
    }

    @Test(arguments: Backend.allCases)
    func anAdminTakesIdentitiesAway(backend: Backend) async throws {
        let pool = try await makePool(backend)
        _ = try await pool.administration.addIdentity(.init(provider: "github", subject: "1"), to: "ada")
        let google = try await pool.administration.addIdentity(.init(provider: "google", subject: "1"), to: "ada")
        #expect(try await pool.administration.removeIdentity("github", from: "ada") == [google])
        let refusal = await expectRefusal(.identityMissing) {
            try await pool.administration.removeIdentity("github", from: "ada")
        }
        #expect(refusal?.hint(in: .english) == "bound: google")
        _ = try await pool.administration.addIdentity(.init(provider: "github", subject: "1"), to: "bob")
        for call in ["nobody", ""] {
            await expectRefusal(.userUnknown) { try await pool.administration.listIdentities(of: call) }
            await expectRefusal(.userUnknown) { try await pool.administration.removeIdentity("github", from: call) }
        }
    }
}
