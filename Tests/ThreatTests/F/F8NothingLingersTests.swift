import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

/// What was deleted is neither in the file nor in its journal, which keeps pages as they were.
@Suite("F8: nothing lingers")
struct F8NothingLingersTests {
    private let directory: TemporaryDirectory
    private let pool: EmbeddedPool
    private let raw: RawPool
    private let clock = VirtualClock.frozen()

    init() async throws {
        directory = try TemporaryDirectory()
        let path = directory.path(of: "a.pool")
        pool = try EmbeddedPool.open(file: path, environment: .repeatable(clock: clock))
        raw = RawPool(path)
        _ = try await pool.administration.changeSetting("passwordHashing", to: "cheap")
        // Enough of a pool that what is deleted shares its pages, and that the journal has been longer than it will be.
        for number in 0..<40 {
            _ = try await pool.makeClient().registerByUsername("user\(number)", password: "password")
        }
    }

    private func holds(_ text: String) -> Bool { raw.bytes.range(of: Data(text.utf8)) != nil }

    /// The journal has to be of the kind that would keep things, and to be kept again afterwards.
    private func expectJournalIsKept() async throws {
        _ = try await pool.makeClient().registerByUsername("last", password: "password")
        let journal = FileManager.default.contents(atPath: directory.path(of: "a.pool-journal"))
        #expect((journal ?? Data()).count > 4_096)
    }

    @Test("of messages that were cleared: codes, links, texts")
    func outbox() async throws {
        _ = try await pool.administration.changeSetting("poolName", to: "Canary Mail")
        _ = try await pool.administration.changeSetting("verifyCodeLength", to: 8)
        var canaries = ["Ignore this message"]
        for number in 0..<10 {
            _ = try await pool.makeClient(language: .english).sendSMSCode("1380013800\(number)")
            let message = try #require(try await pool.administration.lastMessage(to: nil))
            canaries.append(try #require(message.code).reveal { $0 })
        }
        _ = try await pool.makeClient().registerByEmail("ada@example.org", password: "password")
        _ = try await pool.makeClient().sendEmail("ada@example.org", scene: EmailScene.verifyEmail.rawValue)
        let link = try #require(try await pool.administration.lastMessage(to: nil)?.link)
        canaries.append(link.reveal { String($0.split(separator: "=").last ?? "") })
        for canary in canaries { #expect(holds(canary), "\(canary) has to be there first") }
        _ = try await pool.administration.clearOutbox()
        for canary in canaries { #expect(!holds(canary), "\(canary)") }
        try await expectJournalIsKept()
    }

    @Test("of a password that was changed or reset: its hash")
    func passwords() async throws {
        let client = pool.makeClient()
        _ = try await client.registerByEmail("ada@example.org", password: "first", options: .init(forceLogin: true))
        for step in 0..<2 {
            let hash = try raw.ask("SELECT passwordHash FROM user WHERE email = 'ada@example.org';")
                .trimmingCharacters(in: .newlines)
            #expect(hash.hasPrefix("$argon2id$") && holds(hash))
            if step == 0 {
                _ = try await client.updatePassword("second", oldPassword: "first")
            } else {
                _ = try await client.sendEmail("ada@example.org", scene: EmailScene.resetPassword.rawValue)
                let code = try #require(try await pool.administration.lastMessage(to: nil)?.code)
                _ = try await client.resetPasswordByEmailCode("ada@example.org", code: code, newPassword: "third")
            }
            #expect(!holds(hash))
        }
        try await expectJournalIsKept()
    }

    @Test("of a user who was linked away: profile, password, tokens")
    func users() async throws {
        let first = pool.makeClient()
        _ = try await first.registerByUsername("ada", password: "password", options: .init(forceLogin: true))
        let profile: ProfileChanges = ["address": "canary street 4711", "nickname": "canary-nickname"]
        let second = pool.makeClient()
        _ = try await second.registerByUsername(
            "canary-user",
            password: "password",
            options: .init(profile: profile, forceLogin: true)
        )
        _ = try await pool.administration.addIdentity(
            IdentityClaim(provider: "github", subject: "canary-subject"),
            to: "canary-user"
        )
        let hash = try raw.ask("SELECT passwordHash FROM user WHERE username = 'canary-user';")
            .trimmingCharacters(in: .newlines)
        let token = try raw.ask(
            "SELECT id FROM issuedToken WHERE userID = (SELECT id FROM user WHERE username = 'canary-user');"
        )
        .trimmingCharacters(in: .newlines)
        let canaries = ["canary street 4711", "canary-nickname", hash, token]
        for canary in canaries { #expect(!canary.isEmpty && holds(canary), "\(canary) has to be there first") }
        try await first.linkAccount(
            primaryToken: try #require(first.token),
            secondaryToken: try #require(second.token)
        )
        await expectRefusal(.userUnknown) { try await pool.administration.findUser("canary-user") }
        for canary in canaries { #expect(!holds(canary), "\(canary)") }
        try await expectJournalIsKept()
    }
}
