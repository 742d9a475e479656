import AuthingJSON
import AuthingScript
import Foundation
import Testing

@Suite("Values")
struct ValueTests {
    @Test(
        "integers are checked, and what they cannot do is an error",
        arguments: [
            ("9223372036854775807 + 1", "A2104"), ("-9223372036854775807 - 2", "A2104"),
            ("4611686018427387904 * 2", "A2104"), ("1 / 0", "A2105"), ("1 % 0", "A2105"), ("1.0 / 0.0", "A2105"),
            ("1e308 * 10", "A2104"), ("-9223372036854775807 - 1", "-9223372036854775808"),
            ("7 / 2", "3.5"), ("-7 % 3", "-1"), ("2 * 3.5", "7.0"), ("1 + 1", "2"),
        ]
    )
    func arithmetic(expression: String, result: String) {
        #expect(evaluated(expression) == result)
    }

    @Test(
        "overflow is found with variables, too",
        arguments: ["$n + 1", "$n * 2", "-$n - 2", "$n + $n", "abs(-$n - 1)", "$n * 1h"]
    )
    func overflowAtRunTime(expression: String) {
        let run = ScriptRun.of("let n = 9223372036854775807\nprint (\(expression))")
        #expect(run.firstCode == "A2104")
        #expect(run.exitCode == 4)
    }

    @Test(
        "different kinds are not compared, null compares with any",
        arguments: [
            (#"1 == "1""#, "A2103"), (#"1 != "1""#, "A2103"), ("true == 1", "A2103"), ("[1] == {a: 1}", "A2103"),
            (#"[1] == ["1"]"#, "A2103"), ("1s == 1", "A2103"), (#"1 < "1""#, "A2103"), ("true < false", "A2103"),
            ("[1] < [2]", "A2103"), ("null < 1", "A2103"), (#"2 in ["a"]"#, "A2103"), ("null == 1", "false"),
            ("[] == null", "false"), ("null == null", "true"), ("1 == 1.0", "true"), ("[1, 2.0] == [1.0, 2]", "true"),
            ("{a: 1} == {a: 1, b: 2}", "false"), ("1h == 60m", "true"), ("1s < 1m", "true"),
        ]
    )
    func comparison(expression: String, result: String) {
        #expect(evaluated(expression) == result)
    }

    @Test(
        "durations and times calculate",
        arguments: [
            ("1h + 30m", "1h30m"), ("1h - 90m", "-30m"), ("2 * 90s", "3m"), ("1h / 4", "15m"), ("1h / 15m", "4.0"),
            ("1.5 * 1m", "1m30s"), ("-1h", "-1h"), ("0s", "0s"), ("1d + 1ms", "1d1ms"), ("1h + 1", "A2103"),
            (#"parseTime("2024-02-29T23:59:59Z") + 1s"#, "2024-03-01T00:00:00Z"),
            (#"parseTime("2024-01-01T00:00:00Z") - 1ms"#, "2023-12-31T23:59:59.999Z"),
            (#"parseTime("2024-01-02T00:00:00Z") - parseTime("2024-01-01T00:00:00Z")"#, "1d"),
            (#"parseTime("2024-01-01T01:00:00+01:00") == parseTime("2024-01-01T00:00:00Z")"#, "true"),
            (#"parseTime("2024-01-01T00:00:00Z") + 5"#, "A2103"),
            (#"parseTime("9999-12-31T23:59:59Z") + 1d"#, "A2104"),
        ]
    )
    func times(expression: String, result: String) {
        #expect(evaluated(expression) == result)
    }

    @Test(
        "a time is text in ISO 8601 with an offset",
        arguments: [
            ("2024-03-31T01:50:00+01:00", "2024-03-31T00:50:00Z"), ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"),
            ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.500Z"), ("2000-02-29 12:00Z", "2000-02-29T12:00:00Z"),
            ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"), ("2024-06-30t23:00:00z", "2024-06-30T23:00:00Z"),
        ]
    )
    func readsTimes(text: String, written: String) throws {
        #expect(TimeText.write(try #require(TimeText.read(text))) == written)
    }

    @Test(
        "nothing else is a time",
        arguments: [
            "", "2024", "2024-03-31", "2024-02-30T00:00:00Z", "2023-02-29T00:00:00Z", "2024-13-01T00:00:00Z",
            "2024-03-31T24:00:00Z", "2024-03-31T00:60:00Z", "2024-03-31T00:00:00", "2024-03-31T00:00:00Zx",
            "2024-03-31T00:00:00.Z", "２０２４-03-31T00:00:00Z", "2024-03-31T00:00:00+1", "0000-01-01T00:00:00Z",
        ]
    )
    func refusesTimes(text: String) {
        #expect(TimeText.read(text) == nil)
    }

    @Test(
        "a duration is digits and units",
        arguments: [
            ("1h30m", "1h30m"), ("90m", "1h30m"), ("250ms", "250ms"), ("1d1h1m1s1ms", "1d1h1m1s1ms"), ("-5s", "-5s"),
            ("0s", "0s"), ("301s", "5m1s"),
        ]
    )
    func readsDurations(text: String, written: String) throws {
        #expect(DurationText.write(try #require(DurationText.read(text))) == written)
    }

    @Test("nothing else is a duration", arguments: ["", "5", "s", "5 s", "1.5h", "5min", "99999999999999d", "٣s", "-"])
    func refusesDurations(text: String) {
        #expect(DurationText.read(text) == nil)
    }

    @Test("a record keeps its order and is copied, never shared")
    func records() {
        var record: Record = ["b": .integer(1), "a": .integer(2)]
        let copy = record
        record["b"] = nil
        record["c"] = .null
        #expect(record.keys == ["a", "c"])
        #expect(copy.keys == ["b", "a"])
        for number in 0..<100 { record["k\(number)"] = .integer(number) }
        #expect(record.count == 102)
        #expect(record["k99"] == .integer(99))
        record["k50"] = nil
        #expect(record["k50"] == nil)
        #expect(record["k51"] == .integer(51))
        #expect(Record([("a", .integer(1)), ("b", .null)]) == ["b": .null, "a": .integer(1)])
    }

    @Test("a value becomes JSON and comes back")
    func json() throws {
        let json = try JSON(parsing: #"{"a":[1,2.5,null,true,"x"],"学":{"b":{}}}"#)
        #expect(JSON(Value(json), secrets: .revealed) == json)
        #expect(JSON(Value.duration(.seconds(90)), secrets: .covered) == "1m30s")
        #expect(JSON(Value.time(Date(timeIntervalSince1970: 0)), secrets: .covered) == "1970-01-01T00:00:00Z")
    }
}

@Suite("Secrets")
struct SecretValueTests {
    private let canary = "canary-5f88a7"

    @Test("a secret cannot print itself")
    func hides() {
        let secret = SecretValue(.string(canary))
        let value = Value.list([.secret(secret), .record(["pw": .secret(secret)])])
        var dumped = ""
        dump(value, to: &dumped)
        dump(secret, to: &dumped)
        let shown = [
            "\(secret)", String(describing: value), String(reflecting: value), String(reflecting: secret),
            value.printed,
            value.quoted, dumped, JSON(value, secrets: .covered).text(),
        ]
        for text in shown { #expect(!text.contains(canary)) }
        #expect(secret.reveal { $0 } == .string(canary))
        #expect(JSON(value, secrets: .revealed).text().contains(canary))
    }

    @Test("a token shows its last three characters, a short one nothing")
    func tokens() {
        #expect(SecretValue.token("eyJhbGciOiJIUzI1NiJ9.3fa").display == "<token …3fa>")
        #expect(SecretValue.token("short").display == "<token>")
        #expect(SecretValue(.secret(.token("eyJhbGciOiJIUzI1NiJ9.3fa"))).display == "<secret>")
    }

    @Test("secrets are equal by what they hide")
    func equality() {
        #expect(SecretValue(.string("a")) == SecretValue(.string("a"), display: "other"))
        #expect(SecretValue(.string("a")) != SecretValue(.string("b")))
        #expect(SecretValue(.string("a")) != SecretValue(.string("ab")))
        #expect(SecretValue(.integer(1)) == SecretValue(.integer(1)))
    }

    @Test(
        "secrecy survives whatever is made of a secret",
        arguments: [
            "$s", #""a $s b""#, #"$s + "x""#, #""x" + $s"#, "[$s]", "{a: $s}", "json($s)", "json([{a: $s}])",
            "upper($s)", "slice($s, 0, 3)", "first($s)", "split($s, \"-\")", "replace($s, \"a\", \"b\")", "base64($s)",
            "sha256($s)", "join([$s, $s], \",\")", #"format("{}", $s)"#, "parseJson(json({a: $s}))", "[$s] + [1]",
            "$s[0]", "parseJson(json({a: $s})).a", "values({a: $s})", "sort([$s, $s])", "unique([$s])", "trim($s)",
            "$s ?? 1", "keys(parseJson(json({a: $s})))", "max($s, $s)", "echo $s", "echo \"x$s\"", "identity($s)",
        ]
    )
    func survives(expression: String) {
        let script = """
            let s = secret CANARY
            fn identity(x) { return $x }
            let r = (\(expression))
            remember $r
            print $r "$r" [$r]
            try { print $r.missing.key } catch as e { print $e }
            """
        let run = ScriptRun.of(script)
        #expect(run.diagnostics.isEmpty, "\(run.problems)")
        #expect(!run.output.contains("s3cr3t"))
        #expect(!run.problems.contains("s3cr3t"))
        #expect(run.host.memory.first?.holdsSecret == true)
    }

    @Test("a loop through a secret goes through secrets")
    func loops() {
        let run = ScriptRun.of("for part in split((secret A), \"-\") { print $part; remember $part }")
        #expect(run.output == "<secret>\n<secret>\n<secret>\n")
        #expect(run.host.memory.last == .secret(SecretValue(.string("A"))))
    }

    @Test("messages about a secret do not show it")
    func messages() {
        let scripts = [
            #"assert (secret A) == "x""#, "assert (secret A) == 1", "kinds --number (secret A)",
            "print ((secret A) * 2)",
            "kinds --word (secret A)", "wait (secret A)", #"assert ["x"] contains (secret A)"#,
            "let s = secret A\nassert [$s] == [\"y\"]", "let s = secret A\nprint $s.field",
            "let s = secret A\nif $s print x",
            "print (parseTime((secret A)))", "print (parseJson((secret A)))",
            "let s = secret A\nprint ({}[$s])", "let s = secret A\nprint (\"abc\"[$s])",
            "let s = secret A\nprint (parseJson(json({a: $s}))[$s])", "let r = {}\nlet s = secret A\n$r[$s] = 1",
            "let r = {}\nlet s = secret A\n$r[$s].a = 1", #"print ("x" matches ((secret A) + "("))"#,
            #"assert "x" matches ((secret A) + "(")"#, #"try { print ({}[(secret A)]) } catch as e { fail "$e" }"#,
            "choose (secret A)",
        ]
        for script in scripts {
            let run = ScriptRun.of(script)
            #expect(run.exitCode != 0)
            #expect(!run.problems.isEmpty)
            #expect(!run.problems.contains("s3cr3t"), "\(run.problems)")
        }
    }

    @Test("a near match of a secret is not told")
    func nearMatches() {
        let script = "let s = secret A\nlet key = replace($s, \"s3cr3t-of-A\", \"nam\")\n"
        for use in ["print ({names: 1}[$key])", "choose (replace((secret A), \"s3cr3t-of-A\", \"kiwy\"))"] {
            let run = ScriptRun.of(script + use)
            #expect(run.exitCode == 4)
            #expect(!run.problems.contains("did you mean"), "\(run.problems)")
        }
        #expect(ScriptRun.of("let r = {nam: 1}\nlet s = secret A\n$r[replace($s, $s, \"nam\")] = 2").exitCode == 0)
    }
}
