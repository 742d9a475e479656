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

    /// A text that has to be in the file so long as its user is there.
    private struct Canary {
        let name: String
        let bytes: Data

        init(_ name: String, _ text: String) { (self.name, bytes) = (name, Data(text.utf8)) }

        init(_ name: String, hexadecimal: Substring) {
            let digits = Array(hexadecimal.utf8)
            self.name = name
            bytes = Data(
                stride(from: 0, to: digits.count, by: 2).compactMap {
                    UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
                }
            )
        }
    }

    private func holds(_ canary: Canary) -> Bool { raw.bytes.range(of: canary.bytes) != nil }

    private static let username = "canary-user"
    private static let email = "canary@example.org"
    private static let phone = "13912345678"
    private static let subAccount = "canary-till"
    /// Longer than a page, so that the end of it lies in pages of its own.
    private static let essay = String(repeating: "essay ", count: 3_000) + "canary-essay"

    /// Fills every place that the pool has for a user.
    private func makeUser() async throws -> AuthenticationClient {
        let administration = pool.administration
        for (name, value) in [
            "verifyCodeLength": 8, "casServices": ["https://app.example.org/cas"], "enableSubAccount": true,
            "appSsoEnabled": true,
            "passwordUpdatePolicy": ["enabled": true, "forcedCycle": 90, "differenceCycle": 3],
        ] as [String: JSON] { _ = try await administration.changeSetting(name, to: value) }
        _ = try await administration.addWebhook("https://hook.example.org/told", secret: nil, events: [])
        _ = try await administration.defineField(CustomField("essay", .string))
        let profile: ProfileChanges = [
            "address": "canary street 4711", "nickname": "canary-nickname", "email": .string(Self.email),
        ]
        _ = try await pool.makeClient().sendSMSCode(Self.phone)
        let code = try #require(try await administration.lastMessage(to: nil)?.code)
        let client = pool.makeClient()
        _ = try await client.registerByPhoneCode(
            Self.phone,
            code: code,
            password: "first-password",
            options: .init(profile: profile, forceLogin: true)
        )
        _ = try await administration.updateUser(Self.email, UserChanges(["username": .string(Self.username)]))
        _ = try await client.updatePassword("second-password", oldPassword: "first-password")
        _ = try await client.setUdv("essay", value: .string(Self.essay))
        _ = try await administration.addIdentity(
            IdentityClaim(provider: "github", subject: "canary-subject"),
            to: Self.username
        )
        _ = try await administration.createSubAccount(
            SubAccountCreation(
                account: Self.subAccount,
                password: "till-password",
                user: Self.username,
                nickname: "canary-cashier"
            )
        )
        _ = try await administration.issueTicket(for: "https://app.example.org/cas", user: Self.username)
        clock.advance(by: .seconds(60))
        _ = try await pool.makeClient().sendSMSCode(Self.phone)
        _ = try await pool.makeClient().sendEmail(Self.email, scene: EmailScene.resetPassword.rawValue)
        _ = try await pool.makeClient().sendEmail(Self.email, scene: EmailScene.verifyEmail.rawValue)
        clock.advance(by: .seconds(90 * 86_400))
        await expectRefusal(.passwordTooOld) {
            try await pool.makeClient().loginByUsername(Self.username, password: "second-password")
        }
        return client
    }

    /// What there is of the user, by where it is.
    private func canaries() async throws -> [Canary] {
        var canaries = [
            Canary("profile", "canary street 4711"), Canary("profile", "canary-nickname"),
            Canary("custom data", "canary-essay"), Canary("identity", "canary-subject"),
            Canary("sub-account", "canary-cashier"),
        ]
        let owned = "userID = (SELECT id FROM user WHERE username = '\(Self.username)')"
        let sent = "recipient IN ('\(Self.email)', '\(Self.phone)')"
        let texts = [
            ("password", "SELECT passwordHash FROM user WHERE username = '\(Self.username)'"),
            ("former password", "SELECT hash FROM formerPassword WHERE \(owned)"),
            ("password of a sub-account", "SELECT passwordHash FROM subAccount WHERE \(owned)"),
            ("token", "SELECT id FROM issuedToken WHERE \(owned)"),
            ("code", "SELECT code FROM message WHERE code IS NOT NULL AND \(sent)"),
            ("link", "SELECT link FROM message WHERE link IS NOT NULL AND \(sent)"),
        ]
        for (name, question) in texts {
            let found = try raw.ask(question + ";").split(separator: "\n")
            #expect(!found.isEmpty, "\(name)")
            canaries += found.map { Canary(name, String($0)) }
        }
        let digests = [
            ("digest of a link", "verificationLink WHERE \(owned)"),
            ("digest of a session", "session WHERE \(owned)"),
            ("digest of a reset token", "resetToken WHERE \(owned)"),
            ("digest of a ticket", "casTicket WHERE \(owned)"),
            ("digest of a code", "verificationCode WHERE digest <> x'' AND \(sent)"),
        ]
        for (name, table) in digests {
            let found = try raw.ask("SELECT hex(digest) FROM \(table);").split(separator: "\n")
            #expect(!found.isEmpty, "\(name)")
            canaries += found.map { Canary(name, hexadecimal: $0) }
        }
        return canaries
    }

    @Test("of a user who was deleted, in any place there is for one")
    func deletedUsers() async throws {
        _ = try await makeUser()
        let canaries = try await canaries()
        for canary in canaries { #expect(holds(canary), "\(canary.name) has to be there first") }
        // As if half of the messages to webhooks had been sent.
        _ = try raw.ask("UPDATE webhookDelivery SET state = 'delivered', attempts = 1 WHERE id % 2 = 0;")
        let user = try await pool.administration.findUser(Self.username)
        let told = try raw.ask("SELECT count(*) FROM webhookDelivery WHERE instr(body, 'canary street') > 0;")
        #expect(told != "0\n", "webhooks have to be told of it first")
        #expect(try await pool.administration.deleteUsers([Self.username]) == 1)
        for canary in canaries { #expect(!holds(canary), "\(canary.name)") }
        try expectOnlyTheTrail(of: user)
        try await expectJournalIsKept()
        #expect(try raw.isSound)
    }

    /// What a deletion leaves, by design.
    ///
    /// The audit trail keeps the id and what calls named: the username, email and phone, the account of a sub-account. It is
    /// there to say afterwards who did what, and nothing is ever removed from it. One message to webhooks tells of the
    /// deletion, with the id and the name that the operator typed. Nothing else has any of that.
    private func expectOnlyTheTrail(of user: User) throws {
        let names = [user.id.rawValue, Self.username, Self.email, Self.phone, Self.subAccount]
        for name in names { #expect(holds(name), "the trail has \(name)") }
        let copy = directory.path(of: "copy.pool")
        try FileManager.default.copyItem(atPath: directory.path(of: "a.pool"), toPath: copy)
        let rest = RawPool(copy)
        let told = try rest.ask("SELECT eventName FROM webhookDelivery WHERE instr(body, '\(user.id.rawValue)') > 0;")
        #expect(told == "user-deleted\n")
        _ = try rest.ask(
            """
            PRAGMA secure_delete = ON;
            DROP TRIGGER eventIsNeverRemoved;
            DELETE FROM event;
            DELETE FROM webhookDelivery WHERE body <> '';
            """
        )
        for name in names { #expect(rest.bytes.range(of: Data(name.utf8)) == nil, "only the trail has \(name)") }
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
