/// Goes through a tree, from the first character to the last, and shows its parts to whoever asks.
///
/// Call it on a `ScriptThread`.
package struct SyntaxWalk {
    /// Shown each list of statements: that of the file, and those of blocks.
    package var onStatements: ([StatementSyntax]) -> Void = { _ in }
    /// Shown each command, before its arguments.
    package var onCommand: (CommandSyntax) -> Void = { _ in }
    /// Shown each value among a command's arguments, and where it stands.
    package var onValue: (ValueSyntax, Span) -> Void = { _, _ in }
    /// Shown each expression, before its parts.
    package var onExpression: (ExpressionSyntax) -> Void = { _ in }

    /// Creates a walk that shows nothing yet.
    package init() {}

    /// Goes through statements.
    ///
    /// - Parameter statements: Those of a file or of a block.
    package func visit(_ statements: [StatementSyntax]) {
        onStatements(statements)
        for statement in statements { visit(statement) }
    }

    private func visit(_ statement: StatementSyntax) {
        switch statement.kind {
        case .let(let syntax): visit(syntax.value)
        case .assign(let syntax):
            visit(syntax.path)
            visit(syntax.value)
        case .if(let syntax):
            for branch in syntax.branches {
                visit(branch.condition)
                visit(branch.body)
            }
            if let otherwise = syntax.otherwise { visit(otherwise) }
        case .for(let syntax):
            visit(syntax.sequence)
            visit(syntax.body.statements)
        case .while(let syntax):
            visit(syntax.condition)
            syntax.limit.map(visit)
            visit(syntax.body.statements)
        case .retry(let syntax):
            for part in [syntax.tries, syntax.interval, syntax.within] { part.map(visit) }
            visit(syntax.body.statements)
        case .try(let syntax):
            visit(syntax.body.statements)
            for handler in syntax.handlers { visit(handler.body.statements) }
            if let finally = syntax.finally { visit(finally.statements) }
        case .test(let syntax): visit(syntax.body.statements)
        case .fn(let syntax):
            for parameter in syntax.parameters { parameter.defaultValue.map(visit) }
            visit(syntax.body.statements)
        case .assert(let condition, let message):
            visit(condition)
            message.map(visit)
        case .expect(_, let command), .command(let command): visit(command)
        case .return(let value): value.map(visit)
        case .expression(let expression): visit(expression)
        case .include, .break, .continue: break
        }
    }

    /// The statement of the one-line form cannot be taken away, so it is no list of its own.
    private func visit(_ body: IfSyntax.Body) {
        switch body {
        case .block(let block): visit(block.statements)
        case .statement(let statement): visit(statement)
        }
    }

    private func visit(_ value: RHSSyntax) {
        switch value.source {
        case .command(let command): visit(command)
        case .expression(let expression): visit(expression)
        }
    }

    private func visit(_ command: CommandSyntax) {
        onCommand(command)
        for argument in command.arguments {
            switch argument.kind {
            case .value(let value): visit(value, argument.span)
            case .option(_, let value): if let value { visit(value.value, value.span) }
            case .endOfOptions: break
            }
        }
    }

    private func visit(_ value: ValueSyntax, _ span: Span) {
        onValue(value, span)
        switch value {
        case .expression(let expression): visit(expression)
        case .text(let text): visit(text)
        case .ask, .bare: break
        }
    }

    private func visit(_ text: StringSyntax) {
        for case .value(let expression) in text.pieces { visit(expression) }
    }

    private func visit(_ path: [SuffixSyntax]) {
        for case .index(let index) in path.map(\.kind) { visit(index) }
    }

    /// Goes through an expression.
    ///
    /// - Parameter expression: Any.
    package func visit(_ expression: ExpressionSyntax) {
        onExpression(expression)
        switch expression.kind {
        case .null, .boolean, .integer, .double, .duration, .variable, .error: break
        case .string(let text): visit(text)
        case .path(let base, let path):
            visit(base)
            visit(path)
        case .list(let parts), .call(_, let parts), .and(let parts), .or(let parts), .coalesce(let parts):
            for part in parts { visit(part) }
        case .record(let pairs): for pair in pairs { visit(pair.value) }
        case .group(let value): visit(value)
        case .negate(let part), .not(let part): visit(part)
        case .arithmetic(let first, let terms):
            visit(first)
            for term in terms { visit(term.operand) }
        case .comparison(let left, _, _, let right), .range(let left, let right):
            visit(left)
            visit(right)
        }
    }
}
