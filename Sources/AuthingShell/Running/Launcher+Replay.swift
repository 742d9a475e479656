import AuthingAPI
import AuthingScript

extension Launcher {
    /// Begins the recording that the command line asks for.
    ///
    /// - Returns: whether all is well.
    func startRecording(_ host: ShellHost) -> Bool {
        guard let record = settings.record else { return true }
        do throws(FileFault) {
            let mode: RecordingFile.Mode = record.replaces ? .replacing : record.appends ? .appending : .new
            try host.startRecording(NamedFile(record.file), mode, isFresh: true)
            return true
        } catch {
            host.console.report("authing: \(error.message)\n")
            if let hint = error.hint { host.console.report("  hint: \(hint)\n") }
            return false
        }
    }

    /// Runs scripts and compares what they come to with their `#>` comments.
    ///
    /// - Parameters:
    ///   - paths: the scripts.
    ///   - accepts: whether the comments are brought to what happened.
    /// - Returns: 0 when all is the same, 1 at a difference, 3 for a script that does not check, 6 when input is needed.
    package func replay(_ paths: [String], accepts: Bool) -> Int32 {
        firstFailure(of: paths) { path throws(SourceLoadFault) in
            let source = try source(path)
            return withHost { host in replay(source, host, accepts: accepts) }
        }
    }

    private func replay(_ source: ScriptSource, _ host: ShellHost, accepts: Bool) -> Int32 {
        let script = Script(source, commands: catalogue.table, options: options(true))
        guard tellProblems(of: script, Reporter(host: host)), let file = script.sources.files.first else { return 3 }
        let run = listen(to: script, host)
        guard let comparison = run.comparison(with: file, host.redactor) else {
            if let error = run.outcome.errors.last { Reporter(host: host).report(error, in: script.sources) }
            return run.outcome.exitCode
        }
        let name = TerminalText.escape(source.name)
        guard let difference = comparison.firstDifference else {
            host.console.write("\(name): the same\n")
            return 0
        }
        guard accepts, source.name != "<stdin>" else {
            host.console.write(difference.text(in: source.name))
            return 1
        }
        do throws(FileFault) {
            let file = try PrivateFile(replacing: NamedFile(source.name), keepsMode: true)
            file.write(Array(comparison.renewed.utf8))
            try file.finish()
            host.console.write("\(name): renewed\n")
            return 0
        } catch {
            host.console.report("authing: \(error.message)\n")
            return 2
        }
    }

    /// Runs a script as its recording was made: an error is noted, and the next statement runs.
    func listen(to script: Script, _ host: ShellHost) -> ListenedRun {
        host.services.client.recordsDecisions = Self.asksWhy(script)
        let tap = TranscriptTap()
        var stretches: [TranscriptTap.Stretch] = []
        tap.onEnd = { stretches.append($0) }
        // What commands print is part of the transcript, and is not shown.
        let console = host.console
        let old = (console.onPrint, console.isSilent)
        console.onPrint = { tap.add(TranscriptLines.printed($0)) }
        console.isSilent = true
        host.onTestEnd = { tap.add(TranscriptLines.test($0)) }
        defer { (console.onPrint, console.isSilent) = old }
        surroundings.interruptSource.beginRun()
        defer { surroundings.interruptSource.endRun() }
        let outcome = script.run(
            host: host,
            interrupt: surroundings.interrupt,
            keepsGoing: true,
            events: tap.events(RunEvents()) { script.sources }
        )
        tap.end()
        return ListenedRun(outcome: outcome, stretches: stretches)
    }
}

/// A run and what its stretches showed.
struct ListenedRun {
    /// How it ended.
    let outcome: RunOutcome
    /// In their order.
    let stretches: [TranscriptTap.Stretch]

    /// What is to be compared; nil where the run was ended from outside: input was needed, or the person stopped it.
    func comparison(with file: SourceFile, _ redactor: Redactor) -> Comparison? {
        guard ![5, 6, 70, 130].contains(outcome.exitCode) || outcome.isExit else { return nil }
        return Comparison(script: RecordedScript(file), stretches: stretches, redactor: redactor)
    }
}
