import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import Glibc
import TestSupport
import Testing

/// A file of an older version is brought to the present one whole, or left as it is.
@Suite("F10: migrations are whole", .serialized)
struct F10MigrationsAreWholeTests {
    private static let calls = "pwrite64,fdatasync,fsync,ftruncate,unlink"

    /// A pool as the first version wrote it: two users by email and name, one by phone, codes, a login, a captcha.
    private func makeFirstVersion(in home: ProductHome) throws -> RawPool {
        let fixture = URL(filePath: #filePath).appending(path: "../../Fixtures/version-1.sql").standardized
        let pool = RawPool(home.path("a.pool"))
        _ = try pool.ask(String(contentsOf: fixture, encoding: .utf8))
        #expect(chmod(home.path("a.pool"), 0o600) == 0)
        #expect(try pool.ask("PRAGMA user_version;") == "1\n")
        return pool
    }

    private static let rows = """
        SELECT number, id, username, email, phone, passwordHash, nickname, address, isBlocked FROM user ORDER BY number;
        SELECT id, at, kind, code, userID, subject FROM event ORDER BY id;
        SELECT channel, purpose, recipient, hex(digest), sentAt, expiresAt, attemptsLeft, usedAt FROM verificationCode;
        SELECT id, userID, issuedAt, expiresAt, revokedAt FROM issuedToken;
        SELECT poolID, settings, hex(codeKey) FROM pool;
        """

    @Test("everything that the first version wrote is there, and works")
    func firstVersion() async throws {
        let home = try ProductHome()
        let raw = try makeFirstVersion(in: home)
        let before = try raw.ask(Self.rows)
        let clock = VirtualClock.frozen()
        let pool = try EmbeddedPool.open(
            file: home.path("a.pool"),
            environment: .repeatable(clock: clock)
        )
        #expect(try raw.ask(Self.rows) == before)
        #expect(try raw.isSound)
        let ada = try await pool.makeClient().loginByEmail("ada@example.org", password: "fake-password-1")
        #expect(ada.details[.nickname] == "Ada" && ada.loginsCount == 2)
        await expectRefusal(.userLocked) {
            try await pool.makeClient().loginByUsername("bob", password: "fake-password-2")
        }
        let code = try #require(try await pool.administration.lastMessage(to: "ada@example.org")?.code)
        _ = try await pool.makeClient()
            .resetPasswordByEmailCode("ada@example.org", code: code, newPassword: "fake-password-3")
        _ = try await pool.makeClient().loginByEmail("ada@example.org", password: "fake-password-3")
        #expect(try await pool.administration.describePool().settings.verifyCodeLength == 6)
        try pool.close()
    }

    @Test("killed at any write of them, the file is of the old version or of the new one")
    func killed() throws {
        let home = try ProductHome()
        _ = try makeFirstVersion(in: home)
        _ = try home.run(["-c", "print 1", "--pool", "a.pool"])
        let present = try RawPool(home.path("a.pool")).ask(
            "PRAGMA user_version; SELECT sql FROM sqlite_schema ORDER BY name;"
        )
        var old = ""
        var versions: Set<String> = []
        var number = 1
        while true {
            let home = try ProductHome()
            let raw = try makeFirstVersion(in: home)
            let before = try raw.ask(Self.rows)
            old = try raw.ask("PRAGMA user_version; SELECT sql FROM sqlite_schema ORDER BY name;")
            let run = try Strace(
                of: ["-c", "print 1", "--pool", "a.pool"],
                in: home,
                ["-e", "trace=\(Self.calls)", "-e", "inject=\(Self.calls):signal=SIGKILL:when=\(number)"]
            )
            let after = try raw.ask("PRAGMA user_version; SELECT sql FROM sqlite_schema ORDER BY name;")
            #expect([old, present].contains(after), "killed at call \(number): neither the old schema nor the new one")
            #expect(try raw.ask(Self.rows) == before, "killed at call \(number): rows changed")
            #expect(try raw.isSound)
            let opened = try home.run(["-c", "user list --limit 1", "--pool", "a.pool"])
            #expect(opened.exitCode == 0, "killed at call \(number): \(opened)")
            if case .exited = run.outcome.ending { break }
            versions.insert(after == old ? "old" : "new")
            number += Scale.of(max(1, number / 4), full: 1)
        }
        #expect(number > 5 && versions.contains("old"))
    }

    @Test("a file of a newer version is refused and stays as it is")
    func newer() throws {
        let home = try ProductHome()
        let raw = try makeFirstVersion(in: home)
        _ = try raw.ask("PRAGMA user_version = 9999;")
        let before = raw.bytes
        for script in ["print 1", "user list", "register username eve password"] {
            let outcome = try home.run(["-c", script, "--pool", "a.pool"])
            #expect(outcome.exitCode != 0 && outcome.error.contains("newer version"), "\(outcome)")
        }
        #expect(raw.bytes == before)
    }
}
