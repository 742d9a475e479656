/// Collects the lines of a `"""` string and removes the indentation they share.
struct LineBuilder {
    private enum Item {
        case text(String)
        case value(ExpressionSyntax)
        /// The start of a line with the blanks that stand there; `isBreak` for all but the first.
        case line(indentation: String, isBlank: Bool, isBreak: Bool)
    }

    private var items: [Item] = []

    /// The text begins on the line behind the opening quotes.
    mutating func beginText(indentation: String, isBlank: Bool) {
        items.append(.line(indentation: indentation, isBlank: isBlank, isBreak: false))
    }

    /// A line break in the text, with the blanks behind it.
    mutating func beginLine(indentation: String, isBlank: Bool) {
        items.append(.line(indentation: indentation, isBlank: isBlank, isBreak: true))
    }

    mutating func append(_ text: String) {
        if !text.isEmpty { items.append(.text(text)) }
    }

    mutating func append(_ value: ExpressionSyntax) { items.append(.value(value)) }

    /// The pieces without the shared indentation and without the last line break.
    ///
    /// The blanks before the closing quotes
    /// count as an indentation when nothing else stands on their line.
    func pieces() -> [StringSyntax.Piece] {
        let shared = sharedIndentation()
        var builder = PieceBuilder()
        for (position, item) in items.enumerated() {
            switch item {
            case .text(let text): builder.append(text)
            case .value(let value): builder.append(value)
            case .line(let indentation, _, let isBreak):
                if position == items.count - 1 { continue }
                if isBreak { builder.append("\n") }
                builder.append(String(indentation.dropFirst(shared)))
            }
        }
        return builder.finish()
    }

    /// How many blanks all lines begin with that are not empty.
    private func sharedIndentation() -> Int {
        var shared: Substring?
        for case .line(let indentation, let isBlank, _) in items where !isBlank {
            guard let common = shared else {
                shared = indentation[...]
                continue
            }
            shared = common.prefix(zip(common, indentation).prefix { $0 == $1 }.count)
        }
        return shared?.count ?? 0
    }
}
