import AuthingAPI
import AuthingJSON
import Foundation

/// A point in time as custom data has one: from the year 1 to 9999, in whole milliseconds.
struct CustomTime: Sendable, Equatable {
    private static let range = -62_135_596_800_000...253_402_300_799_999

    /// Milliseconds since 1970.
    let milliseconds: Int

    /// Reads what a caller gave as a time.
    ///
    /// - Parameter value: ISO 8601 text or milliseconds since 1970; `nil` comes back for anything else.
    init?(_ value: JSON) {
        switch value {
        case .string(let text): self.init(text: text)
        case .integer(let milliseconds): self.init(milliseconds: milliseconds)
        case .double(let number):
            guard let milliseconds = Int(exactly: number) else { return nil }
            self.init(milliseconds: milliseconds)
        default: return nil
        }
    }

    /// Reads milliseconds since 1970.
    ///
    /// - Parameter milliseconds: The number; `nil` comes back outside the years 1 to 9999.
    init?(milliseconds: Int) {
        guard Self.range.contains(milliseconds) else { return nil }
        self.milliseconds = milliseconds
    }

    /// Reads ISO 8601 text in its extended form.
    ///
    /// A date, then perhaps `T` or a blank, hours and minutes, seconds with a fraction, and `Z` or an offset. Without an
    /// offset it is UTC: the official Python client writes times so.
    ///
    /// - Parameter text: The text; `nil` comes back for anything else, a day that does not exist included.
    init?(text: String) {
        var digits = DigitReader(text)
        guard let year = digits.number(4), year > 0, digits.skip("-"), let month = digits.number(2), digits.skip("-"),
            let day = digits.number(2), (1...12).contains(month),
            (1...Self.length(ofMonth: month, year: year)).contains(day)
        else { return nil }
        var milliseconds = Self.dayNumber(year: year, month: month, day: day) * 86_400_000
        if !digits.isAtEnd {
            guard digits.skip("T") || digits.skip("t") || digits.skip(" "), let time = digits.timeOfDay() else {
                return nil
            }
            milliseconds += time
        }
        guard digits.isAtEnd else { return nil }
        self.init(milliseconds: milliseconds)
    }

    /// Days since 1970 of a Gregorian date, by eras of 400 years that begin in March.
    private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let (era, yearOfEra) = (shifted / 400, shifted % 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The time in UTC with milliseconds, `2026-01-01T00:00:00.000Z`.
    var text: String {
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        let part = rest < 0 ? rest + 1000 : rest
        let whole = WireTime.text(of: Date(timeIntervalSince1970: Double(rest < 0 ? seconds - 1 : seconds)))
        let digits = String(part)
        return whole.dropLast(6) + "." + String(repeating: "0", count: 3 - digits.count) + digits + "Z"
    }
}

/// Reads digits and marks from the start of a text.
private struct DigitReader {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skip(_ mark: Unicode.Scalar) -> Bool {
        guard let byte = rest.first, UInt32(byte) == mark.value else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// A number of exactly so many digits.
    mutating func number(_ length: Int) -> Int? {
        let digits = rest.prefix(length)
        guard digits.count == length, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        rest = rest.dropFirst(length)
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// Hours and minutes, perhaps seconds with a fraction, perhaps `Z` or an offset: milliseconds since midnight in UTC.
    mutating func timeOfDay() -> Int? {
        guard let hour = number(2), hour < 24, skip(":"), let minute = number(2), minute < 60 else { return nil }
        var milliseconds = (hour * 60 + minute) * 60_000
        if skip(":") {
            guard let second = number(2), second < 60 else { return nil }
            milliseconds += second * 1000
            if skip(".") || skip(",") {
                guard let fraction = fraction() else { return nil }
                milliseconds += fraction
            }
        }
        guard let offset = offset() else { return nil }
        return milliseconds - offset * 60_000
    }

    /// One to nine digits behind the point, in whole milliseconds.
    private mutating func fraction() -> Int? {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard (1...9).contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        return (0..<3).reduce(0) { sum, place in
            sum * 10 + (place < digits.count ? Int(digits[digits.index(digits.startIndex, offsetBy: place)] - 0x30) : 0)
        }
    }

    /// The minutes ahead of UTC; none where nothing is said.
    private mutating func offset() -> Int? {
        if isAtEnd || skip("Z") || skip("z") { return 0 }
        let isBehind = skip("-")
        guard isBehind || skip("+"), let hours = number(2), hours < 24 else { return nil }
        _ = skip(":")
        guard let minutes = number(2), minutes < 60 else { return nil }
        return (isBehind ? -1 : 1) * (hours * 60 + minutes)
    }
}
