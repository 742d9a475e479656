import AuthingScript
import Testing

@Suite("Sessions")
struct SessionTests {
    /// Enters texts one after the other.
    private func enter(
        _ entries: String...,
        host: FakeHost = FakeHost(),
        variables: [(name: String, value: Value)] = []
    ) -> (output: String, errors: [String], session: Session) {
        var errors: [String] = []
        let session = ScriptThread.run {
            let session = Session(
                host: host,
                interrupt: host.interrupt,
                variables: variables,
                loader: MemoryLoader(files: ["lib.authing": "let base = 1\nfn inc(n) { return $n + $base }"])
            )
            session.events = RunEvents(
                onResult: { value, command in
                    guard !value.isNull else { return }
                    host.output += "= \(value.quoted)\(command == nil ? "" : " (command)")\n"
                },
                onError: { errors.append($0.code ?? $0.message) }
            )
            for entry in entries { errors += session.enter(entry).diagnostics.map { $0.code ?? $0.message } }
            return session
        }
        return (host.output, errors, session)
    }

    @Test("variables, functions and results stay")
    func state() {
        let result = enter(
            "let x = 5",
            "fn double(n) { return $n * 2 }",
            "$x + 1",
            "$_",
            "double $x",
            "print $_",
            "let x = \"new\"; $x",
            "echo 7",
            "let y = $_",
            "$y"
        )
        #expect(result.output == "= 6\n= 6\n= 10\n10\n= \"new\"\n= 7 (command)\n= 7\n")
        #expect(result.errors.isEmpty)
    }

    @Test("an error is kept, and the next entry may ask about it")
    func errorsAreKept() {
        let result = enter(
            "let u = refuse 2000",
            "if error 2000 print captcha $error.message",
            "refuse 2006",
            "if error 2000 print no",
            "print $error.code",
            "if error print gone",
            "echo 1",
            "if error print no",
            "refuse 5",
            "assert error 5",
            "assert not error"
        )
        #expect(result.output.contains("captcha refused\n"))
        #expect(result.output.contains("2006\n"))
        #expect(!result.output.contains("no\n"))
        #expect(!result.output.contains("gone"))
        #expect(result.errors == ["2000", "2006", "5", "the assertion does not hold"])
    }

    @Test("nothing stops: the rest of a pasted entry runs, a handler in it is one")
    func pasted() {
        let result = enter("refuse 1\nprint next\nrefuse 2\nif error 2 print handled\nlet v = refuse 3\nprint $v")
        #expect(result.output == "next\nhandled\nnull\n")
        #expect(result.errors == ["1", "3"])
    }

    @Test("an entry with a mistake changes nothing")
    func mistakes() {
        let result = enter("let x = 1", "let x = 2; let y = 3; print $z", "print $x", "print $y", "fn f( {", "f")
        #expect(result.output.hasPrefix("1\n"))
        #expect(result.errors.filter { $0 == "A1103" }.count == 2)
    }

    @Test("a variable that a failed command should have set is null")
    func failedLet() {
        let result = enter("let u = 1", "let u = refuse 2", "print $u", "let w = refuse 3", "print $w")
        #expect(result.output == "null\nnull\n")
        #expect(result.errors == ["2", "3"])
    }

    @Test("functions may be declared anew, and includes work")
    func declarations() {
        let result = enter(
            "fn f() { return 1 }",
            "fn f() { return 2 }",
            "(f())",
            "include \"lib.authing\"",
            "(inc(4))",
            "include \"lib.authing\" as lib",
            "(lib.inc(5))"
        )
        #expect(result.output == "= 2\n= 5\n= 6\n")
        #expect(result.errors.isEmpty)
        #expect(result.session.functionNames == ["f", "inc", "lib.inc"])
    }

    @Test("variables are listed for completion")
    func variables() {
        let result = enter("let u = {name: \"Ada\"}", "let b = 1", variables: [("given", .integer(9))])
        let names = result.session.variables.map(\.name)
        #expect(names == ["b", "given", "u", "_", "error"])
        #expect(result.session.variables.first { $0.name == "given" }?.value == .integer(9))
    }

    @Test("an interrupt ends the entry, not the session")
    func interrupts() {
        let result = enter("interrupt; print never", "print alive")
        #expect(result.output.contains("alive"))
        #expect(!result.output.contains("never"))
    }

    @Test("exit is told to whoever runs the session")
    func exits() {
        let host = FakeHost()
        let outcome = ScriptThread.run { Session(host: host).enter("quit 3") }
        #expect(outcome.run.isExit)
        #expect(outcome.run.exitCode == 3)
    }

    @Test(
        "a text is complete, goes on, or is malformed",
        arguments: [
            ("print a", InputState.complete), ("if true {", .needsMoreInput), ("print (", .needsMoreInput),
            ("print \"a", .malformed), ("", .complete), ("let x = \"\"\"", .needsMoreInput), ("print )", .malformed),
            ("print a \\", .needsMoreInput),
        ]
    )
    func inputStates(text: String, state: InputState) {
        #expect(ScriptThread.run { InputState(text) } == state)
    }
}
