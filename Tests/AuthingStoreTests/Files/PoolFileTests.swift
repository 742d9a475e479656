import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("The file of a pool", .serialized)
struct PoolFileTests {
    let directory: TemporaryDirectory
    let path: String

    init() throws {
        directory = try TemporaryDirectory()
        path = directory.path(of: "test.pool")
    }

    private func open(_ path: String? = nil) throws -> EmbeddedPool {
        try EmbeddedPool.open(file: path ?? self.path, environment: .repeatable())
    }

    private func mode(of path: String) -> mode_t {
        var status = stat()
        guard lstat(path, &status) == 0 else { return 0 }
        return status.st_mode & 0o7777
    }

    /// Expects the opening to be refused with code 1000 and words that hold a text, in both languages.
    private func expectRefused(_ words: String, _ path: String? = nil, line: Int = #line) {
        do {
            try open(path).close()
            Issue.record("line \(line): opened")
        } catch let error as AuthingError {
            #expect(error.code == .systemBusy && error.message(in: .english).contains(words), "\(error)")
            #expect(!error.message(in: .english).contains("busy"), "trying again would not help")
            #expect(error.message(in: .chinese) != error.message(in: .english))
            #expect(error.hint(in: .english) != nil && error.hint(in: .chinese) != nil)
            #expect(!error.message(in: .english).contains(directory.path(of: "")))
        } catch {
            Issue.record("line \(line): \(error)")
        }
    }

    @Test("it is 0600 whatever the umask, and so is its journal", arguments: [0o000, 0o022, 0o077, 0o277] as [mode_t])
    func modes(mask: mode_t) async throws {
        let before = umask(mask)
        defer { umask(before) }
        let pool = try open()
        _ = try await pool.makeClient().registerByUsername("ada", password: "pw")
        #expect(mode(of: path) == 0o600)
        #expect(mode(of: path + "-journal") == 0o600)
        try pool.close()
    }

    @Test("it keeps everything from one opening to the next")
    func persists() async throws {
        let first = try open()
        let client = first.makeClient()
        _ = try await client.registerByUsername("ada", password: "pw", options: .init(forceLogin: true))
        _ = try await first.administration.changeSetting("verifyCodeLength", to: 6)
        let token = try #require(client.token)
        try first.close()
        let second = try open()
        #expect(second.id == first.id && second.appID == first.appID && second.file == path)
        #expect(try await second.makeClient().checkLoginStatus(token).status)
        #expect(try await second.administration.describePool().settings.verifyCodeLength == 6)
        #expect(try await second.administration.describePool().settings.passwordHashing == .owasp)
        try second.close()
    }

    @Test("two new pools have names of their own")
    func identities() throws {
        let first = try EmbeddedPool.open(file: path, environment: .repeatable(seed: 1))
        let second = try EmbeddedPool.open(file: directory.path(of: "other.pool"), environment: .repeatable(seed: 2))
        #expect(first.id != second.id && first.appID != second.appID)
    }

    @Test("one that others may read or write is refused", arguments: [0o644, 0o640, 0o604, 0o620] as [mode_t])
    func looseModes(mode: mode_t) async throws {
        try open().close()
        #expect(chmod(path, mode) == 0)
        expectRefused("by others")
        #expect(chmod(path, 0o600) == 0)
        try open().close()
    }

    @Test("a symbolic link, a directory and a missing directory are refused")
    func otherThings() async throws {
        try open().close()
        let link = directory.path(of: "link.pool")
        #expect(symlink(path, link) == 0)
        expectRefused("symbolic link", link)
        expectRefused("no ordinary file", directory.path(of: ""))
        expectRefused("cannot be created", directory.path(of: "nowhere/test.pool"))
        let fifo = directory.path(of: "fifo")
        #expect(mkfifo(fifo, 0o600) == 0)
        expectRefused("no ordinary file", fifo)
        expectRefused("cannot be opened", "")
    }

    @Test("a text file and another program's database are refused and left as they are")
    func foreignFiles() throws {
        let text = Data("not a pool, but long enough to be looked at as one\n".utf8)
        try text.write(to: URL(filePath: path))
        #expect(chmod(path, 0o600) == 0)
        expectRefused("not a pool")
        #expect(try Data(contentsOf: URL(filePath: path)) == text)

        let database = directory.path(of: "foreign.db")
        let foreign = Data(try #require(Data(base64Encoded: Self.foreignHeader)))
        var page = foreign
        page.append(Data(count: 4096 - foreign.count))
        page[100] = 13
        page[105] = 16
        try page.write(to: URL(filePath: database))
        #expect(chmod(database, 0o600) == 0)
        expectRefused("not a pool", database)
        #expect(try Data(contentsOf: URL(filePath: database)) == page)
    }

    /// The first 100 bytes of an empty SQLite database of 4096 bytes whose application id is 0x12345678.
    private static let foreignHeader: String = {
        var header = Array("SQLite format 3\u{0}".utf8)
        header += [16, 0, 1, 1, 0, 64, 32, 32, 0, 0, 0, 1, 0, 0, 0, 1]
        header += [UInt8](repeating: 0, count: 8) + [0, 0, 0, 0, 0, 0, 0, 4]
        header += [UInt8](repeating: 0, count: 8) + [0, 0, 0, 1] + [UInt8](repeating: 0, count: 8)
        header += [0x12, 0x34, 0x56, 0x78] + [UInt8](repeating: 0, count: 20) + [0, 0, 0, 1, 0, 0x2E, 0x7B, 0xC1]
        return Data(header).base64EncodedString()
    }()

    @Test("one that a newer version wrote is refused and left as it is")
    func newerVersion() async throws {
        try open().close()
        var bytes = try Data(contentsOf: URL(filePath: path))
        // `user_version` stands at offset 60 of the header, big-endian.
        bytes[63] = 99
        try bytes.write(to: URL(filePath: path))
        #expect(chmod(path, 0o600) == 0)
        expectRefused("newer version")
        #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    }

    @Test("an empty file of the right mode becomes a pool")
    func emptyFile() async throws {
        #expect(FileManager.default.createFile(atPath: path, contents: Data(), attributes: [.posixPermissions: 0o600]))
        try open().close()
    }

    @Test("no password, code or captcha can be read in it")
    func noPlainSecrets() async throws {
        let pool = try open()
        let client = pool.makeClient()
        _ = try await client.registerByUsername("ada", password: "canary-password-1")
        _ = try await client.loginByUsername("ada", password: "canary-password-1")
        _ = try await client.updatePassword("canary-password-2", oldPassword: "canary-password-1")
        let captcha = try await pool.administration.changeSetting("verifyCodeLength", to: 8)
        #expect(captcha.verifyCodeLength == 8)
        let answer = try await pool.administration.issueCaptcha(clientIP: nil).answer
        _ = try await client.sendSMSCode("13800138000")
        let code = try #require(try await pool.administration.lastMessage(to: nil)?.code)
        // What lies in the outbox is meant to be read; once it is cleared, nothing of it may be left.
        #expect(try await pool.administration.clearOutbox() == 1)
        let token = try #require(client.token)
        try pool.close()
        for file in [path, path + "-journal"] {
            let bytes = try Data(contentsOf: URL(filePath: file))
            var secrets = ["canary-password-1", "canary-password-2", answer, token.reveal { $0 }]
            // The journal keeps the pages as they were before the outbox was cleared.
            if file == path { secrets.append(code.reveal { $0 }) }
            for secret in secrets { #expect(bytes.range(of: Data(secret.utf8)) == nil) }
        }
    }
}
