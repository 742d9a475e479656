import AuthingScript
import AuthingShell
import Foundation
import TestSupport
import Testing

/// A recording holds no secret, in whatever shape it was used, and can still be run.
@Suite("Secrets and recordings")
struct RecordingSecretTests {
    @Test("each command that takes one, each shape", arguments: SecretUse.all)
    func shapes(use: SecretUse) async throws {
        try await onScriptThread {
            let canary = Canary(700 + use.number)
            let inputs = Inputs(secrets: ["PW": canary.text], question: { _, _ in canary.text })
            let shell = try ShellSession(inputs: inputs)
            for shape in SecretShape.all {
                guard let script = shape.script(use, canary) else { continue }
                _ = shell.type("record r.authing --force")
                _ = shell.type(script)
                _ = shell.type("print recorded")
                _ = shell.type("record off")
                let bytes = try Data(contentsOf: URL(filePath: shell.folder.path(of: "r.authing")))
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(canary.found(in: bytes) == [], "\(use.testDescription), \(shape.name): \(text.suffix(300))")
                #expect(text.contains("#> recorded\n"))
                let file = SourceFile(text: text)
                // Each entry was one of its own, and a file has its tests at its end.
                let faults = Parser.parse(file).diagnostics.filter { $0.code != "A1304" }
                #expect(faults.isEmpty, "\(use.testDescription), \(shape.name): \(text.suffix(300))")
            }
        }
    }

    @Test("one that shows itself only later is taken out of what was written before")
    func later() async throws {
        try await onScriptThread {
            let canary = Canary(650)
            let shell = try ShellSession()
            for entry in [
                "record r.authing", "let p = \"\(canary.text)\"", "print \"it is $p!\"",
                "register email ada@example.org $p", "login email ada@example.org \"\(canary.text)\"",
            ] {
                _ = shell.type(entry)
            }
            let bytes = try Data(contentsOf: URL(filePath: shell.folder.path(of: "r.authing")))
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(canary.found(in: bytes) == [])
            #expect(text.contains("let p = (secret PASSWORD)\nprint \"it is $p!\"\n#> it is <secret>!\n"), "\(text)")
            #expect(text.contains("login email ada@example.org (secret PASSWORD)\n"))
        }
    }
}
