import AuthingJSON
import Testing

@Suite("Reading JSON")
struct JSONReaderTests {
    static let examples: [(String, JSON)] = [
        ("null", nil), (" true ", true), ("false", false), ("0", 0), ("-0", 0), ("-12", -12),
        ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
        ("1.0", 1.0), ("1e2", 100.0), ("-1.5E-1", -0.15), ("1E+2", 100.0),
        (#""a\"\\\/\b\f\n\r\té\uD83D\uDE00""#, .string("a\"\\/\u{8}\u{C}\n\r\té😀")),
        (#""\u0000""#, "\0"), ("\"学校\"", "学校"), ("[]", []), ("{}", [:]), ("[[],{}]", [[], [:]]),
        (#" { "b" : [1, 2.5, "x"] , "a" : { "c" : null } } "#, ["b": [1, 2.5, "x"], "a": ["c": nil]]),
    ]

    @Test(
        "every kind of value",
        arguments: Self.examples
    )
    func values(text: String, expected: JSON) throws { #expect(try JSON(parsing: text) == expected) }

    @Test(
        "what is refused, and where",
        arguments: [
            ("", JSONError.Reason.unexpectedEnd, 1, 1), ("[1,", .unexpectedEnd, 1, 4),
            ("{\"a\":", .unexpectedEnd, 1, 6),
            ("\"abc", .unexpectedEnd, 1, 5), ("[1]\n x", .trailingText, 2, 2), ("1 2", .trailingText, 1, 3),
            ("{\"a\": 1,\n \"a\": 2}", .duplicateKey("a"), 2, 2), ("[01]", .malformedNumber, 1, 2),
            ("-", .malformedNumber, 1, 1), ("1.", .malformedNumber, 1, 1), ("1e", .malformedNumber, 1, 1),
            ("9223372036854775808", .integerOverflow, 1, 1), ("1e999", .doubleOverflow, 1, 1),
            ("\"\\ud83d\"", .loneSurrogate, 1, 2), ("\"\\ude00\"", .loneSurrogate, 1, 2),
            ("\"\\ud83dx\"", .loneSurrogate, 1, 2), ("\"\\ud83d\\ud83d\"", .loneSurrogate, 1, 2),
            ("\"\\x\"", .unknownEscape, 1, 2), ("\"\\u12g4\"", .unknownEscape, 1, 2),
            ("\"a\nb\"", .controlCharacter(10), 1, 3), ("[1,]", .expected("a value"), 1, 4),
            ("{1: 2}", .expected("a key in quotes"), 1, 2), ("{\"a\" 2}", .expected("`:`"), 1, 6),
            ("[1 2]", .expected("`,` or `]`"), 1, 4), ("{\"a\": 1]", .expected("`,` or `}`"), 1, 8),
            ("tru", .expected("a value"), 1, 1), ("NaN", .expected("a value"), 1, 1),
            ("'a'", .expected("a value"), 1, 1),
            ("\u{FEFF}1", .expected("a value"), 1, 1), ("\"你好\\x\"", .unknownEscape, 1, 4),
        ]
    )
    func faults(text: String, reason: JSONError.Reason, line: Int, column: Int) {
        let error = #expect(throws: JSONError.self) { try JSON(parsing: text) }
        #expect(error?.reason == reason)
        #expect(error?.line == line)
        #expect(error?.column == column)
    }

    @Test("bytes that are not UTF-8 are refused with their offset")
    func malformedUTF8() {
        let error = #expect(throws: JSONError.self) { try JSON(parsing: [0x22, 0x61, 0xC3, 0x28, 0x22]) }
        #expect(error?.reason == .malformedUTF8)
        #expect(error?.offset == 2)
        #expect(throws: JSONError.self) { try JSON(parsing: [0x22, 0xED, 0xA0, 0x80, 0x22]) }
        #expect(throws: JSONError.self) { try JSON(parsing: [0xFF]) }
    }

    @Test("depth is limited, and takes no stack")
    func depth() throws {
        let deep = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
        #expect(try JSON(parsing: deep).text() == deep)
        let error = #expect(throws: JSONError.self) { try JSON(parsing: "[" + deep + "]") }
        #expect(error?.reason == .tooDeep(limit: 128))
        #expect(throws: JSONError.self) { try JSON(parsing: String(repeating: "{\"a\":", count: 1_000_000)) }
        #expect(throws: JSONError.self) { try JSON(parsing: "[]", depth: 0) }
    }

    @Test("a message tells the place and the key, and no value")
    func message() throws {
        let error = #expect(throws: JSONError.self) { try JSON(parsing: "{\"a\": \"secret\", \"a\": 1}") }
        #expect(error?.description == "line 1, column 17: the key \"a\" stands twice")
    }
}
