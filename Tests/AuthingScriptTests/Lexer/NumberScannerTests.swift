import Testing

@testable import AuthingScript

@Suite("Numbers and lengths of time")
struct NumberScannerTests {
    private func scan(_ text: String) throws -> (literal: NumberScanner.Literal, rest: String) {
        let bytes = Array(text.utf8)
        var scanner = NumberScanner(bytes, at: 0)
        let literal = try scanner.scan()
        return (literal, String(decoding: bytes[scanner.offset...], as: UTF8.self))
    }

    @Test(
        "what is read, and what is left",
        arguments: [
            ("0", NumberScanner.Literal.integer(0), ""), ("42 x", .integer(42), " x"), ("1..3", .integer(1), "..3"),
            ("18446744073709551615", .integer(.max), ""), ("1.5", .double(1.5), ""), ("0.25e2,", .double(25), ","),
            ("2e3", .double(2000), ""), ("1e-2)", .double(0.01), ")"), ("1e+2", .double(100), ""),
            ("5-3", .integer(5), "-3"),
            ("301s", .duration(.seconds(301)), ""), ("1h30m{", .duration(.seconds(5400)), "{"),
            ("5ms", .duration(.milliseconds(5)), ""),
            ("1h05m", .duration(.seconds(3900)), ""), ("2d", .duration(.seconds(172_800)), ""),
            ("1m5ms", .duration(.milliseconds(60_005)), ""),
            ("3]", .integer(3), "]"), ("3\u{3000}", .integer(3), "\u{3000}"),
        ]
    )
    func literals(text: String, literal: NumberScanner.Literal, rest: String) throws {
        let result = try scan(text)
        #expect(result.literal == literal)
        #expect(result.rest == rest)
    }

    @Test(
        "what is no number",
        arguments: [
            ("0123", NumberScanner.Fault.leadingZero), ("00", .leadingZero), ("01.5", .leadingZero), ("5f88a", .glued),
            ("5min", .glued),
            ("1h30", .glued), ("5.", .glued), ("1.5.2", .glued), ("1.5h", .glued), ("2e", .glued), ("5_000", .glued),
            ("5$x", .glued),
            ("5\"", .glued), ("5个", .glued), ("18446744073709551616", .outOfRange), ("1e999", .outOfRange),
            ("9223372036854775807h", .outOfRange), ("99999999999999999999s", .outOfRange),
        ]
    )
    func faults(text: String, fault: NumberScanner.Fault) {
        #expect(throws: fault) { try scan(text) }
    }
}
