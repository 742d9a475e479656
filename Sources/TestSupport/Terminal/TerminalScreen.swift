import AuthingScript

/// What a terminal would show: enough of xterm to follow a line editor.
package struct TerminalScreen {
    /// The width in columns.
    package let columns: Int
    /// The height in rows.
    package let rows: Int
    /// The row of the cursor, 0 at the top.
    package private(set) var row = 0
    /// The column of the cursor, 0 at the left.
    package private(set) var column = 0
    /// The private modes that are on, such as 2004, bracketed paste.
    package private(set) var modes: Set<Int> = []
    /// How often bracketed paste was turned on, which is once for each line that the prompt asks for.
    package private(set) var questions = 0
    /// How often the bell rang.
    package private(set) var bells = 0

    /// One place of the screen.
    private struct Cell {
        /// `nil` is the second half of a wide character.
        var character: Character? = " "
        var isDim = false
    }

    private var cells: [[Cell]]
    private var isDim = false
    private var pendingWrap = false
    private var decoder = Decoder()

    /// Creates an empty screen.
    package init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        cells = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
    }

    /// The rows without blanks at their ends, and without empty rows at the end.
    package var lines: [String] {
        var lines = cells.map(Self.text)
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    /// The row of the cursor, without a dim hint of what may be typed next that stands behind it.
    package var cursorLine: String {
        let hint = cells[row][column...].firstIndex(where: \.isDim) ?? columns
        return Self.text(cells[row].prefix(hint))
    }

    /// Whether the cursor stands behind a prompt at which nothing is typed.
    package var isAtPrompt: Bool { cursorLine.hasSuffix(">") && column == TerminalText.width(cursorLine) + 1 }

    private static func text(_ cells: some Sequence<Cell>) -> String {
        String(String(cells.compactMap(\.character)).reversed().drop { $0 == " " }.reversed())
    }

    /// Shows what a process wrote.
    ///
    /// - Parameter bytes: UTF-8 and control sequences, cut anywhere.
    package mutating func write(_ bytes: [UInt8]) {
        for byte in bytes {
            switch decoder.push(byte) {
            case .none: break
            case .print(let scalar): print(scalar)
            case .control(let control): execute(control)
            case .sequence(let final, let parameters, let isPrivate): execute(final, parameters, isPrivate)
            }
        }
    }

    private mutating func print(_ scalar: Unicode.Scalar) {
        let character = Character(scalar)
        let width = TerminalText.width(character)
        guard width > 0 else { return }
        if pendingWrap || column + width > columns {
            column = 0
            lineFeed()
        }
        pendingWrap = false
        cells[row][column] = Cell(character: character, isDim: isDim)
        if width == 2 { cells[row][column + 1] = Cell(character: nil, isDim: isDim) }
        column += width
        if column == columns {
            column -= 1
            pendingWrap = true
        }
    }

    private mutating func lineFeed() {
        if row + 1 < rows {
            row += 1
        } else {
            cells.removeFirst()
            cells.append(Array(repeating: Cell(), count: columns))
        }
    }

    private mutating func execute(_ control: UInt8) {
        switch control {
        case 0x07: bells += 1
        case 0x08: column = max(column - 1, 0)
        case 0x09: column = min((column / 8 + 1) * 8, columns - 1)
        case 0x0A: lineFeed()
        case 0x0D: column = 0
        default: break
        }
        if control != 0x07 { pendingWrap = false }
    }

    private mutating func execute(_ final: Character, _ parameters: [Int], _ isPrivate: Bool) {
        let first = parameters.first ?? 0
        let count = max(first, 1)
        switch final {
        case "A": row = max(row - count, 0)
        case "B": row = min(row + count, rows - 1)
        case "C": column = min(column + count, columns - 1)
        case "D": column = max(column - count, 0)
        case "G": column = min(count, columns) - 1
        case "d": row = min(count, rows) - 1
        case "H":
            row = min(count, rows) - 1
            column = min(max(parameters.dropFirst().first ?? 1, 1), columns) - 1
        case "J":
            if first == 2 { clear(rows: 0..<rows) } else { clear(rows: (row + 1)..<rows) }
            if first == 0 { clear(columns: column..<columns) }
        case "K": clear(columns: first == 0 ? column..<columns : first == 1 ? 0..<(column + 1) : 0..<columns)
        case "X": clear(columns: column..<min(column + count, columns))
        case "@":
            cells[row].insert(contentsOf: Array(repeating: Cell(), count: count), at: column)
            cells[row].removeLast(count)
        case "P":
            let removed = min(count, columns - column)
            cells[row].removeSubrange(column..<(column + removed))
            cells[row] += Array(repeating: Cell(), count: removed)
        case "m": for parameter in parameters.isEmpty ? [0] : parameters { select(parameter) }
        case "h" where isPrivate:
            if parameters.contains(2004) { questions += 1 }
            modes.formUnion(parameters)
        case "l" where isPrivate: modes.subtract(parameters)
        default: break
        }
        pendingWrap = false
    }

    /// Changes how characters look: of that only whether they are dim.
    private mutating func select(_ rendition: Int) {
        switch rendition {
        case 2: isDim = true
        case 0, 22: isDim = false
        default: break
        }
    }

    private mutating func clear(rows range: Range<Int>) {
        for row in range { cells[row] = Array(repeating: Cell(), count: columns) }
    }

    private mutating func clear(columns range: Range<Int>) {
        for column in range { cells[row][column] = Cell() }
    }
}

extension TerminalScreen {
    /// Takes bytes apart into characters and control sequences.
    private struct Decoder {
        enum Action {
            case none
            case print(Unicode.Scalar)
            case control(UInt8)
            case sequence(final: Character, parameters: [Int], isPrivate: Bool)
        }

        private enum State {
            case text
            case escape
            case sequence
        }

        private var state = State.text
        private var parameters = ""
        private var partial: [UInt8] = []

        mutating func push(_ byte: UInt8) -> Action {
            switch state {
            case .escape:
                state = byte == UInt8(ascii: "[") ? .sequence : .text
                parameters = ""
                return .none
            case .sequence:
                guard (0x40...0x7E).contains(byte) else {
                    parameters.unicodeScalars.append(Unicode.Scalar(byte))
                    return .none
                }
                state = .text
                let numbers = parameters.drop { !$0.isNumber && $0 != ";" }.split(separator: ";").map { Int($0) ?? 0 }
                return .sequence(
                    final: Character(Unicode.Scalar(byte)),
                    parameters: numbers,
                    isPrivate: parameters.hasPrefix("?")
                )
            case .text: return text(byte)
            }
        }

        private mutating func text(_ byte: UInt8) -> Action {
            if byte == 0x1B {
                state = .escape
                return .none
            }
            if byte < 0x20 || byte == 0x7F { return .control(byte) }
            partial.append(byte)
            let expected = partial[0] < 0x80 ? 1 : partial[0] < 0xE0 ? 2 : partial[0] < 0xF0 ? 3 : 4
            guard partial.count == expected else { return .none }
            defer { partial = [] }
            return String(decoding: partial, as: UTF8.self).unicodeScalars.first.map(Action.print) ?? .none
        }
    }
}
