import Foundation
import TestSupport
import Testing

/// Whatever data holds, a terminal gets nothing to obey, to hide or to reorder but what the shell itself means.
@Suite("G4: data never controls the terminal")
struct G4DataIsNoControlTests {
    /// What is hostile: each control, what is invisible or turns the direction, and sequences that terminals obey.
    private static let pieces: [String] = {
        let ranges: [ClosedRange<UInt32>] = [
            0x01...0x1F, 0x7F...0x9F, 0xAD...0xAD, 0x34F...0x34F, 0x61C...0x61C, 0x115F...0x115F, 0x180E...0x180E,
            0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0x3164...0x3164, 0xE000...0xE000, 0xFEFF...0xFEFF,
            0xFFF9...0xFFFB, 0xE0001...0xE0001, 0xE0041...0xE0041,
        ]
        let scalars = ranges.flatMap { $0.compactMap { Unicode.Scalar($0).map { String($0) } } }
        return scalars + [
            "\u{1b}]0;title\u{7}", "\u{1b}]52;c;YQ==\u{1b}\\", "\u{1b}P1q\u{1b}\\", "\u{1b}[6n", "\u{1b}[?1049h",
            "\u{1b}[31337m", "\u{1b}[2J", "\u{1b}c", "\u{1b}[38;5;1m", "\u{9d}0;title\u{9c}", "\u{9b}2J", "\r\n",
            "\u{1F600}\u{200D}", "\u{1F600}\u{200D}\u{200D}",
        ]
    }()

    /// A name with three of the pieces in it; letters around each show where a control would act.
    private static func name(_ number: Int) -> String {
        let chosen = [0, 43, 86].map { pieces[(number * 37 + $0 + number / pieces.count) % pieces.count] }
        return mark("n", number) + "x" + chosen.joined(separator: "x") + "x" + mark("e", number)
    }

    /// The same as a username, which has no controls and no separators of lines.
    private static func username(_ number: Int) -> String {
        let refused: [Unicode.GeneralCategory] = [.control, .lineSeparator, .paragraphSeparator]
        let kept = name(number).unicodeScalars.filter { !refused.contains($0.properties.generalCategory) }
        return String(String.UnicodeScalarView(kept))
    }

    private static func mark(_ letter: String, _ number: Int) -> String { letter + String(10_000 + number).dropFirst() }

    /// A text as a script writes it, without anything hostile.
    private static func literal(_ text: String) -> String {
        let isPlain = { (scalar: Unicode.Scalar) in scalar.isASCII && scalar.properties.isAlphabetic }
        let scalars = text.unicodeScalars.map {
            isPlain($0) || ("0"..."9").contains($0) ? String($0) : "\\u{\(String($0.value, radix: 16))}"
        }
        return "\"" + scalars.joined() + "\""
    }

    /// Everything in an output that the shell does not mean to send.
    private static func strays(_ output: [UInt8]) -> [String] {
        let meant = [
            #"\x{1b}\[\?2004[hl]"#, #"\x{1b}\[(0|1|2|3[1-6]|1;3[1-6])?m"#, #"\x{1b}\[\d{0,3}[ABCDGKP@]"#,
            #"\x{1b}\[J"#,
            // The line editor goes to the first column, a line of the terminal ends with both.
            #"\r*\n"#, #"\r(?=\x{1b}|$)"#, #"\t"#,
            // The progress of a test run is written over itself, and cleared.
            #"\r(?=\d+ of \d+ files)"#, #"\r +\r"#,
        ].joined(separator: "|")
        let rest = String(decoding: output, as: UTF8.self)
            .replacingOccurrences(of: meant, with: "", options: .regularExpression)
        return rest.unicodeScalars.filter { !isPlain($0) }.map { "\\u{\(String($0.value, radix: 16))}" }
    }

    /// Whether a character neither acts, nor hides, nor turns the direction; the malformed decodes to what does not.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (0x20...0x7E).contains(scalar.value) }
        if scalar == "\u{FFFD}" || scalar.properties.isDefaultIgnorableCodePoint { return false }
        return ![.control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned].contains(
            scalar.properties.generalCategory
        )
    }

    @Test("the measure itself finds what is raw")
    func measure() {
        #expect(Self.strays(Array("\u{1b}[1;32mauthing>\u{1b}[0m \r\u{1b}[21G\r\r\nžluť 学校 …\r\n".utf8)) == [])
        for piece in Self.pieces where !["\n", "\t", "\r\n"].contains(piece) {
            #expect(!Self.strays(Array("x\(piece)x".utf8)).isEmpty, "\(Self.literal(piece))")
        }
        #expect(!Self.strays([0x78, 0x9B, 0x78]).isEmpty)
    }

    @Test("names through lists, single results, errors, traces, the prompt and completion")
    func everywhere() throws {
        let count = Scale.of(130, full: 4_096)
        let few = Scale.of(6, full: 60)
        let home = try ProductHome()
        let statements = (0..<count).map { number in
            let password = number < few ? " --password x-4711-Pw" : ""
            return """
                user create --username \(Self.literal(Self.username(number)))\(password) \
                --profile {nickname: \(Self.literal(Self.name(number)))}
                role create \(Self.mark("r", number)) --description \(Self.literal(Self.name(number)))
                """
        }
        let script = try home.write(statements.joined(separator: "\n"))
        let pool = ["--pool", home.path("pool.db")]
        let made = try home.start(["run"] + pool + [script]).waitForEnd(seconds: 600)
        try #require(made.exitCode == 0, "\(made.error)")

        // A pager would wait for keys; what it is given is the shell's.
        let terminal = try home.prompt(pool, columns: 500, environment: ["PAGER": "cat"])
        for page in 1...((count + 49) / 50) {
            try terminal.enter("user list --limit 50 --page \(page)")
            try terminal.enter("for u in (user list --limit 50 --page \(page)).list { print $u.nickname }")
        }
        try terminal.enter("role list")
        try terminal.enter("trace on")
        for number in 0..<few {
            let user = Self.literal(Self.username(number))
            let name = Self.literal(Self.name(number))
            try terminal.enter("user show \(user)")
            try terminal.enter("role show \(Self.mark("r", number))")
            try terminal.enter("user show \(name)")
            try terminal.enter("login username \(user) wrong-Pw-1")
            try terminal.enter("fail \(name)")
            try terminal.enter("assert (\(name) == \"other\")")
            try terminal.enter("login username \(user) x-4711-Pw")
            // What is left out there makes the name another's.
            let prompt = terminal.screen.cursorLine
            let isHostile = !Self.username(number).unicodeScalars.allSatisfy(Self.isPlain)
            #expect(prompt.hasPrefix(Self.mark("n", number)) && prompt.contains("\\u{") == isHostile, "\(prompt)")
        }
        let listed = terminal.output.count
        for word in ["role assign r000", "role assign r001", "role assign r002", "user show n000", "user show n001"] {
            try terminal.send(word)
            try terminal.wait(for: "the word") { $0.cursorLine.hasSuffix(word) }
            let before = terminal.output.count
            try terminal.press(.tab, .tab)
            // Told by what was sent: a screen that obeys it may show anything.
            try terminal.wait(for: "the candidates") { _ in
                String(decoding: terminal.output[before...], as: UTF8.self).ranges(of: word.suffix(4)).count >= 10
            }
            terminal.pause(milliseconds: 100)
            let asked = terminal.screen.questions
            try terminal.press(.control("c"))
            try terminal.wait(for: "the next prompt") { $0.questions > asked && $0.isAtPrompt }
        }
        try terminal.press(.control("d"))
        #expect(try terminal.waitForEnd() == .exited(0))

        let strays = Self.strays(terminal.output)
        #expect(strays.isEmpty, "\(strays.count): \(strays.prefix(5))")
        // Each name was there, so that there was something to escape.
        let text = String(decoding: terminal.output, as: UTF8.self)
        let missing = (0..<count).filter { !text.contains(Self.mark("n", $0)) || !text.contains(Self.mark("e", $0)) }
        #expect(missing.isEmpty, "\(missing.prefix(5))")
        #expect(text.contains("\\u{9b}2J") && text.contains("\\u{1b}]0;title\\u{7}") && text.contains("\\u{202e}"))
        let completed = String(decoding: terminal.output[listed...], as: UTF8.self)
        #expect(completed.contains("\\u{1b}") && completed.contains("\\u{9"), "descriptions stand beside the codes")
    }

    @Test("names of files and options in messages", arguments: [["run"], ["check"], ["test"], ["fmt"], []])
    func arguments(words: [String]) throws {
        let home = try ProductHome()
        for piece in Self.pieces.suffix(Scale.of(5, full: 14)) + ["\u{1b}[2J", "\u{202e}", "\u{200b}", "\u{9b}"] {
            for word in [home.path("n\(piece)x.authing"), "--n\(piece)x"] {
                let terminal = try PseudoTerminal(columns: 500, rows: 50)
                try terminal.launch(
                    BuiltProduct.path("authing"),
                    words + [word],
                    environment: home.environment(["SWIFT_BACKTRACE": "enable=no"])
                )
                #expect(try terminal.waitForEnd() != .exited(0))
                let strays = Self.strays(terminal.output)
                #expect(strays.isEmpty && !terminal.output.isEmpty, "\(words) \(Self.literal(word)): \(strays)")
            }
        }
    }

    @Test("a program that reads gets the characters as they are")
    func raw() throws {
        let home = try ProductHome()
        for piece in Self.pieces {
            let outcome = try home.run(["-c", "print \(Self.literal("a\(piece)b"))"])
            #expect(outcome.output == "a\(piece)b\n", "\(Self.literal(piece))")
        }
    }
}
