import Foundation
import TestSupport
import Testing

/// A disk that is full or fails makes a call fail cleanly; once it is well again, everything goes on.
@Suite("F3: failing disks", .serialized)
struct F3FailingDisksTests {
    /// A file with a user in it, and the script that meets the fault.
    private func makeHome() throws -> ProductHome {
        let home = try ProductHome()
        let made = try home.run(
            ["-c", "pool set passwordHashing cheap\nregister username ada password", "--pool", "a.pool"]
        )
        #expect(made.exitCode == 0, "\(made)")
        return home
    }

    private static let script = (0..<6).map { "register username user\($0) password\nprint \($0)" }
        .joined(separator: "\n")

    /// Nothing acknowledged is missing, nothing is there by halves, and the next command works.
    private func check(_ outcome: RunningProgram.Outcome, _ home: ProductHome, _ place: String) throws {
        let acknowledged = outcome.output.split(separator: "\n").compactMap { Int($0) }
        let after = try home.run(["-c", "register username after password", "--pool", "a.pool"])
        #expect(after.exitCode == 0, "\(place): \(after)")
        let pool = RawPool(home.path("a.pool"))
        #expect(try pool.isSound, "\(place)")
        for number in acknowledged {
            let query = "SELECT count(*) FROM user WHERE username = 'user\(number)';"
            #expect(try pool.ask(query) == "1\n", "\(place): user\(number) was lost")
        }
        let counts = "SELECT (SELECT count(*) FROM user), count(*) FROM event WHERE kind = 'register' AND code = 200;"
        let numbers = try pool.ask(counts).split { $0 == "|" || $0 == "\n" }
        #expect(numbers.first == numbers.last, "\(place): \(numbers)")
    }

    @Test(
        "a call of the system that fails, once or from then on",
        arguments: ["ENOSPC", "EIO", "EDQUOT"],
        ["pwrite64", "fdatasync", "ftruncate", "openat"]
    )
    func injected(fault: String, call: String) throws {
        for number in Scale.isFull ? Array(1...60) : [1, 3, 8] {
            for occasions in ["\(number)", "\(number)+"] {
                let home = try makeHome()
                let run = try Strace(
                    of: ["run", "--pool", "a.pool", try home.write(Self.script)],
                    in: home,
                    // Files of the pool alone: the program has to start.
                    ["-P", home.path("a.pool"), "-P", home.path("a.pool-journal"), "-e", "trace=\(call)"]
                        + ["-e", "inject=\(call):error=\(fault):when=\(occasions)"]
                )
                let place = "\(fault) at \(call) \(occasions)"
                guard let code = run.outcome.exitCode else {
                    Issue.record("\(place): \(run.outcome)")
                    continue
                }
                // The file cannot be opened, a call is refused with 1000, or the fault was never met.
                #expect([0, 4, 5].contains(code), "\(place): \(run.outcome)")
                if code != 0 { #expect(run.outcome.error.contains("error[1000]"), "\(place): \(run.outcome)") }
                try check(run.outcome, home, place)
            }
        }
    }

    /// Runs the product with a limit on the size of files, in units of 512 bytes.
    private func run(_ arguments: [String], limit: Int, in home: ProductHome) throws -> RunningProgram.Outcome {
        try RunningProgram.run(
            "/bin/sh",
            [
                // The signal as it is for a user: who started the tests may have it ignored, and that is inherited.
                "-c", "ulimit -f \(limit); exec /usr/bin/env --default-signal=XFSZ \"$0\" \"$@\"",
                try BuiltProduct.path("authing"),
            ] + arguments,
            environment: home.environment(),
            workingFolder: home.path("")
        )
    }

    @Test("a limit on the size of files, met by the pool")
    func sizeLimit() throws {
        let home = try makeHome()
        let size = try FileManager.default.attributesOfItem(atPath: home.path("a.pool"))[.size] as? Int ?? 0
        let script = (0..<400).map { "register username user\($0) password\nprint \($0)" }.joined(separator: "\n")
        let arguments = ["run", "--pool", "a.pool", try home.write(script)]
        let outcome = try run(arguments, limit: size / 512 + 40, in: home)
        #expect(outcome.exitCode == 4, "\(outcome)")
        #expect(outcome.error.contains("error[1000]"), "\(outcome)")
        try check(outcome, home, "limit")
    }

    @Test("a limit on the size of files, met by what a command writes", arguments: ["user export", "state save"])
    func sizeLimitOfFiles(command: String) throws {
        let home = try ProductHome()
        let users = (0..<200).map { "register username user\($0) password" }
        let script = users + ["\(command) out.json"]
        let outcome = try run(["run", try home.write(script.joined(separator: "\n"))], limit: 20, in: home)
        #expect(outcome.exitCode == 4, "\(outcome)")
        #expect(outcome.error.contains("file too large"), "\(outcome)")
        #expect(!FileManager.default.fileExists(atPath: home.path("out.json")))
    }
}
