/// Reads the numbers and lengths of time of expressions.
///
///     NUMBER   = digits [ "." digits ] [ "e" [ "+" | "-" ] digits ]
///     DURATION = 1*( digits ( "ms" | "s" | "m" | "h" | "d" ) )
struct NumberScanner {
    /// What was read.
    enum Literal: Equatable {
        /// A whole number without its sign.
        case integer(UInt64)
        /// A number with a fraction or an exponent.
        case double(Double)
        /// A length of time.
        case duration(Duration)
    }

    /// Why it is no number.
    enum Fault: Error {
        /// `0123`.
        case leadingZero
        /// `5f88a`.
        case glued
        /// Too large for 64 bits, for a double, or for a length of time.
        case outOfRange
    }

    private let bytes: [UInt8]
    /// Where the number began, then how far it is read.
    private(set) var offset: Int

    /// - Precondition: a digit stands at `offset`.
    init(_ bytes: [UInt8], at offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    /// Reads the longest number or length of time.
    mutating func scan() throws(Fault) -> Literal {
        let start = offset
        skipDigits()
        if let duration = try scanDuration(from: start) { return duration }
        let endOfDigits = offset
        skipFraction()
        skipExponent()
        if isGlued { throw .glued }
        if bytes[start] == UInt8(ascii: "0"), endOfDigits - start > 1 { throw .leadingZero }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if offset == endOfDigits {
            guard let value = UInt64(text) else { throw .outOfRange }
            return .integer(value)
        }
        guard let value = Double(text), value.isFinite else { throw .outOfRange }
        return .double(value)
    }

    private mutating func skipDigits() {
        while let next = byte(0), CharacterClass.isDigit(next) { offset += 1 }
    }

    private mutating func skipFraction() {
        guard byte(0) == UInt8(ascii: "."), let digit = byte(1), CharacterClass.isDigit(digit) else { return }
        offset += 1
        skipDigits()
    }

    private mutating func skipExponent() {
        guard byte(0) == UInt8(ascii: "e") else { return }
        let hasSign = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
        guard let digit = byte(hasSign ? 2 : 1), CharacterClass.isDigit(digit) else { return }
        offset += hasSign ? 2 : 1
        skipDigits()
    }

    /// Reads `1h30m` whose first digits are read; `nil`, with nothing read, where no unit stands.
    private mutating func scanDuration(from start: Int) throws(Fault) -> Literal? {
        let endOfDigits = offset
        offset = start
        var milliseconds: Int? = 0
        while let digit = byte(0), CharacterClass.isDigit(digit) {
            let startOfDigits = offset
            skipDigits()
            let digits = String(decoding: bytes[startOfDigits..<offset], as: UTF8.self)
            guard let unit = scanUnit() else {
                offset = endOfDigits
                return nil
            }
            milliseconds = Self.sum(milliseconds, Int(digits), unit)
        }
        if isGlued { throw .glued }
        guard let milliseconds else { throw .outOfRange }
        return .duration(.milliseconds(milliseconds))
    }

    private static func sum(_ total: Int?, _ count: Int?, _ unit: Int) -> Int? {
        guard let total, let count else { return nil }
        let (product, overflow) = count.multipliedReportingOverflow(by: unit)
        let (sum, overflowOfSum) = total.addingReportingOverflow(product)
        return overflow || overflowOfSum ? nil : sum
    }

    /// Reads a unit of time and gives its milliseconds.
    private mutating func scanUnit() -> Int? {
        switch byte(0) {
        case UInt8(ascii: "m") where byte(1) == UInt8(ascii: "s"):
            offset += 2
            return 1
        case UInt8(ascii: "s"):
            offset += 1
            return 1000
        case UInt8(ascii: "m"):
            offset += 1
            return 60_000
        case UInt8(ascii: "h"):
            offset += 1
            return 3_600_000
        case UInt8(ascii: "d"):
            offset += 1
            return 86_400_000
        default:
            return nil
        }
    }

    /// Whether something stands directly behind that a number cannot be followed by: a name, a quote, `.5`.
    private var isGlued: Bool {
        guard let next = byte(0) else { return false }
        switch next {
        case UInt8(ascii: "."): return byte(1) != UInt8(ascii: ".")
        case UInt8(ascii: "$"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "@"),
            UInt8(ascii: ":"), UInt8(ascii: "\\"), UInt8(ascii: "#"), UInt8(ascii: "~"), UInt8(ascii: "^"):
            return true
        case 0x80...:
            guard let (scalar, _) = UTF8Text.scalar(in: bytes, at: offset) else { return true }
            return CharacterClass.isBare(scalar)
        default: return CharacterClass.isNamePart(next)
        }
    }

    private func byte(_ ahead: Int) -> UInt8? {
        offset + ahead < bytes.count ? bytes[offset + ahead] : nil
    }
}
