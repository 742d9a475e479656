import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

/// Who has the pool's file has none of the secrets that were sent or handed out: each is kept as a keyed digest, and under
/// `profile strict` the texts of messages are sealed.
@Suite("B4: a stolen pool holds no codes")
struct B4CodesAreUnreadableTests {
    private let directory: TemporaryDirectory
    private let pool: EmbeddedPool
    private let raw: RawPool
    private let clock = VirtualClock.frozen()

    init() async throws {
        directory = try TemporaryDirectory()
        let path = directory.path(of: "a.pool")
        pool = try EmbeddedPool.open(file: path, environment: .repeatable(clock: clock))
        raw = RawPool(path)
        let administration = pool.administration
        _ = try await administration.changeSetting("profile", to: "strict")
        for (name, value) in [
            // Long enough not to turn up by chance.
            ("verifyCodeLength", 8), ("passwordHashing", "cheap"), ("appSsoEnabled", true),
            ("casServices", ["https://app.example.org/cas"]), ("loginPasswordPolicy", "require"),
        ] as [(String, JSON)] {
            _ = try await administration.changeSetting(name, to: value)
        }
    }

    /// Has everything sent or handed out that somebody could use.
    private func issueEverything() async throws -> [String: Secret] {
        var secrets: [String: Secret] = [:]
        let administration = pool.administration
        func message(_ name: String, to recipient: String, _ send: () async throws -> Any) async throws {
            _ = try await send()
            let message = try #require(try await administration.lastMessage(to: recipient), "\(name)")
            secrets[name] = message.code ?? message.link
        }
        let client = pool.makeClient()
        try await message("link", to: "ada@example.org") {
            try await client.registerByEmail("ada@example.org", password: "a-long-enough-password")
        }
        for scene in [EmailScene.resetPassword, .changeEmail, .secondFactor] {
            try await message(scene.rawValue, to: "ada@example.org") {
                try await client.sendEmail("ada@example.org", scene: scene.rawValue)
            }
        }
        for phone in ["13800138000", "13900139000"] {
            try await message(phone, to: phone) { try await client.sendSMSCode(phone) }
        }
        secrets["captcha"] = Secret(try await administration.issueCaptcha(clientIP: "192.0.2.1", account: nil).answer)
        for name in ["first", "forced"] {
            let isFirst = name == "first"
            _ = try await administration.createUser(
                UserCreation(
                    username: name,
                    password: "a-long-enough-password",
                    resetsPasswordOnFirstLogin: isFirst
                )
            )
        }
        let first = await expectRefusal(.firstLoginResetRequired) {
            try await client.loginByUsername("first", password: "a-long-enough-password")
        }
        secrets["first token"] = first?.data?["token"]?.stringValue.map { Secret($0) }
        _ = try await administration.changeSetting("passwordUpdatePolicy", to: ["enabled": true, "forcedCycle": 1])
        clock.advance(by: .seconds(86_400))
        let forced = await expectRefusal(.passwordTooOld) {
            try await client.loginByUsername("forced", password: "a-long-enough-password")
        }
        secrets["forced token"] = forced?.data?["token"]?.stringValue.map { Secret($0) }
        return secrets
    }

    @Test("neither the file nor its journal holds one of them")
    func stolen() async throws {
        let secrets = try await issueEverything()
        #expect(secrets.count == 9, "\(secrets.keys)")
        let bytes = raw.bytes
        let dump = try raw.dump()
        for (name, secret) in secrets {
            // Of a link the word in it.
            let text = secret.reveal { String($0.split(separator: "=").last ?? "") }
            // A captcha is short, and its letters are those of other words.
            guard text.count >= 8 else { continue }
            #expect(bytes.range(of: Data(text.utf8)) == nil, "\(name)")
            #expect(!dump.contains(text), "\(name)")
        }
        // The rows are there, and sealed.
        #expect(try raw.ask("SELECT count(*) > 5, min(length(sealed) > 40), max(text) FROM message;") == "1|1|\n")
    }

    @Test("the process that sent a message reads it, another one does not; the code works all the same")
    func reading() async throws {
        _ = try await pool.makeClient().sendSMSCode("13800138000")
        let here = try #require(try await pool.administration.lastMessage(to: nil))
        let code = try #require(here.code)
        #expect(code.reveal { here.text.contains($0) })
        let other = try EmbeddedPool.open(
            file: directory.path(of: "a.pool"),
            environment: .repeatable(seed: 2, clock: clock)
        )
        // Another key than none.
        _ = try await other.makeClient().sendSMSCode("13900139000")
        let messages = try await other.administration.listOutbox(limit: 9)
        #expect(messages.map { $0.code != nil } == [false, true])
        #expect(messages[0].text == OutboxMessage.sealedText)
        _ = try await other.makeClient().loginByPhoneCode("13800138000", code: code)
    }

    @Test("a sealed text that was moved to another receiver, or changed, opens nothing")
    func moved() async throws {
        for phone in ["13800138000", "13900139000"] { _ = try await pool.makeClient().sendSMSCode(phone) }
        _ = try raw.ask(
            """
            UPDATE message SET sealed = (SELECT sealed FROM message WHERE recipient = '13800138000')
            WHERE recipient = '13900139000';
            """
        )
        #expect(try await pool.administration.lastMessage(to: "13900139000")?.code == nil)
        #expect(try await pool.administration.lastMessage(to: "13800138000")?.code != nil)
    }

    @Test("a link in a sealed mail can be followed where it was sent")
    func link() async throws {
        _ = try await pool.makeClient().registerByEmail("ada@example.org", password: "a-long-enough-password")
        #expect(try await pool.administration.openMessage(.lastLink(to: "ada@example.org")).emailVerified)
    }
}
