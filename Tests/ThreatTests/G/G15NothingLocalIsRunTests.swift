import Foundation
import TestSupport
import Testing

/// What lies in the working directory is never read unasked.
@Suite("G15: the working directory decides nothing")
struct G15NothingLocalIsRunTests {
    @Test("files that look like settings are not opened, at the prompt or by a script", arguments: [true, false])
    func planted(atPrompt: Bool) throws {
        let home = try ProductHome()
        let names = [".rc", ".authingrc", "init.authing", ".authing", "authing.rc", ".editrc", ".inputrc"]
        try FileManager.default.createDirectory(atPath: home.path("work"), withIntermediateDirectories: false)
        for name in names { try home.write("print \"planted\"\nexit 3\n", to: "work/\(name)") }
        let log = home.path("opened.log")
        let tracer = ["-f", "-qq", "-e", "trace=open,openat,stat,newfstatat,access", "-o", log]
        let program = try BuiltProduct.path("authing")
        let environment = home.environment([
            "SWIFT_BACKTRACE": "enable=no", "XDG_CONFIG_HOME": "", "TERM": "xterm-256color",
        ])
        if atPrompt {
            let terminal = try PseudoTerminal(columns: 80, rows: 24)
            try terminal.launch(
                "/usr/bin/env",
                ["-C", home.path("work"), "/usr/bin/strace"] + tracer + [program],
                environment: environment
            )
            try terminal.waitForPrompt()
            try terminal.enter("print mine")
            try terminal.press(.control("d"))
            #expect(try terminal.waitForEnd() == .exited(0))
            #expect(!String(decoding: terminal.output, as: UTF8.self).contains("planted"))
        } else {
            let outcome = try RunningProgram.run(
                "/usr/bin/strace",
                tracer + [program, "-c", "print mine"],
                environment: environment,
                workingFolder: home.path("work")
            )
            #expect(outcome.output == "mine\n" && outcome.exitCode == 0, "\(outcome)")
        }
        let opened = try String(contentsOfFile: log, encoding: .utf8)
        #expect(opened.contains("openat"))
        let stray = opened.split(separator: "\n").filter { line in
            names.contains { name in
                ["\"\(name)\"", "work/\(name)\"", "\"./\(name)\""].contains { line.contains($0) }
            }
        }
        #expect(stray.isEmpty, "\(stray)")
    }
}
