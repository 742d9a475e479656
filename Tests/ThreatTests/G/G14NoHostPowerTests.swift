import AuthingScript
import AuthingShell
import Foundation
import TestSupport
import Testing

/// What a script may do to the machine it runs on is listed here, and it is little.
@Suite("G14: scripts have no power over the host")
struct G14NoHostPowerTests {
    /// What a command may touch outside of the pool.
    enum Power: String {
        case readsFile, writesFile, network
    }

    /// All commands that touch anything; a new one fails the tests until it stands here, and is thought about.
    private static let powers: [String: Set<Power>] = [
        "user import": [.readsFile], "user export": [.writesFile], "state save": [.writesFile],
        "state load": [.readsFile], "state diff": [.readsFile], "state anonymise": [.readsFile, .writesFile],
        "record": [.writesFile], "webhook add": [.network], "webhook test": [.network],
        "webhook log": [.network],
    ]

    /// What the prompt alone may do, with a call of each.
    private static let promptOnly = ["history": "history", "rerun": "rerun 1", "edit": "edit --new", "clear": "clear"]

    /// Commands without an example that shows what they touch, and how they are called here.
    private static let calls = [
        "ask": "ask \"name\"", "secret": "secret PW", "reveal": "reveal (secret PW)", "exit": "exit 0",
        "help": "help login",
        "clock resume": "clock resume",
        // Nobody listens there; whatever happens is told to a webhook that was added.
        "webhook add": "let w = webhook add http://127.0.0.1:9/ --events [\"register\"]\nregister username b pass-4711",
        "webhook test": "let w = webhook add http://127.0.0.1:9/ --events [\"login\"]\nwebhook test $w.id",
    ]

    /// Runs code under strace; the calls are those with which a process touches files, programs and the network.
    private static func trace(_ code: String, isFile: Bool = false) throws -> Strace {
        let home = try ProductHome()
        try home.write(code, to: "traced.authing")
        return try Strace(
            of: (isFile ? ["run"] : []) + ["--keep-going", "--allow-reveal", "--secret", "PW=x-4711"]
                + (isFile ? ["traced.authing"] : ["-c", code]),
            in: home,
            ["-e", "trace=%file,%network,%process"]
        )
    }

    /// What of a trace needs a power, without the start of the product and of the C library.
    private static func powers(in calls: [Substring]) -> [(power: Power?, call: Substring)] {
        calls.dropFirst().compactMap { call in
            let name = call.prefix { $0 != "(" }
            let path = call.split(separator: "\"", omittingEmptySubsequences: false).dropFirst().first ?? ""
            switch name {
            case "open", "openat", "openat2", "creat":
                if ["O_WRONLY", "O_RDWR", "O_CREAT"].contains(where: call.contains) {
                    return path == "/dev/null" ? nil : (.writesFile, call)
                }
                return isOfSystem(path) ? nil : (.readsFile, call)
            case "connect", "socket", "bind", "sendto", "listen": return (.network, call)
            case "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "link", "linkat",
                "symlink",
                "symlinkat", "chmod", "fchmodat", "chown", "truncate", "mknod", "mknodat", "rmdir":
                return (.writesFile, call)
            case "execve", "execveat", "fork", "vfork": return (nil, call)
            case "clone", "clone3": return call.contains("CLONE_THREAD") ? nil : (nil, call)
            default: return nil
            }
        }
    }

    /// Whether a path is one that the product's own start, or the C library reads.
    private static func isOfSystem(_ path: some StringProtocol) -> Bool {
        ["/lib", "/usr/lib", "/usr/share/zoneinfo", "/etc/", "/proc/", "/sys/", "/dev/", "/usr/share/locale", "/opt/"]
            .contains { path.hasPrefix($0) } || path.contains(".so.") || path.hasSuffix("traced.authing")
            || path.isEmpty
    }

    /// The examples of a command, each as the statements of a block.
    private static func blocks(of command: Command) -> [[String]] {
        let examples = command.examples.map { $0.given + [$0.input] }
        return examples + (Self.calls[command.name].map { [[$0]] } ?? [])
    }

    /// Whether statements may stand in a test, beside others.
    private static func mayBeTest(_ block: [String]) -> Bool {
        // These need a person, or end the run.
        guard !calls.values.contains(block[0]) else { return false }
        let text = "test \"one\" {\n\(block.joined(separator: "\n"))\n}"
        let source = ScriptSource(name: "case.authing", text: text)
        return Script(source, commands: CommandCatalogue.standard.table).isRunnable
    }

    @Test("no command and no function touches the host, but for those of the table")
    func powerless() throws {
        var blocks: [[String]] = ScriptFunction.all.map { ["let x = (\($0.example.source))"] }
        var covered = ScriptFunction.all.count
        for command in CommandCatalogue.standard.commands where Self.powers[command.name] == nil {
            guard Self.promptOnly[command.name] == nil else { continue }
            let own = Self.blocks(of: command)
            #expect(!own.isEmpty, "\(command.name): nothing shows what it does")
            blocks += own
            covered += 1
        }
        #expect(covered > 200)
        let together = blocks.filter(Self.mayBeTest)
        let alone = blocks.filter { !Self.mayBeTest($0) }
        #expect(together.count > 200 && alone.count < 15, "\(together.count) \(alone)")
        let tests = together.enumerated()
            .map { "test \"\($0.offset)\" {\n\($0.element.joined(separator: "\n"))\n}" }.joined(separator: "\n")
        for code in [tests] + alone.map({ $0.joined(separator: "\n") }) {
            let trace = try Self.trace(code, isFile: code == tests)
            #expect(
                trace.outcome.exitCode.map { [0, 1, 4, 6].contains($0) } == true,
                "\(trace.outcome)\n\(code.prefix(300))"
            )
            #expect(!trace.calls.isEmpty)
            // The first fault of a test ends that one; most run to their end.
            #expect(code != tests || trace.outcome.error.components(separatedBy: "FAILED").count < 20)
            let used = Self.powers(in: trace.calls)
            #expect(used.isEmpty, "\(used.prefix(10)) in \(code.prefix(300))")
        }
    }

    @Test("each command of the table uses what it is listed for, and no more", arguments: powers.keys.sorted())
    func powerful(name: String) throws {
        let command = try #require(CommandCatalogue.standard[name: name], "there is no such command: take it out")
        let code = Self.blocks(of: command).map { $0.joined(separator: "\n") }.joined(separator: "\n")
        let used = Self.powers(in: try Self.trace(code).calls)
        #expect(used.allSatisfy { $0.power != nil }, "\(used)")
        let needed = try #require(Self.powers[name])
        #expect(needed.isSubset(of: used.compactMap(\.power)), "\(used)")
    }

    @Test("only these files of the sources call the system for more than memory and time")
    func sources() throws {
        let primitives = [
            "= open(", "Glibc.open(", "fopen(", "mkstemp(", "mkdtemp(", "unlink(", "rename(", "posix_spawn(",
            "Process()",
            "popen(",
            "system(\"", "execv", "dlopen(", "socket(", "connect(", "FileManager.", "FileHandle.", "URLSession",
            "String(contentsOf", "Data(contentsOf", "contentsOfFile", "ccurl_open(",
        ]
        let users = try SourceText.lines().filter { line in
            !line.file.hasPrefix("fuzz") && !line.file.hasPrefix("Fuzzing")
                && primitives.contains { line.text.contains($0) }
        }
        #expect(Set(users.map(\.file)) == Self.files, "\(Set(users.map(\.file)).symmetricDifference(Self.files))")
    }

    /// What the start of the program reads and writes, the pool's file, files that a person names, the prompt's own.
    private static let files: Set<String> = [
        "authing/Launch.swift", "authing/Main.swift", "authing/Options.swift", "authing/SecretsFile.swift",
        "authing/StandardStream.swift", "AuthingStore/Files/PoolFile.swift",
        "AuthingScript/Checker/SourceLoader.swift", "AuthingShell/Files/FileLines.swift",
        "AuthingShell/Files/PrivateFile.swift", "AuthingShell/Recording/RecordingFile.swift",
        "AuthingShell/Running/Launcher+Repro.swift", "AuthingShell/REPL/Editing/HistoryFile.swift",
        "AuthingShell/Prompting/InitFile.swift", "AuthingShell/Prompting/PromptDesk.swift",
        "AuthingShell/Output/Terminal/ChildProgram.swift", "AuthingDelivery/HTTP/CurlClient.swift",
    ]

    @Test("an editor, a pager and the init file belong to the prompt", arguments: ["-c", "run", "test", "-"])
    func promptAlone(way: String) throws {
        let home = try ProductHome()
        let marker = home.path("marker")
        let program = try home.write("#!/bin/sh\ntouch '\(marker)'\n", to: "program.sh")
        chmod(program, 0o700)
        let config = home.path("config/authing")
        try FileManager.default.createDirectory(
            atPath: config,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        try home.write("print \"from the init file\"\n", to: "config/authing/init.authing")
        chmod(config + "/init.authing", 0o600)
        let environment = [
            "VISUAL": program, "EDITOR": program, "PAGER": program, "XDG_CONFIG_HOME": home.path("config"),
            "SHELL": program, "BROWSER": program,
        ]
        let calls = Self.promptOnly.values.sorted() + ["help login email", "events"]
        let code = calls.joined(separator: "\n")
        let path = try home.write(code)
        let arguments = way == "-c" ? ["--keep-going", "-c", code] : way == "-" ? ["--keep-going", "-"] : [way, path]
        let all = way == "run" ? ["run", "--keep-going", path] : arguments
        let outcome = try home.run(all, input: code, environment: environment)
        #expect(outcome.exitCode == 4 || outcome.exitCode == 1, "\(outcome)")
        #expect((outcome.output + outcome.error).contains("this is a command of the prompt"))
        #expect(!outcome.output.contains("from the init file"))
        #expect(!FileManager.default.fileExists(atPath: marker))
        // Where there is a terminal, too.
        if way == "run" {
            let terminal = try PseudoTerminal(columns: 80, rows: 10)
            try terminal.launch(BuiltProduct.path("authing"), all, environment: home.environment(environment))
            #expect(try terminal.waitForEnd() == .exited(4))
            #expect(!FileManager.default.fileExists(atPath: marker))
        }
        // At the prompt all of them are there: so the marker would have told.
        if way == "-c" {
            let terminal = try home.prompt(environment: environment)
            try terminal.enter("edit --new")
            #expect(FileManager.default.fileExists(atPath: marker))
            #expect(String(decoding: terminal.output, as: UTF8.self).contains("from the init file"))
            try terminal.press(.control("d"))
            #expect(try terminal.waitForEnd() == .exited(0))
        }
    }

    @Test("no function and no command turns a secret into a text, unless the person allows it")
    func secrets() throws {
        let canary = Canary(640)
        let home = try ProductHome()
        let more = ["\"x\"", "\"\"", "0", "1", "[1]", "{a: 1}", "$p"]
        let calls = ScriptFunction.all.flatMap { function in
            function.arity.prefix(4).filter { $0 > 0 }.flatMap { count in
                (0..<count).flatMap { place in
                    more.map { other in
                        let words = (0..<count).map { $0 == place ? "$p" : other }
                        return "\(function.name)(\(words.joined(separator: ", ")))"
                    }
                }
            }
        }
        let runnable = calls.filter { call in
            let source = ScriptSource(name: "case.authing", text: "let p = secret PW\nprint (\(call))")
            return Script(source, commands: CommandCatalogue.standard.table).isRunnable
        }
        #expect(runnable.count > 200)
        let others = [
            "\"<$p>\"", "$p + \"x\"", "\"x\" + $p", "[$p]", "{a: $p}", "{a: [$p]}.a[0]", "json({a: $p})", "$p ?? 1",
            "reveal $p",
        ]
        let code =
            "let p = secret PW\nlet q = [$p, \"$p\"]\n"
            + (runnable + others).map { "try { print (\($0)) } catch as e { print $e }" }.joined(separator: "\n")
            + "\nprint $p $q $_ $error\ntry { reveal $p } catch as e { print $e.code }\nfail \"$p\""
        let path = try home.write(code)
        for way in [["-c", code], ["run", path], ["test", path], ["-"]] {
            let outcome = try home.run(way, input: code, environment: ["PW": canary.text])
            #expect(outcome.exitCode == 1, "\(outcome.error.prefix(1_000))")
            #expect(canary.found(in: outcome.output + outcome.error) == [], "\(way[0])")
            #expect(way[0] == "test" || outcome.output.contains("<secret>"))
        }
        let allowed = try home.run(
            ["--allow-reveal", "-c", "let p = secret PW\nprint (reveal $p)"],
            environment: ["PW": canary.text]
        )
        #expect(allowed.output == canary.text + "\n")
    }
}
