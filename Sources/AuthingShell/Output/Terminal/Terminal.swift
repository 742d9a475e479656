import Foundation

/// What is known about the terminal behind a file descriptor.
package struct Terminal: Equatable, Sendable {
    /// Whether it is a terminal at all.
    package let isTerminal: Bool
    /// Its columns, 80 where they are not known.
    package let columns: Int
    /// Its rows, 24 where they are not known.
    package let rows: Int
    /// Whether colours may be used.
    package let usesColours: Bool

    /// Asks for the facts of a descriptor as they are now; the size changes with the window.
    ///
    /// Colours need a terminal that is not `dumb`, and a `NO_COLOR` that is absent or empty.
    ///
    /// - Parameters:
    ///   - descriptor: such as `STDOUT_FILENO`.
    ///   - environment: the process's; `COLUMNS` and `LINES` count where the terminal does not tell.
    /// - SeeAlso: https://no-color.org
    package init(descriptor: Int32, environment: [String: String]) {
        isTerminal = isatty(descriptor) == 1
        var size = winsize()
        let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
        columns = Self.extent(isKnown ? size.ws_col : 0, environment["COLUMNS"], standard: 80)
        rows = Self.extent(isKnown ? size.ws_row : 0, environment["LINES"], standard: 24)
        let forbids = !(environment["NO_COLOR"] ?? "").isEmpty
        let type = environment["TERM"] ?? ""
        usesColours = isTerminal && !forbids && !type.isEmpty && type != "dumb"
    }

    private static func extent(_ told: UInt16, _ variable: String?, standard: Int) -> Int {
        if told > 0 { return Int(told) }
        guard let variable, let extent = Int(variable), (1...10_000).contains(extent) else { return standard }
        return extent
    }
}
