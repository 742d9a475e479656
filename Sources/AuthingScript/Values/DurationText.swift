/// Lengths of time as text.
package enum DurationText {
    private static let units: [(name: String, milliseconds: Int)] = [
        ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
    ]

    /// Writes a duration: `1h30m`, `250ms`, `-5s`, `0s`.
    ///
    /// What is shorter than a millisecond is left out.
    package static func write(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let milliseconds = attoseconds / 1_000_000_000_000_000
        guard seconds != 0 || milliseconds != 0 else { return "0s" }
        var text = seconds < 0 || milliseconds < 0 ? "-" : ""
        var rest = seconds.magnitude
        for unit in units.dropLast() {
            let size = UInt64(unit.milliseconds / 1000)
            if rest >= size {
                text += "\(rest / size)\(unit.name)"
                rest %= size
            }
        }
        if milliseconds != 0 { text += "\(milliseconds.magnitude)ms" }
        return text
    }

    /// Reads `1h30m`: digits and units `ms`, `s`, `m`, `h`, `d`, as many as wanted; a `-` may stand before them.
    ///
    /// - Returns: the duration, or `nil` if the text is anything else or the duration is out of range.
    package static func read(_ text: String) -> Duration? {
        var rest = Substring(text)
        let isNegative = rest.first == "-"
        if isNegative { rest.removeFirst() }
        guard !rest.isEmpty else { return nil }
        var total = 0
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest.removeFirst(digits.count)
            let name = rest.prefix { $0.isASCII && $0.isLetter }
            rest.removeFirst(name.count)
            guard let number = Int(digits), let unit = units.first(where: { $0.name == name }) else { return nil }
            let (product, overflows) = number.multipliedReportingOverflow(by: unit.milliseconds)
            let (sum, overflowsToo) = total.addingReportingOverflow(product)
            guard !overflows, !overflowsToo, sum <= limit else { return nil }
            total = sum
        }
        return .milliseconds(isNegative ? -total : total)
    }

    /// A thousand years; more is a typing error, and sums stay far from the limits of a date.
    private static let limit = 31_556_952_000_000

    /// Whether a calculated duration is within the range, a thousand years either way.
    static func isInRange(_ duration: Duration) -> Bool {
        abs(duration.components.seconds) <= limit / 1000
    }
}
