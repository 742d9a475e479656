import AuthingScript

/// The parts of a script that may be taken away or made smaller.
struct ShrinkParts {
    /// The statements of the file and of each block, each with the comments that belong to it.
    private(set) var statements: [[Range<Int>]] = []
    /// Statements that are a block around others, and what stands in the block.
    private(set) var blocks: [(outer: Range<Int>, inner: Range<Int>)] = []
    /// The arguments of each command, the elements of each list and record.
    private(set) var elements: [[Range<Int>]] = []
    /// Literals, and what may stand in their place, the smallest first; secrets are not among them.
    private(set) var literals: [(range: Range<Int>, shorter: [String])] = []

    init(_ file: SourceFile, _ commands: CommandTable) {
        let program = Parser.parse(file, options: .prompt).program
        var found = self
        var secrets: Set<Span> = []
        var walk = SyntaxWalk()
        walk.onStatements = { list in
            if !list.isEmpty { found.statements.append(list.map { Self.whole($0.span.range, program, file) }) }
            for statement in list {
                for block in Self.blocks(of: statement) where block.range.count > 2 {
                    found.blocks.append((statement.span.range, block.range.lowerBound + 1..<block.range.upperBound - 1))
                }
            }
        }
        walk.onCommand = { command in
            for bound in BoundValue.find(in: command, commands) where bound.parameter.isSecret {
                secrets.insert(bound.span)
            }
            found.elements.append(Self.arguments(of: command, commands))
        }
        walk.onValue = { value, span in
            guard !secrets.contains(span) else { return }
            switch value {
            case .bare(let text): found.literals.append((span.range, Self.shorter(text).map { Quoting.argument($0) }))
            case .text(let string):
                guard let text = string.constant else { return }
                found.literals.append((span.range, Self.shorter(text).map { Quoting.quoted($0) }))
            case .ask, .expression: break
            }
        }
        walk.onExpression = { expression in
            switch expression.kind {
            case .integer(let number) where number > 1:
                found.literals.append((expression.span.range, ["0", "1", "\(number / 2)"]))
            case .string(let string):
                guard let text = string.constant else { return }
                found.literals.append((expression.span.range, Self.shorter(text).map { Quoting.quoted($0) }))
            case .list(let parts):
                found.elements.append(Self.separated(parts.map(\.span.range)))
            case .record(let pairs):
                found.elements.append(
                    Self.separated(pairs.map { $0.key.span.range.lowerBound..<$0.value.span.range.upperBound })
                )
            default: break
            }
        }
        walk.visit(program.statements)
        self = found
        elements.removeAll(where: \.isEmpty)
    }

    /// Half of a text, then all but its last character; nothing for one that is empty.
    private static func shorter(_ text: String) -> [String] {
        guard text.count > 1, !text.hasPrefix("--") else { return [] }
        return [String(text.prefix(1)), String(text.prefix(text.count / 2)), String(text.dropLast())]
    }

    private static func blocks(of statement: StatementSyntax) -> [Span] {
        switch statement.kind {
        case .for(let syntax): [syntax.body.span]
        case .while(let syntax): [syntax.body.span]
        case .retry(let syntax): [syntax.body.span]
        case .test(let syntax): [syntax.body.span]
        case .try(let syntax):
            [syntax.body.span] + syntax.handlers.map(\.body.span) + (syntax.finally.map { [$0.span] } ?? [])
        case .if(let syntax):
            (syntax.branches.map(\.body) + (syntax.otherwise.map { [$0] } ?? [])).compactMap { body in
                if case .block(let block) = body { block.span } else { nil }
            }
        default: []
        }
    }

    /// The words behind the command's name, an option with its value.
    private static func arguments(of command: CommandSyntax, _ commands: CommandTable) -> [Range<Int>] {
        let match = commands.longestMatch(command.leadingWords(limit: commands.longestName))
        let arguments = Array(command.arguments.dropFirst((match?.words ?? 1) - 1))
        let values = Set(BoundValue.find(in: command, commands).map(\.span))
        var ranges: [Range<Int>] = []
        var index = 0
        while index < arguments.count {
            var range = arguments[index].span.range
            if case .option(let name, nil) = arguments[index].kind, index + 1 < arguments.count,
                values.contains(arguments[index + 1].span),
                match.map({
                    commands.signatures[$0.index].parameters.contains { $0.name == name.text && $0.placement != .flag }
                })
                    ?? false
            {
                index += 1
                range = range.lowerBound..<arguments[index].span.range.upperBound
            }
            // The blank before it goes, too.
            ranges.append(range.lowerBound - 1..<range.upperBound)
            index += 1
        }
        return ranges
    }

    /// Elements with the comma behind them, the last one with that before it.
    private static func separated(_ elements: [Range<Int>]) -> [Range<Int>] {
        elements.enumerated().map { index, range in
            if index + 1 < elements.count { return range.lowerBound..<elements[index + 1].lowerBound }
            return (index > 0 ? elements[index - 1].upperBound : range.lowerBound)..<range.upperBound
        }
    }

    /// A statement with its line, where it has it for itself, and the comments that stand right above it.
    private static func whole(_ range: Range<Int>, _ program: Program, _ file: SourceFile) -> Range<Int> {
        let first = file.line(at: range.lowerBound)
        let last = file.line(at: max(range.lowerBound, range.upperBound - 1))
        let before = file.text(in: file.range(ofLine: first).lowerBound..<range.lowerBound)
        let after = file.text(in: range.upperBound..<file.range(ofLine: last).upperBound).drop {
            $0 == " " || $0 == "\t"
        }
        guard before.allSatisfy(\.isWhitespace), after.isEmpty || after.hasPrefix("#") else {
            // Several stand in the line: the `;` behind it goes, else that before it.
            let bytes = file.bytes
            var end = range.upperBound
            while end < bytes.count, bytes[end] == UInt8(ascii: " ") { end += 1 }
            if end < bytes.count, bytes[end] == UInt8(ascii: ";") {
                end += 1
                while end < bytes.count, bytes[end] == UInt8(ascii: " ") { end += 1 }
                return range.lowerBound..<end
            }
            var start = range.lowerBound
            while start > 0, bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
            return
                (start > 0 && bytes[start - 1] == UInt8(ascii: ";") ? start - 1 : range.lowerBound)..<range.upperBound
        }
        var line = first
        while line > 1 {
            let above = file.text(in: file.range(ofLine: line - 1)).drop { $0 == " " || $0 == "\t" }
            guard above.hasPrefix("#"), !above.hasPrefix("#!") else { break }
            line -= 1
        }
        let end = last < file.lineCount ? file.range(ofLine: last + 1).lowerBound : file.bytes.count
        return file.range(ofLine: line).lowerBound..<end
    }
}
