import Foundation
import TestSupport
import Testing

/// Killed before any of its writes, the program leaves a file in which all it acknowledged is done, and nothing by halves.
///
/// strace kills it at the n-th write, sync or truncation of a thread, for every n until it gets through; a sample of them
/// by default.
@Suite("F1: crashes lose nothing", .serialized)
struct F1CrashesLoseNothingTests {
    private static let calls = "pwrite64,fdatasync,fsync,ftruncate,unlink"

    /// Forty-one commands; each is followed by its number, which acknowledges it.
    private static let scenario: [String] = {
        var commands = ["pool set passwordHashing cheap"]
        for number in 0..<8 {
            commands += [
                "register username user\(number) first-password", "login username user\(number) first-password",
                "password update second-password first-password", "send sms 1380013800\(number)",
                number.isMultiple(of: 2) ? "logout" : "user block user\(number)",
            ]
        }
        return commands
    }()

    /// What has to be there once a command was acknowledged: a query that then gives 1.
    private static func effect(of command: String) -> String? {
        let words = command.split(separator: " ")
        switch words[0] {
        case "register": return "SELECT count(*) FROM user WHERE username = '\(words[2])'"
        case "login": return "SELECT loginsCount FROM user WHERE username = '\(words[2])'"
        case "send": return "SELECT count(*) FROM message WHERE recipient = '\(words[2])'"
        case "user": return "SELECT isBlocked FROM user WHERE username = '\(words[2])'"
        default: return nil
        }
    }

    /// What is done together or not at all: queries that give two equal numbers, whenever the crash comes.
    private static let together = [
        "SELECT (SELECT count(*) FROM user), count(*) FROM event WHERE kind = 'register' AND code = 200",
        "SELECT (SELECT total(loginsCount) FROM user), total(1) FROM event WHERE kind = 'login' AND code = 200",
        "SELECT (SELECT count(*) FROM issuedToken), count(*) FROM event WHERE kind = 'login' AND code = 200",
        "SELECT (SELECT count(*) FROM message), count(*) FROM event WHERE kind = 'sms-sent' AND code = 200",
        "SELECT (SELECT count(*) FROM verificationCode), count(*) FROM message",
        "SELECT (SELECT count(*) FROM user WHERE isBlocked), count(*) FROM event WHERE kind = 'user-blocked'",
        """
        SELECT (SELECT count(*) FROM issuedToken WHERE revokedAt IS NOT NULL),
            count(*) FROM event WHERE kind IN ('logout', 'user-blocked') AND code = 200
        """,
    ]

    /// Runs the scenario on a new pool until it is killed.
    private func crash(at number: Int, in home: ProductHome) throws -> Strace {
        // Before it sleeps, the program writes out what it printed.
        let script = Self.scenario.enumerated().map { "\($0.element)\nprint \($0.offset)\nsleep 1ms" }
            .joined(separator: "\n")
        return try Strace(
            of: ["run", "--pool", "a.pool", try home.write(script)],
            in: home,
            ["-e", "trace=\(Self.calls)", "-e", "inject=\(Self.calls):signal=SIGKILL:when=\(number)"]
        )
    }

    @Test("at any write, sync or truncation")
    func everyCall() throws {
        var number = 1
        var crashes = 0
        var acknowledged: Set<Int> = []
        while true {
            let home = try ProductHome()
            let run = try crash(at: number, in: home)
            if case .exited = run.outcome.ending {
                #expect(run.outcome.exitCode == 0, "\(run.outcome)")
                break
            }
            crashes += 1
            let numbers = run.outcome.output.split(separator: "\n").compactMap { Int($0) }
            acknowledged.insert(numbers.count)
            try check(numbers, home, "killed at call \(number)")
            number += number < 12 ? 1 : Scale.of(max(1, number / 5), full: 1)
        }
        #expect(crashes > 20, "too few calls were met")
        #expect(acknowledged.count > 5 && acknowledged.contains { $0 > 20 }, "\(acknowledged)")
    }

    private func check(_ acknowledged: [Int], _ home: ProductHome, _ place: String) throws {
        // The product opens it first: what SQLite finds then is what the next command works on.
        let opened = try home.run(["-c", "user list --limit 1", "--pool", "a.pool"])
        #expect(opened.exitCode == 0, "\(place): \(opened)")
        let pool = RawPool(home.path("a.pool"))
        #expect(try pool.isSound, "\(place)")
        for number in acknowledged {
            guard let query = Self.effect(of: Self.scenario[number]) else { continue }
            #expect(try pool.ask(query + ";") == "1\n", "\(place): \(Self.scenario[number]) was lost")
        }
        for query in Self.together {
            let numbers = try pool.ask(query + ";").split { $0 == "|" || $0 == "\n" }.compactMap { Double($0) }
            #expect(numbers.count == 2 && numbers.first == numbers.last, "\(place): \(query) gives \(numbers)")
        }
    }
}
