import Foundation
import TestSupport
import Testing

/// A pool that is saved, loaded and saved again gives the same bytes, whatever was done with it.
@Suite("States of pools")
struct StateRoundTripTests {
    private func bytes(_ name: String, _ shell: ShellSession) throws -> Data {
        try Data(contentsOf: URL(filePath: shell.folder.path(of: name)))
    }

    private func expect(_ shell: ShellSession, _ entry: String, _ lines: String...) {
        #expect(shell.type(entry) == lines)
    }

    @Test("save, load, save: the same bytes, in memory and in a file", arguments: 1...12)
    func roundTrip(seed: Int) async throws {
        try await onScriptThread {
            var generator = PoolGenerator(seed: seed)
            let folder = try TemporaryDirectory()
            let shell = try ShellSession(seed: Int64(seed), folder: folder)
            for statement in generator.statements(120) { _ = shell.type(statement) }
            expect(shell, "state save first.json", "saved in first.json")
            for statement in generator.statements(40) { _ = shell.type(statement) }
            expect(shell, "let after = state save after.json")
            #expect(try bytes("first.json", shell) != bytes("after.json", shell))

            expect(shell, "let loaded = state load first.json")
            expect(shell, "state save second.json", "saved in second.json")
            #expect(try bytes("first.json", shell) == bytes("second.json", shell))

            let file = try ShellSession(seed: 99, folder: folder, poolFile: "a.pool")
            expect(file, "let loaded = state load first.json")
            expect(file, "state save third.json", "saved in third.json")
            #expect(try bytes("first.json", shell) == bytes("third.json", shell))
            let reopened = try ShellSession(seed: 98, folder: folder, poolFile: "a.pool")
            expect(reopened, "print (state diff first.json).tables", "[]")
        }
    }

    @Test("what follows a load follows it again: ids, codes and times are the same")
    func goesOn() async throws {
        try await onScriptThread {
            let shell = try ShellSession()
            var generator = PoolGenerator(seed: 7)
            for statement in generator.statements(60) { _ = shell.type(statement) }
            _ = shell.type("clock freeze 2030-01-01T00:00:00.25Z; session clear; state save start.json")
            let rest = generator.statements(60)
            for name in ["one.json", "two.json"] {
                for statement in rest { _ = shell.type(statement) }
                _ = shell.type("state save \(name); let l = state load start.json")
            }
            #expect(try bytes("one.json", shell) == bytes("two.json", shell))
            #expect(try bytes("one.json", shell) != bytes("start.json", shell))
        }
    }

    @Test("the file is private, and one row is one line")
    func form() async throws {
        try await onScriptThread {
            let shell = try ShellSession()
            _ = shell.type("register username ada pass-4711; register username bob pass-4711; state save a.json")
            var status = stat()
            #expect(lstat(shell.folder.path(of: "a.json"), &status) == 0 && status.st_mode & 0o777 == 0o600)
            let lines = String(decoding: try bytes("a.json", shell), as: UTF8.self).split(separator: "\n")
            #expect(lines.count { $0.contains("\"Activated\",\"ada\"") && $0.hasPrefix("[1,") } == 1)
            #expect(lines.count { $0.contains("\"Activated\",\"bob\"") && $0.hasPrefix("[2,") } == 1)
            #expect(lines.first?.hasPrefix("{\"format\":\"authing-state\",\"formatVersion\":1,") == true)
        }
    }

    @Test("a pool in a file that was used is replaced only when told so")
    func replace() async throws {
        try await onScriptThread {
            let folder = try TemporaryDirectory()
            let memory = try ShellSession(folder: folder)
            _ = memory.type("register username ada pass-4711; state save a.json")
            let file = try ShellSession(folder: folder, poolFile: "a.pool")
            _ = file.type("user create --username bob")
            let refused = file.type("state load a.json")
            #expect(refused.first == "error[400]: the pool in the file is not empty")
            #expect(file.type("print (user list).totalCount (user list).list[0].username") == ["1 bob"])
            expect(file, "state load a.json --replace", "a.json is loaded: 1 user")
            #expect(file.type("print (login username ada pass-4711).username") == ["ada"])
        }
    }

    @Test("nobody is logged in after a load, and a token of the loaded pool works")
    func session() async throws {
        try await onScriptThread {
            let shell = try ShellSession()
            _ = shell.type(
                "let u = register username ada pass-4711 --generate-token; let t = $u.token; state save a.json"
            )
            _ = shell.type("state load a.json")
            #expect(shell.type("whoami").first?.hasPrefix("error[2020]") == true)
            #expect(shell.type("token set $t; print (whoami).username") == ["ada"])
        }
    }

    @Test("the file itself is not replaced by a save that meets a pool, and a load leaves it alone")
    func poolFile() async throws {
        try await onScriptThread {
            let shell = try ShellSession(poolFile: "a.pool")
            #expect(shell.type("state save a.pool").first == "error[A2410]: a.pool is a pool, which would be lost")
            #expect(
                shell.type("state load missing.json").first?.hasPrefix("error[A2410]: missing.json cannot be read")
                    == true
            )
        }
    }
}
