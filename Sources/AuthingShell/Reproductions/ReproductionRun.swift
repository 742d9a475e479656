import AuthingAPI
import AuthingJSON
import AuthingScript
import Foundation

/// Runs a reproduction in a pool of its own, beside a session that is not touched.
enum ReproductionRun {
    /// Where the clock of the pool stands: 2026-01-01T00:00:00Z.
    static let instant = Date(timeIntervalSince1970: 1_767_225_600)
    private static let seed: Int64 = 1

    /// Runs a script.
    ///
    /// - Parameters:
    ///   - script: The script.
    ///   - code: The code that it is to end with.
    ///   - host: The session's host.
    /// - Returns: A record of what happened.
    /// - Throws: `.interrupted` after Ctrl-C; `.refused` where no pool can be made.
    static func run(
        _ script: String,
        of code: AuthingError.Code,
        beside host: ShellHost
    ) throws(CommandFailure) -> Value {
        let language = host.services.client.options.language
        let laboratory = host.services.laboratory
        let pool = try host.wait { try laboratory.openScratchPool(at: instant, seed: seed, language: language) }
        pool.client.recordsDecisions = true
        let scratch = makeHost(pool, beside: host)
        let program = Script(ScriptSource(name: "error \(code.rawValue)", text: script), commands: host.catalogue.table)
        let outcome = program.run(host: scratch, interrupt: host.interrupt)
        guard outcome.exitCode != 130 else { throw .interrupted }
        let error = outcome.errors.first ?? program.diagnostics.first
        let isRaised = error?.code == String(code.rawValue)
        let line = error?.span.flatMap { program.sources[$0.file]?.lines(of: $0).lowerBound }
        return .record([
            "code": .integer(code.rawValue),
            "script": .string(script),
            "raised": .boolean(isRaised),
            "message": error.map { .string($0.message) } ?? .null,
            "hint": (error?.hint).map { .string($0) } ?? .null,
            "line": line.map { .integer($0) } ?? .null,
            "decisions": .list(decisions(of: pool.client, behind: code, in: language)),
        ])
    }

    /// What the last call decided, where it was the one that ended with the code: console commands decide without rules.
    private static func decisions(
        of client: AuthenticationClient,
        behind code: AuthingError.Code,
        in language: Language
    ) -> [Value] {
        guard let trail = client.lastDecisions, trail.decisions.last?.outcome == .refused(code) else { return [] }
        guard case .list(let decisions) = Value(trail.json(in: language)) else { return [] }
        return decisions
    }

    private static func makeHost(_ pool: ScratchPool, beside host: ShellHost) -> ShellHost {
        ShellHost(
            catalogue: host.catalogue,
            services: Services(
                client: pool.client,
                administration: pool.administration,
                laboratory: pool.laboratory
            ),
            console: Console(
                format: .json,
                isTerminal: false,
                colours: false,
                coloursErrors: false,
                width: { 80 },
                standardOutput: { _ in },
                standardError: { _ in }
            ),
            inputs: Inputs(),
            allowsReveal: false,
            executor: host.executor,
            interrupt: host.interrupt,
            interruptDescriptor: host.interruptDescriptor,
            workingFolder: host.workingFolder
        )
    }
}
