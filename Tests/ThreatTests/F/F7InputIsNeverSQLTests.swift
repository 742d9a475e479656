import AuthingAPI
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

/// What users type reaches SQLite as bound values alone.
@Suite("F7: input is never SQL")
struct F7InputIsNeverSQLTests {
    /// What is spliced besides constants: names of columns that an enumeration or a list in the sources gives.
    private static let names: Set<String> = [
        "column.flag", "column.value", "change.field.rawValue", #"columns.joined(separator: ", ")"#,
        #"columns.map { _ in "?" }.joined(separator: ", ")"#, #"columns.map { "\($0.name) = ?, " }.joined()"#,
        "$0.name", "isOpen", "applicationID", "target", "other", #"written.joined(separator: ", ")"#,
        #"written.map { _ in "?" }.joined(separator: ", ")"#,
        // Of a table as the schema has it, in double quotes.
        "quoted(name)", #"names(columns.map(\.name))"#, "names(key)", "places",
    ]

    private static let keywords = [
        "SELECT", "INSERT", "UPDATE", "DELETE", "PRAGMA", "FROM", "WHERE", "VALUES", "SET", "ORDER",
    ]

    @Test("only constants and names from the sources are spliced into statements")
    func noSplicing() throws {
        let lines = try SourceText.lines(of: "AuthingStore")
        #expect(lines.count > 1_000)
        var constants: Set<String> = []
        for line in lines {
            if let match = line.text.firstMatch(of: #/static let (\w+)/#) {
                constants.insert(line.file + String(match.1))
            }
        }
        let strays = lines.filter { line in
            guard Self.keywords.contains(where: { line.text.contains($0) }) else { return false }
            return splices(in: String(line.text)).contains { splice in
                !Self.names.contains(splice) && splice.wholeMatch(of: #/(Self|[A-Z]\w*)(\.\w+)+/#) == nil
                    && !constants.contains(line.file + splice)
            }
        }
        #expect(strays.isEmpty, "\(strays)")
    }

    /// What stands in `\( )` in a line, and on the other side of a `+` beside a literal.
    private func splices(in line: String) -> [String] {
        var found: [String] = []
        var rest = line[...]
        while let start = rest.firstRange(of: #"\("#) {
            var depth = 1
            let tail = rest[start.upperBound...]
            let end = tail.firstIndex { character in
                depth += character == "(" ? 1 : character == ")" ? -1 : 0
                return depth == 0
            }
            found.append(String(tail[..<(end ?? tail.endIndex)]))
            rest = end.map { tail[$0...] } ?? ""
        }
        found += line.matches(of: #/([\w.]+) \+ "/#).map { String($0.1) }
        found += line.matches(of: #/" \+ ([\w.]+)/#).map { String($0.1) }
        return found
    }

    private static let hostile: [String] = [
        "'", "\"", "`", ";", "--", "'; DROP TABLE user; --", "' OR '1'='1", "\" OR 1=1 --", "ada' --", "ada'/*", "%",
        "_", "*", "ada\0", "ada\0x", "\0", "\\", "\\'", "?1", ":name", "$ada", "x'41'", "NULL", "ada\u{202E}",
        "\u{FEFF}",
        "e\u{301}", "\r\n", "💥", "ada@example.org' --", "\"ada'--\"@example.org", "13800138000' OR 1=1",
        String(repeating: "'", count: 5_000),
    ]

    private typealias Call = @Sendable (TestPool, String) async throws -> Any

    /// Every place where a text goes in.
    private static let entrances: [(String, Call)] = [
        ("register email", { try await $0.client().registerByEmail($1, password: "password") }),
        ("register username", { try await $0.client().registerByUsername($1, password: "password") }),
        ("register phone", { try await $0.client().registerByPhoneCode($1, code: Secret($1)) }),
        ("register password", { try await $0.client().registerByUsername("u\($1.count)", password: Secret($1)) }),
        (
            "register profile",
            {
                let options = RegistrationOptions(profile: ["nickname": .string($1), "address": .string($1)])
                return try await $0.client().registerByUsername("n\($1.hashValue)", password: "x", options: options)
            }
        ),
        ("login email", { try await $0.client().loginByEmail($1, password: Secret($1)) }),
        ("login username", { try await $0.client().loginByUsername($1, password: Secret($1)) }),
        ("login phone", { try await $0.client().loginByPhonePassword($1, password: Secret($1)) }),
        ("login code", { try await $0.client().loginByPhoneCode($1, code: Secret($1)) }),
        ("login code of a phone", { try await $0.client().loginByPhoneCode("13800138000", code: Secret($1)) }),
        ("login from", { try await $0.client(from: $1).loginByUsername("ada", password: "wrong") }),
        (
            "login captcha",
            {
                try await $0.client().loginByUsername("ada", password: "wrong", options: .init(captchaCode: $1))
            }
        ),
        ("send sms", { try await $0.client().sendSMSCode($1) }),
        ("send email", { try await $0.client().sendEmail($1, scene: "RESET_PASSWORD") }),
        ("send scene", { try await $0.client().sendEmail("ada@example.org", scene: $1) }),
        (
            "reset email",
            {
                try await $0.client().resetPasswordByEmailCode($1, code: Secret($1), newPassword: Secret($1))
            }
        ),
        (
            "reset phone",
            {
                try await $0.client().resetPasswordByPhoneCode($1, code: Secret($1), newPassword: Secret($1))
            }
        ),
        ("token", { try await $0.client().checkLoginStatus(Secret($1)) }),
        ("current user", { try await $0.client(token: Secret($1)).currentUser() }),
        ("find", { try await $0.administration.findUser($1) }),
        ("block", { try await $0.administration.blockUser($1) }),
        ("outbox last", { try await $0.administration.lastMessage(to: $1) as Any }),
        ("captcha", { try await $0.administration.issueCaptcha(clientIP: $1) }),
        ("setting", { try await $0.administration.changeSetting($1, to: .string($1)) }),
        ("pool name", { try await $0.administration.changeSetting("poolName", to: .string($1)) }),
    ]

    @Test("every text goes in as it is, or is refused; none reaches the parser", arguments: Backend.allCases)
    func fuzz(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.client().registerByUsername("ada", password: "password")
        let ada = try await pool.administration.findUser("ada")
        for (name, call) in Self.entrances {
            for text in Self.hostile {
                do {
                    _ = try await call(pool, text)
                } catch let refusal as AuthingError {
                    #expect(refusal.code != .systemBusy, "\(name) \(text.debugDescription): \(refusal)")
                }
            }
        }
        #expect(try await pool.administration.findUser("ada").id == ada.id)
        #expect(try await !pool.administration.findUser("ada").isBlocked)
        if let path = try await pool.administration.describePool().file { #expect(try RawPool(path).isSound) }
    }

    @Test("a text with a NUL names nobody whom its beginning names", arguments: Backend.allCases)
    func nul(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.client().registerByEmail(
            "ada@example.org",
            password: "password",
            options: .init(profile: ["username": "ada"])
        )
        for text in ["ada\0", "ada\0x", "ada@example.org\0", "ada@example.org\0.evil.test"] {
            await #expect(throws: AuthingError.self) { _ = try await pool.administration.findUser(text) }
            await #expect(throws: AuthingError.self) {
                _ = try await pool.client().loginByUsername(text, password: "password")
            }
            await #expect(throws: AuthingError.self) {
                _ = try await pool.client().loginByEmail(text, password: "password")
            }
        }
        await #expect(throws: AuthingError.self) {
            _ = try await pool.client().loginByUsername("ada", password: "password\0")
        }
    }
}
