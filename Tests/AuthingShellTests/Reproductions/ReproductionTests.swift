import AuthingAPI
import AuthingScript
import TestSupport
import Testing

@testable import AuthingShell

/// The help's scripts end with the codes that it says.
@Suite("Reproductions of error codes")
struct ReproductionTests {
    static let codes = AuthingError.Code.allCases.filter { Reproduction.of($0).script != nil }

    @Test("Each script ends in its last line, with its code alone", arguments: codes)
    func script(_ code: AuthingError.Code) async throws {
        let script = try #require(Reproduction.of(code).script)
        let (problems, codes, lines) = try await onScriptThread {
            let stage = try ScriptStage()
            let program = Script(ScriptSource(name: "case", text: script), commands: stage.host.catalogue.table)
            let outcome = program.run(host: stage.host, interrupt: stage.interrupt)
            let lines = outcome.errors.compactMap { error in
                error.span.flatMap { program.sources[$0.file]?.lines(of: $0).lowerBound }
            }
            return (program.diagnostics.map(\.message), outcome.errors.map(\.code), lines)
        }
        #expect(problems == [])
        #expect(codes == ["\(code.rawValue)"])
        #expect(lines == [script.split(separator: "\n").count])
    }

    @Test("The command that ends with a code declares it", arguments: codes)
    func declared(_ code: AuthingError.Code) throws {
        let last = try #require(Reproduction.of(code).script?.split(separator: "\n").last)
        let command = CommandCatalogue.standard.commands.filter { last == $0.name || last.hasPrefix($0.name + " ") }
            .max { $0.name.count < $1.name.count }
        #expect(try #require(command).errors.contains(code.rawValue), "\(command?.name ?? "")")
    }

    @Test("The rule that refused is one that the help names", arguments: codes)
    func rule(_ code: AuthingError.Code) async throws {
        let decisions = try await onScriptThread {
            let shell = try ShellSession()
            _ = shell.type("let r = repro error \(code.rawValue)")
            return shell.type("if len($r.decisions) > 0 { print (last($r.decisions)).rule }")
        }
        let named = DecisionRule.raising(code).map(\.rawValue)
        // A code of the console has no rule behind it.
        #expect(decisions.allSatisfy(named.contains), "\(decisions) \(named)")
        #expect(!decisions.isEmpty || !(2000...2003 ~= code.rawValue))
    }

    @Test("What cannot come about says why, in both languages")
    func reasons() {
        for code in AuthingError.Code.allCases {
            guard case .none(let reason) = Reproduction.of(code) else { continue }
            #expect(!reason.chinese.isEmpty && !reason.english.isEmpty, "\(code)")
        }
        #expect(Self.codes.count >= 58)
    }

    @Test("The session's pool, clock, login and randomness are not touched")
    func untouched() async throws {
        let (before, after, user) = try await onScriptThread {
            let shell = try ShellSession()
            _ = shell.type("let u = register username ada pass-4711 --generate-token")
            _ = shell.type("state save before.json")
            for code in [2000, 2206, 500, 2031] { _ = shell.type("let r = repro error \(code)") }
            return (
                shell.type("state diff before.json"), shell.type("pipeline list"),
                shell.type("print (whoami).username (pool show).users")
            )
        }
        #expect(before == ["nothing differs"])
        #expect(!after.joined().contains("closed"))
        #expect(user == ["ada 1"])
    }

    @Test("It is the same each time, in every session")
    func repeatable() async throws {
        let (first, second) = try await onScriptThread {
            let (one, other) = (try ShellSession(seed: 1), try ShellSession(seed: 2))
            return (one.type("repro error 2057"), other.type("repro error 2057"))
        }
        #expect(first == second)
        #expect(first.contains { $0.hasPrefix("error[2057]") })
    }
}
