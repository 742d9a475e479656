import AuthingAPI
import AuthingScript
import Foundation

/// What `authing shrink` is asked for.
package struct ShrinkSettings: Sendable {
    /// How the script is to end.
    package var goal: ShrinkGoal
    /// Where the result is written; nil for standard output.
    package var output: String?
    /// The most runs.
    package var limit: Int
    /// What all randomness is a function of.
    package var seed: Int64

    /// Creates settings.
    package init(goal: ShrinkGoal, output: String? = nil, limit: Int = 5000, seed: Int64 = 1) {
        self.goal = goal
        self.output = output
        self.limit = limit
        self.seed = seed
    }
}

extension Launcher {
    /// Takes away what a script does not need to end as it does.
    ///
    /// - Parameters:
    ///   - path: the script.
    ///   - shrink: what is asked for.
    /// - Returns: 0 with a script, 1 when the whole script does not end so, 3 when it does not check.
    package func shrink(_ path: String, _ shrink: ShrinkSettings) -> Int32 {
        firstFailure(of: [path]) { path throws(SourceLoadFault) in
            let source = try source(path)
            return withHost { host in self.shrink(source, shrink, host) }
        }
    }

    private func shrink(_ source: ScriptSource, _ shrink: ShrinkSettings, _ host: ShellHost) -> Int32 {
        let script = Script(source, commands: catalogue.table, options: options(true))
        let wantsFault = if case .code(let code) = shrink.goal { code.hasPrefix("A1") } else { false }
        if !wantsFault { guard tellProblems(of: script, Reporter(host: host)) else { return 3 } }
        // Results of an earlier run say nothing about this one.
        let file = SourceFile(id: .init(0), name: source.name, bytes: source.bytes)
        let start = file.withoutResults
        let instant = host.services.laboratory.now()
        var fault: (any Error)?
        func outcome(of text: String) -> ShrinkOutcome {
            do { return try run(text, of: source, from: instant, shrink.seed, host) } catch {
                fault = error
                return ShrinkOutcome(exitCode: 70, codes: [])
            }
        }
        let first = outcome(of: start)
        guard first.exitCode != 6 else {
            host.console.report("authing: it needs input: give its secrets by --secret or the environment\n")
            return 6
        }
        guard first.reaches(shrink.goal, first: nil) else {
            let codes = first.codes.isEmpty ? "" : " with \(first.codes.joined(separator: ", "))"
            host.console.report(
                "authing: \(TerminalText.escape(source.name)) does not end so: its exit code is \(first.exitCode)\(codes)\n"
            )
            return 1
        }
        var shrinker = ScriptShrinker(
            start,
            commands: catalogue.table,
            limit: shrink.limit,
            isStopped: { [surroundings] in surroundings.interrupt.isRequested || fault != nil },
            isWanted: { outcome(of: $0).reaches(shrink.goal, first: first) }
        )
        surroundings.interruptSource.beginRun()
        shrinker.run()
        let isInterrupted = surroundings.interrupt.isRequested
        surroundings.interrupt.clear()
        surroundings.interruptSource.endRun()
        if let fault {
            host.console.report("authing: \(fault)\n")
            return 70
        }
        return write(shrinker, from: start, shrink, host, isInterrupted: isInterrupted)
    }

    /// Writes the result, and says on the other stream what was done.
    private func write(
        _ shrinker: ScriptShrinker,
        from start: String,
        _ shrink: ShrinkSettings,
        _ host: ShellHost,
        isInterrupted: Bool
    ) -> Int32 {
        let names = SecretNames()
        let rewriter = SecretRewriter(commands: catalogue.table, names: names, redactor: host.redactor)
        guard let rewritten = rewriter.text(of: shrinker.text, printsExpressions: false) else {
            host.console.report("authing: a secret stands in the middle of the script: ask for it with (secret NAME)\n")
            return 3
        }
        let text = Self.tidied(rewritten)
        if let output = shrink.output {
            do throws(FileFault) {
                let file = try PrivateFile(replacing: NamedFile(output))
                file.write(Array(text.utf8))
                try file.finish()
            } catch {
                host.console.report("authing: \(error.message)\n")
                return 2
            }
        } else {
            host.console.write(text)
        }
        surroundings.flush()
        let counts = [start, shrinker.text].map { text in
            let count = Parser.parse(SourceFile(text: text), options: .prompt).program.statementCount
            return "\(count) \(count == 1 ? "statement" : "statements")"
        }
        let stop =
            isInterrupted ? "; it was stopped" : shrinker.runs >= shrink.limit ? "; --max-runs stopped it" : ""
        host.console.report("authing: \(counts[0]) became \(counts[1]) in \(shrinker.runs) runs\(stop)\n")
        if !names.given.isEmpty {
            host.console.report("authing: it asks for the secrets \(names.given.joined(separator: ", "))\n")
        }
        return 0
    }

    /// The text in the layout of all scripts, without the gaps that statements left; itself where it does not parse, which
    /// may be what it was shrunk to.
    private static func tidied(_ text: String) -> String {
        do throws(SourceFormatter.Fault) {
            return String(decoding: try SourceFormatter.format(SourceFile(text: text)), as: UTF8.self)
        } catch {
            return text
        }
    }

    /// Runs a text in a pool of its own, from the same instant with the same seed each time.
    private func run(
        _ text: String,
        of source: ScriptSource,
        from instant: Date,
        _ seed: Int64,
        _ host: ShellHost
    ) throws -> ShrinkOutcome {
        let source = ScriptSource(
            name: source.name,
            bytes: Array(text.utf8),
            identity: source.identity,
            loader: source.loader
        )
        let script = Script(source, commands: catalogue.table, options: options(true))
        guard script.isRunnable else { return ShrinkOutcome(refused: script.diagnostics) }
        let services = try surroundings.openServices()
        services.laboratory.freeze(at: instant)
        services.laboratory.seed(seed)
        services.client.recordsDecisions = Self.asksWhy(script)
        let trial = host.trial(services)
        var expected: Set<String> = []
        let events = RunEvents(onExpected: { expected.insert("\($0)") })
        let outcome = script.run(host: trial, interrupt: surroundings.interrupt, events: events)
        return ShrinkOutcome(outcome, expected: expected)
    }
}

extension SourceFile {
    /// The text without lines that are results of an earlier run.
    fileprivate var withoutResults: String {
        (1...lineCount).map { text(in: range(ofLine: $0)) }.filter { line in
            !line.drop { $0 == " " || $0 == "\t" }.hasPrefix(TranscriptLines.mark)
        }.joined(separator: "\n")
    }
}

extension Program {
    /// How many statements there are, those in blocks, too.
    fileprivate var statementCount: Int {
        var count = 0
        var walk = SyntaxWalk()
        walk.onStatements = { count += $0.count }
        walk.visit(statements)
        return count
    }
}
