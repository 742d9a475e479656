import AuthingAPI
import AuthingJSON
import AuthingStore
import Foundation
import Glibc
import TestSupport
import Testing

/// What was revoked stays revoked: at once, for every connection, and after a crash.
@Suite("C5: revocation holds")
struct C5RevocationHoldsTests {
    @Test("no check after a logout sees the token good", arguments: Backend.allCases)
    func atOnce(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = pool.client()
        _ = try await client.registerByUsername("ada", password: "password")
        for _ in 0..<Scale.of(10, full: 10_000) {
            _ = try await client.loginByUsername("ada", password: "password")
            let token = try #require(client.token)
            // Checks run while the token is revoked; those that begin after the answer must all fail.
            let running = Task {
                await Contenders.winners(of: 16) { _ in try await pool.client().checkLoginStatus(token) }
            }
            try await client.logout()
            let stale = await Contenders.race(16) { _ in
                // A check that fails for another reason would hide a stale answer.
                try? await pool.client().checkLoginStatus(token).status
            }
            #expect(stale == Array(repeating: false, count: 16))
            #expect(await running.value == 16)
        }
    }

    @Test("a token spelled in another way is not good either")
    func anotherSpelling() async throws {
        let pool = try await Backend.embedded.makePool()
        let client = pool.client()
        _ = try await client.registerByUsername("ada", password: "password", options: .init(forceLogin: true))
        let token = try #require(client.token)
        try await client.logout()
        for suffix in ["=", " ", "\n", ".", "\0"] {
            let other = Secret(token.reveal { $0 + suffix })
            #expect(try await !pool.client().checkLoginStatus(other).status)
        }
    }

    @Test(
        "killed right after the answer, the process leaves the token revoked",
        arguments: [
            ("logout", "last"), ("password update second-password first-password", "first"),
            ("user block ada", "first"),
        ]
    )
    func afterKill(revocation: String, revoked: String) throws {
        for _ in 0..<Scale.of(2, full: 100) {
            let home = try ProductHome()
            let script = """
                pool set passwordHashing cheap
                register username ada first-password
                let first = login username ada first-password
                let last = login username ada first-password
                print (reveal $\(revoked).token)
                \(revocation)
                print revoked
                sleep 60s
                """
            let program = try home.start(["run", "--allow-reveal", "--pool", "a.pool", try home.write(script)])
            try program.wait(for: "the revocation") { $0.output.hasSuffix("revoked\n") }
            program.send(SIGKILL)
            _ = try program.waitForEnd()
            let token = try #require(program.output.split(separator: "\n").first)
            let check = try home.run(["-c", "print (token status '\(token)').status", "--pool", "a.pool"])
            #expect(check.output == "false\n", "\(check)")
        }
    }
}
