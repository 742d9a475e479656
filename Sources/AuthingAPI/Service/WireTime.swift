package import Foundation

/// Times as the API writes them.
package enum WireTime {
    /// A time in a user's JSON: UTC, whole seconds, `2021-09-24T07:43:04+00:00`.
    ///
    /// Written by hand: the digits must not depend on a locale, and this is several times faster than a formatter.
    ///
    /// - Parameter date: The instant; parts of a second are dropped.
    /// - Returns: 25 characters for the years 0 to 9999.
    package static func text(of date: Date) -> String {
        dayAndTime(of: Int(date.timeIntervalSince1970.rounded(.down))) + "+00:00"
    }

    /// A time as REST results have it: UTC, milliseconds, `2020-10-27T10:49:36.817Z`.
    ///
    /// - Parameter date: The instant; parts of a millisecond are dropped.
    /// - Returns: 24 characters for the years 0 to 9999.
    package static func preciseText(of date: Date) -> String {
        // Half a microsecond makes up for what a binary fraction lacks.
        let milliseconds = Int((date.timeIntervalSince1970 * 1000 + 0.0005).rounded(.down))
        let rest = ((milliseconds % 1000) + 1000) % 1000
        return dayAndTime(of: (milliseconds - rest) / 1000) + "." + pad(rest, 3) + "Z"
    }

    /// Day and time of a second counted from 1970, without a zone.
    private static func dayAndTime(of seconds: Int) -> String {
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let time = seconds - days * 86_400
        let (year, month, day) = civil(fromDays: days)
        let parts = [
            pad(year, 4), "-", pad(month, 2), "-", pad(day, 2), "T",
            pad(time / 3600, 2), ":", pad(time / 60 % 60, 2), ":", pad(time % 60, 2),
        ]
        return parts.joined()
    }

    private static func pad(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// The Gregorian date of a day counted from 1970, by eras of 400 years that begin in March.
    private static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
