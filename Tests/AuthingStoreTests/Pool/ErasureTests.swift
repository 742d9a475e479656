import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

@Suite("What is left of a deleted user in the file")
struct ErasureTests {
    /// Words of the user that no event has; an event keeps what was typed as identifier.
    private static let words = ["canary-nickname", "canary-openid", "canary@left.example", "13711111111"]

    /// The words that stand in the pool's file; its journal keeps pages as they were and is another test's subject.
    private func found(in directory: TemporaryDirectory) throws -> [String] {
        let bytes = try Data(contentsOf: URL(filePath: directory.path(of: "test.pool")))
        return Self.words.filter { bytes.firstRange(of: Data($0.utf8)) != nil }
    }

    @Test("nothing but the audit trail")
    func nothingButTheTrail() async throws {
        let directory = try TemporaryDirectory()
        let environment = Environment.repeatable(clock: .frozen())
        let pool = try EmbeddedPool.open(file: directory.path(of: "test.pool"), environment: environment)
        let administration = pool.administration
        let client = AuthenticationClient(service: pool.service, options: ClientOptions(appID: pool.appID))
        _ = try await client.registerByUsername(
            "ada",
            password: "fake-pw",
            options: RegistrationOptions(profile: ["nickname": "canary-nickname"], forceLogin: true)
        )
        // By fields, so that the trail names the fields alone.
        _ = try await administration.updateUser(
            "ada",
            UserChanges(["email": "canary@left.example", "phone": "13711111111"])
        )
        _ = try await administration.addIdentity(
            IdentityClaim(provider: "github", subject: "1", openID: "canary-openid"),
            to: "ada"
        )
        #expect(try found(in: directory) == Self.words)
        _ = try await administration.deleteUsers(["ada"])
        try pool.close()
        #expect(try found(in: directory).isEmpty)
    }
}
