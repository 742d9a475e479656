import AuthingAPI
import AuthingJSON
import AuthingScript
package import Foundation

/// What `authing repro save` is asked for.
package struct ReproSettings: Sendable {
    /// The instant at which the clock stands still; nil for that of the state.
    package var clock: Date?
    /// What all randomness is a function of.
    package var seed: Int64
    /// A file of `state save` that the case starts from.
    package var stateFile: String?
    /// Opens the pool in a file that the case starts from.
    package var openPool: (@Sendable () throws -> Services)?
    /// Whether hashes of passwords stay in the state.
    package var keepsHashes: Bool
    /// Whether people stay in the state.
    package var keepsPeople: Bool
    /// Whether a case that is there is replaced.
    package var replaces: Bool

    /// Creates settings.
    package init(
        clock: Date? = nil,
        seed: Int64 = 1,
        stateFile: String? = nil,
        openPool: (@Sendable () throws -> Services)? = nil,
        keepsHashes: Bool = false,
        keepsPeople: Bool = false,
        replaces: Bool = false
    ) {
        self.clock = clock
        self.seed = seed
        self.stateFile = stateFile
        self.openPool = openPool
        self.keepsHashes = keepsHashes
        self.keepsPeople = keepsPeople
        self.replaces = replaces
    }
}

/// Why a case cannot be saved, run or shown, in words.
private struct ReproFault: Error {
    let message: String
    var exitCode: Int32 = 2
}

extension Launcher {
    /// Saves a script and what it starts from as a case.
    ///
    /// - Parameters:
    ///   - bundle: the case.
    ///   - path: the script.
    ///   - repro: what is asked for.
    /// - Returns: 0, 2 for files that cannot be used, 3 for a script that does not check, 6 when input is needed.
    package func reproSave(_ bundle: String, _ path: String, _ repro: ReproSettings) -> Int32 {
        firstFailure(of: [path]) { path throws(SourceLoadFault) in
            let source = try source(path)
            return withHost { host in telling(host) { try self.save(bundle, source, repro, host) } }
        }
    }

    /// Runs a case and compares what it comes to with what it was saved with.
    ///
    /// - Parameter path: the case.
    /// - Returns: 0 when all is the same, 1 with the first difference.
    package func reproRun(_ path: String) -> Int32 {
        withHost { host in
            telling(host) {
                let bundle = try self.bundle(path)
                let script = self.script(bundle)
                guard self.tellProblems(of: script, Reporter(host: host)), let file = script.sources.files.first else {
                    return 3
                }
                try self.load(bundle.state, host)
                let run = self.listen(to: script, host)
                guard var comparison = run.comparison(with: file, host.redactor) else {
                    if let error = run.outcome.errors.last { Reporter(host: host).report(error, in: script.sources) }
                    return run.outcome.exitCode
                }
                comparison.isExact = bundle.manifest.isExact
                guard let difference = comparison.firstDifference else {
                    host.console.write("\(TerminalText.escape(path)): the same\n")
                    return 0
                }
                host.console.write(difference.text(in: "\(path): \(bundle.manifest.script)"))
                return 1
            }
        }
    }

    /// Shows what is in a case.
    ///
    /// - Parameter path: the case.
    /// - Returns: 0, 2 for a file that is none.
    package func reproShow(_ path: String) -> Int32 {
        withHost { host in
            telling(host) {
                let bundle = try self.bundle(path)
                let state = try StateDocument(bundle.state)
                if self.settings.printsJSON {
                    host.console.write(bundle.json(state).text() + "\n")
                } else {
                    host.console.write(bundle.description(state, path))
                }
                return 0
            }
        }
    }

    // MARK: Parts

    private func telling(_ host: ShellHost, _ body: () throws -> Int32) -> Int32 {
        do {
            return try body()
        } catch let fault as ReproFault {
            host.console.report("authing: \(fault.message)\n")
            return fault.exitCode
        } catch let fault as FileFault {
            host.console.report("authing: \(fault.message)\n")
        } catch let refusal as AuthingError {
            host.console.report("authing: \(refusal.message(in: settings.language))\n")
        } catch CommandFailure.refused(let refusal) {
            host.console.report("authing: \(refusal.message)\n")
        } catch CommandFailure.interrupted {
            return 130
        } catch {
            host.console.report("authing: \(error)\n")
            return 70
        }
        return 2
    }

    private func bundle(_ path: String) throws -> ReproBundle {
        let place = NamedFile(path)
        let bytes = try PrivateFile.contents(of: place)
        do {
            return try ReproBundle(reading: bytes)
        } catch {
            throw ReproFault(
                message: "\(TerminalText.escape(path)) cannot be used: \(TerminalText.escape(error.message))"
            )
        }
    }

    private func script(_ bundle: ReproBundle) -> Script {
        var options = options(true)
        let known = Set(options.variables.map(\.name))
        options.variables += bundle.manifest.variables.filter { !known.contains($0.key) }.map {
            ($0.key, Value($0.value))
        }
        return Script(bundle.source, commands: catalogue.table, options: options)
    }

    private func load(_ state: [UInt8], _ host: ShellHost) throws {
        let services = host.services
        let loaded = try host.wait { try await services.laboratory.readState(state, replacing: true) }
        services.client.clearSession()
        services.client.options.appID = loaded.appID
    }

    private func written(_ host: ShellHost, _ services: Services) throws -> [UInt8] {
        let memory = ByteCollector()
        _ = try host.wait { try await services.laboratory.writeState(to: memory.append) }
        return memory.bytes
    }

    // MARK: Saving

    private static var inTheMiddle: ReproFault {
        ReproFault(message: "a secret stands in the middle of the script: ask for it with (secret NAME)", exitCode: 3)
    }

    private func save(_ path: String, _ source: ScriptSource, _ repro: ReproSettings, _ host: ShellHost) throws -> Int32
    {
        let place = NamedFile(path)
        if !repro.replaces, FileManager.default.fileExists(atPath: path) {
            throw ReproFault(message: "\(TerminalText.escape(path)) is there already; --force replaces it")
        }
        let script = Script(source, commands: catalogue.table, options: options(true))
        guard tellProblems(of: script, Reporter(host: host)) else { return 3 }
        let start = try startState(repro, host)
        let instant = try repro.clock ?? start.instant
        try load(start.bytes, host)
        host.services.laboratory.freeze(at: instant)
        host.services.laboratory.seed(repro.seed)
        let state = try written(host, host.services)

        var texts: [(name: String, bytes: [UInt8])] = []
        for (index, file) in script.sources.files.enumerated() {
            let name = index == 0 ? URL(filePath: source.name).lastPathComponent : file.name
            texts.append((name == "<stdin>" ? "stdin.authing" : name, Array(file.text(of: file.span).utf8)))
        }
        var manifest = ReproBundle.Manifest(
            script: ReproBundle.folder + texts[0].name,
            seed: Int(repro.seed),
            clock: TimeText.write(instant),
            keepsPeople: start.keepsPeople,
            keepsHashes: start.keepsHashes,
            isExact: true,
            secrets: [],
            variables: JSONObject(settings.variables.map { ($0.name, JSON($0.value, secrets: .covered)) }),
            language: settings.language == .chinese ? "zh-CN" : "en-US"
        )
        var bundle = ReproBundle(manifest: manifest, state: state, texts: texts)
        let names = SecretNames()
        host.recording.listener = names
        defer { host.recording.listener = nil }
        // A secret that is known only when it is used is taken out after a run, and what is saved has run itself.
        for _ in 0..<4 {
            let rewriter = SecretRewriter(commands: catalogue.table, names: names, redactor: host.redactor)
            let rewritten = try bundle.texts.map { text in
                let old = AccountRewriter(people: start.people).text(of: String(decoding: text.bytes, as: UTF8.self))
                guard let new = rewriter.text(of: old, printsExpressions: false) else { throw Self.inTheMiddle }
                return (name: text.name, bytes: Array(new.utf8))
            }
            let isSame = zip(rewritten, bundle.texts).allSatisfy { $0.bytes == $1.bytes }
            bundle = ReproBundle(manifest: manifest, state: state, texts: rewritten)
            if isSame { break }
            host.inputs.give(names.values)
            _ = try outcome(of: bundle, host)
        }
        let first = try outcome(of: bundle, host)
        let second = try outcome(of: bundle, host)
        manifest.isExact = first == second
        manifest.secrets = names.given
        var finished = bundle.texts
        let heading = "\(Recording.heading) 1, by authing \(StateFormat.appVersion) at \(manifest.clock)\n"
        finished[0].bytes = Array((heading + first).utf8)
        bundle = ReproBundle(manifest: manifest, state: state, texts: finished)
        guard !bundle.texts.contains(where: { host.redactor.finds(in: String(decoding: $0.bytes, as: UTF8.self)) })
        else {
            throw Self.inTheMiddle
        }
        let bytes: [UInt8]
        do { bytes = try bundle.bytes() } catch { throw ReproFault(message: error.message) }
        let file = try PrivateFile(replacing: place)
        file.write(bytes)
        try file.finish()
        let asks = names.given.isEmpty ? "" : "; it asks for the secrets \(names.given.joined(separator: ", "))"
        host.console.write("saved in \(TerminalText.escape(path))\(asks)\n")
        return 0
    }

    /// Runs the script of a bundle from its state.
    ///
    /// - Returns: its text with what it came to.
    private func outcome(of bundle: ReproBundle, _ host: ShellHost) throws -> String {
        let script = script(bundle)
        guard script.isRunnable, let file = script.sources.files.first else {
            throw ReproFault(
                message: "a secret cannot be taken out of the script: ask for it with (secret NAME)",
                exitCode: 3
            )
        }
        try load(bundle.state, host)
        let run = listen(to: script, host)
        guard let comparison = run.comparison(with: file, host.redactor) else {
            if let error = run.outcome.errors.last { Reporter(host: host).report(error, in: script.sources) }
            throw ReproFault(message: "the script was not run to its end", exitCode: run.outcome.exitCode)
        }
        return comparison.renewed
    }

    private struct StartState {
        var bytes: [UInt8]
        var people: [String: String] = [:]
        var keepsPeople = false
        var keepsHashes = false

        /// When the clock of the state stands still, else when something happened in it last.
        var instant: Date {
            get throws {
                let document = try StateDocument(bytes)
                if let seconds = document.clock.objectValue?["frozenAt"]?.doubleValue {
                    return Date(timeIntervalSince1970: seconds)
                }
                let events = document.tables["event"]
                let place = events?.columns.firstIndex { $0.name == "at" }
                let last = place.flatMap { place in events?.rows.compactMap { $0[place].integerValue }.max() }
                // Whole seconds, so that it can be typed.
                return Date(timeIntervalSince1970: last.map { Double($0 / 1000 + 1) } ?? 1_767_225_600)
            }
        }
    }

    private func startState(_ repro: ReproSettings, _ host: ShellHost) throws -> StartState {
        let bytes: [UInt8]
        if let file = repro.stateFile {
            bytes = try PrivateFile.contents(of: NamedFile(file))
        } else if let openPool = repro.openPool {
            bytes = try written(host, openPool())
        } else {
            // A new pool, whose keys are a function of the seed; nobody is in it.
            return StartState(bytes: try written(host, host.services))
        }
        guard !repro.keepsPeople else { return StartState(bytes: bytes, keepsPeople: true, keepsHashes: true) }
        let laboratory = host.services.laboratory
        let options = AnonymisingOptions(hashes: repro.keepsHashes ? .kept : .unusable)
        let state = try host.wait { try await laboratory.anonymiseState(bytes, options) }
        return StartState(bytes: state.bytes, people: state.names, keepsHashes: repro.keepsHashes)
    }
}
