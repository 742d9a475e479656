import AuthingShell
import TestSupport
import Testing

@Suite("Going back")
struct UndoTests {
    @Test("a pool in a file is taken back only where that is forced, since others may have written to it")
    func files() async throws {
        try await onScriptThread {
            let shell = try ShellSession(poolFile: "case.pool")
            _ = shell.type("pool set passwordHashing cheap")
            _ = shell.type("let u = user create --username bob")
            #expect(shell.type("snapshots") == ["(none)"])
            #expect(shell.type("snapshot before") == ["kept as before"])
            #expect(shell.type("user block bob") == ["bob is blocked"])
            let refusal = shell.type("undo before")
            #expect(
                refusal.first == "error[A2450]: the pool is in a file that other processes may have written to since"
            )
            #expect(refusal.last == "  hint: `undo --force` goes back, and loses what they wrote")
            #expect(shell.type("undo before --force") == ["back to before"])
            #expect(shell.type("(user show bob).blocked") == ["false"])
        }
    }

    @Test("the last 20 entries that changed something are kept")
    func bounded() async throws {
        try await onScriptThread {
            let shell = try ShellSession()
            for number in 1...25 { _ = shell.type("let u = user create --username bob-\(number)") }
            for _ in 1...20 {
                #expect(shell.type("undo") == ["the last entry that changed something is taken back"])
            }
            #expect(shell.type("undo").first?.hasPrefix("error[A2451]") == true)
            #expect(shell.type("(user list).totalCount") == ["5"])
        }
    }

    @Test("a state by hand stays among those of the prompt")
    func mixed() async throws {
        try await onScriptThread {
            let shell = try ShellSession()
            _ = shell.type("snapshot start")
            for number in 1...25 { _ = shell.type("let u = user create --username bob-\(number)") }
            #expect(shell.type("undo start") == ["back to start"])
            #expect(shell.type("(user list).totalCount") == ["0"])
            #expect(shell.type("undo") == ["back to start"])
        }
    }
}
