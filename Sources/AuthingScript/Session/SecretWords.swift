/// Finds the words of a text that are given for secret parameters, so that they are not written to a history.
package enum SecretWords {
    /// The byte ranges of secret words, in their order; none overlaps another.
    ///
    /// Words count as secret although the call is wrong: where there are too many, all behind the first secret one
    /// do, since a password with a blank may have been typed without quotes.
    ///
    /// - Returns: `nil` for a text that does not parse or calls something unknown: any of its words may be secret.
    package static func find(in text: String, commands: CommandTable, functions: [String] = []) -> [Range<Int>]? {
        let result = Parser.parse(SourceFile(text: text), options: .prompt)
        guard result.diagnostics.isEmpty else { return nil }
        var finder = SecretFinder(commands: commands, functions: Set(functions))
        for statement in result.program.statements {
            if case .fn(let syntax) = statement.kind { finder.functions.insert(syntax.name.text) }
        }
        finder.visit(result.program.statements)
        guard !finder.metUnknown else { return nil }
        return merged(finder.found)
    }

    private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var merged: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound < last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }
}

/// Goes through a tree and collects secret words.
private struct SecretFinder {
    let commands: CommandTable
    var functions: Set<String>
    var found: [Range<Int>] = []
    var metUnknown = false

    init(commands: CommandTable, functions: Set<String>) {
        self.commands = commands
        self.functions = functions
    }

    mutating func visit(_ statements: [StatementSyntax]) {
        for statement in statements { visit(statement) }
    }

    private mutating func visit(_ statement: StatementSyntax) {
        switch statement.kind {
        case .let(let syntax): visit(syntax.value)
        case .assign(let syntax):
            visit(syntax.path)
            visit(syntax.value)
        case .if(let syntax):
            for branch in syntax.branches {
                visit(branch.condition)
                visit(branch.body.statements)
            }
            if let otherwise = syntax.otherwise { visit(otherwise.statements) }
        case .for(let syntax):
            visit(syntax.sequence)
            visit(syntax.body.statements)
        case .while(let syntax):
            visit(syntax.condition)
            visit(syntax.limit)
            visit(syntax.body.statements)
        case .retry(let syntax):
            visit(syntax.tries)
            visit(syntax.interval)
            visit(syntax.within)
            visit(syntax.body.statements)
        case .try(let syntax):
            visit(syntax.body.statements)
            for handler in syntax.handlers { visit(handler.body.statements) }
            if let finally = syntax.finally { visit(finally.statements) }
        case .test(let syntax):
            visit(syntax.tags)
            visit(syntax.body.statements)
        case .fn(let syntax):
            for parameter in syntax.parameters { visit(parameter.defaultValue) }
            visit(syntax.body.statements)
        case .assert(let condition, let message):
            visit(condition)
            visit(message)
        case .expect(_, let command): visit(command)
        case .return(let value): if let value { visit(value) }
        case .command(let command): visit(command)
        case .expression(let expression): visit(expression)
        case .include, .break, .continue: break
        }
    }

    private mutating func visit(_ rhs: RHSSyntax) {
        switch rhs.source {
        case .command(let command): visit(command)
        case .expression(let expression): visit(expression)
        }
    }

    private mutating func visit(_ expression: ExpressionSyntax?) {
        guard let expression else { return }
        switch expression.kind {
        case .null, .boolean, .integer, .double, .duration, .variable, .error: break
        case .string(let string): visit(string)
        case .path(let base, let suffixes):
            visit(base)
            visit(suffixes)
        case .list(let elements), .and(let elements), .or(let elements), .coalesce(let elements),
            .call(_, let elements):
            for element in elements { visit(element) }
        case .record(let pairs): for pair in pairs { visit(pair.value) }
        case .group(let rhs): visit(rhs)
        case .negate(let operand), .not(let operand): visit(operand)
        case .arithmetic(let first, let terms):
            visit(first)
            for term in terms { visit(term.operand) }
        case .comparison(let left, _, _, let right), .range(let left, let right):
            visit(left)
            visit(right)
        }
    }

    private mutating func visit(_ string: StringSyntax) {
        for piece in string.pieces {
            if case .value(let expression) = piece { visit(expression) }
        }
    }

    private mutating func visit(_ suffixes: [SuffixSyntax]) {
        for suffix in suffixes {
            if case .index(let expression) = suffix.kind { visit(expression) }
        }
    }

    private mutating func visit(_ command: CommandSyntax) {
        let words = command.leadingWords(limit: max(commands.longestName, 1))
        guard let (index, count) = commands.longestMatch(words) else {
            if !functions.contains(words[0]), !command.arguments.isEmpty { metUnknown = true }
            for argument in command.arguments { visit(argument) }
            return
        }
        let arguments = command.arguments.dropFirst(count - 1)
        for argument in arguments { visit(argument) }
        collect(commands.signatures[index], arguments)
    }

    private mutating func visit(_ argument: ArgumentSyntax) {
        let value: ValueSyntax?
        switch argument.kind {
        case .value(let given): value = given
        case .option(_, let glued): value = glued?.value
        case .endOfOptions: value = nil
        }
        switch value {
        case .text(let string): visit(string)
        case .expression(let expression): visit(expression)
        case .ask, .bare, nil: break
        }
    }

    private mutating func collect(_ signature: CommandSignature, _ arguments: ArraySlice<ArgumentSyntax>) {
        guard signature.parameters.contains(where: \.isSecret) else { return }
        let binding = CommandBinding(signature, arguments)
        for (parameter, given) in zip(signature.parameters, binding.given) where parameter.isSecret {
            for case .value(let value, let span) in given where Self.isLiteral(value) { found.append(span.range) }
        }
        for case .unknown(_, let glued?) in binding.faults where Self.isLiteral(glued.value) {
            found.append(glued.span.range)
        }
        guard !binding.surplus.isEmpty else { return }
        let firstSecret = zip(signature.parameters, binding.given)
            .filter { $0.0.isSecret && ($0.0.placement == .required || $0.0.placement == .optional) }
            .compactMap { $0.1.first?.span.start }.min()
        for argument in arguments {
            guard let firstSecret, argument.span.start >= firstSecret, case .value(let value) = argument.kind,
                Self.isLiteral(value)
            else { continue }
            found.append(argument.span.range)
        }
        for argument in binding.surplus {
            if case .value(let value) = argument.kind, Self.isLiteral(value) { found.append(argument.span.range) }
        }
    }

    /// Whether the value is written there; variables and the results of commands are not.
    private static func isLiteral(_ value: ValueSyntax) -> Bool {
        switch value {
        case .ask: false
        case .bare, .text: true
        case .expression(let expression): isLiteral(expression)
        }
    }

    private static func isLiteral(_ expression: ExpressionSyntax) -> Bool {
        switch expression.kind {
        case .variable: false
        case .path(let base, _): isLiteral(base)
        case .group(let rhs):
            if case .expression(let inner) = rhs.source { isLiteral(inner) } else { false }
        default: true
        }
    }
}
