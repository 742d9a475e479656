/// Looks for what runs, and probably is not what was meant: names that nobody uses, names that hide others, statements and
/// handlers that are never reached.
///
/// It is asked for with `--strict`, reads the tree alone, and only warns.
struct Linter {
    /// What is known of an included file.
    struct Include {
        let functions: Set<String>
        let variables: Set<String>
        /// Whether the file does something beside giving names.
        let hasEffects: Bool
    }

    private struct Variable {
        let span: Span
        /// `nil` where nobody expects a use: loops.
        let code: DiagnosticCode?
        var isUsed = false
    }

    private let isLibrary: Bool
    private let includes: [UInt32: Include]
    private var scopes: [[String: Variable]] = [[:]]
    private var calledNames: Set<String> = []
    private var readNames: Set<String> = []
    private var warnings: [Diagnostic] = []

    private init(isLibrary: Bool, includes: [UInt32: Include]) {
        self.isLibrary = isLibrary
        self.includes = includes
    }

    /// Looks through a file.
    ///
    /// - Parameters:
    ///   - program: Its tree.
    ///   - isLibrary: Whether it is there for others, who use its names: it is included, or does nothing but declare functions.
    ///   - includes: What it includes, by where the statements begin.
    /// - Returns: Warnings, in no order.
    static func warnings(_ program: Program, isLibrary: Bool, includes: [UInt32: Include]) -> [Diagnostic] {
        var linter = Linter(isLibrary: isLibrary, includes: includes)
        linter.visit(program)
        return linter.warnings
    }

    private mutating func warn(_ code: DiagnosticCode, _ message: String, at span: Span, hint: String? = nil) {
        warnings.append(Diagnostic(code, message, at: span, hint: hint, severity: .warning))
    }

    // MARK: Names

    private mutating func visit(_ program: Program) {
        visit(program.statements)
        // A function sees the variables of the whole file.
        for statement in program.statements {
            guard case .fn(let syntax) = statement.kind else { continue }
            inScope { linter in
                for parameter in syntax.parameters {
                    parameter.defaultValue.map { linter.visit($0) }
                    linter.declare(parameter.name, .unusedParameter)
                }
                linter.block(syntax.body)
            }
        }
        let globals = scopes[0]
        if !isLibrary { report(globals) }
        for statement in program.statements {
            switch statement.kind {
            case .fn(let syntax) where !isLibrary && !calledNames.contains(syntax.name.text) && !isMeant(syntax.name):
                warn(.unusedFunction, "fn \(syntax.name.text) is never called", at: syntax.name.span)
            case .include(let syntax): check(syntax, at: statement.span)
            default: break
            }
        }
    }

    private mutating func check(_ syntax: IncludeSyntax, at span: Span) {
        guard let include = includes[span.start], !include.hasEffects else { return }
        let prefix = syntax.alias.map { $0.text + "." } ?? ""
        let isUsed =
            include.functions.contains { calledNames.contains(prefix + $0) }
            || (syntax.alias == nil && !include.variables.isDisjoint(with: readNames))
        guard !isUsed else { return }
        warn(.unusedInclude, "nothing of \(Quoting.quoted(syntax.path.text)) is used", at: syntax.path.span)
    }

    /// Whether the name says that it is not used on purpose.
    private func isMeant(_ name: NameSyntax) -> Bool { name.text.hasPrefix("_") }

    private mutating func declare(_ name: NameSyntax, _ code: DiagnosticCode?) {
        guard !isMeant(name) else { return }
        if scopes.dropLast().contains(where: { $0[name.text] != nil }) {
            warn(
                .hiddenVariable,
                "$\(name.text) hides a variable of the same name further out",
                at: name.span,
                hint: "give it another name; to set the outer one write `$\(name.text) = …`"
            )
        }
        // A second `let` in the same block replaces the value; the name is one.
        let known = scopes[scopes.count - 1][name.text]
        scopes[scopes.count - 1][name.text] = known ?? Variable(span: name.span, code: code)
    }

    private mutating func use(_ name: String) {
        readNames.insert(name)
        for index in scopes.indices.reversed() where scopes[index][name] != nil {
            scopes[index][name]?.isUsed = true
            return
        }
    }

    private mutating func report(_ scope: [String: Variable]) {
        for (name, variable) in scope where !variable.isUsed {
            guard let code = variable.code else { continue }
            let what = code == .unusedParameter ? "the parameter" : "the variable"
            warn(
                code,
                "\(what) $\(name) is never read",
                at: variable.span,
                hint: "a name such as _\(name) says it is meant"
            )
        }
    }

    private mutating func inScope(_ body: (inout Linter) -> Void) {
        scopes.append([:])
        body(&self)
        report(scopes.removeLast())
    }

    // MARK: Statements

    private mutating func block(_ block: BlockSyntax) {
        inScope { $0.visit(block.statements) }
    }

    private mutating func visit(_ statements: [StatementSyntax]) {
        var end: String?
        for statement in statements {
            if let word = end, !isDeclaration(statement) {
                let message = "this is never reached: `\(word)` before it leaves the block"
                warn(.unreachableStatement, message, at: statement.span)
                end = nil
            }
            visit(statement)
            switch statement.kind {
            case .return: end = "return"
            case .break: end = "break"
            case .continue: end = "continue"
            case .command(let command) where command.head.text == "fail": end = "fail"
            default: break
            }
        }
    }

    /// Whether a statement counts wherever it stands.
    private func isDeclaration(_ statement: StatementSyntax) -> Bool {
        switch statement.kind {
        case .fn, .test, .include: true
        default: false
        }
    }

    private mutating func visit(_ statement: StatementSyntax) {
        switch statement.kind {
        case .let(let syntax):
            visit(syntax.value)
            declare(syntax.name, .unusedVariable)
        case .assign(let syntax):
            visit(syntax.path)
            visit(syntax.value)
        case .if(let syntax):
            checkQuestions(syntax)
            for branch in syntax.branches {
                visit(branch.condition)
                inScope { $0.visit(branch.body.statements) }
            }
            if let otherwise = syntax.otherwise { inScope { $0.visit(otherwise.statements) } }
        case .for(let syntax):
            visit(syntax.sequence)
            inScope { linter in
                if let key = syntax.key { linter.declare(key, nil) }
                linter.declare(syntax.element, nil)
                linter.block(syntax.body)
            }
        case .while(let syntax):
            visit(syntax.condition)
            syntax.limit.map { visit($0) }
            block(syntax.body)
        case .retry(let syntax):
            for part in [syntax.tries, syntax.interval, syntax.within] { part.map { visit($0) } }
            block(syntax.body)
        case .try(let syntax):
            block(syntax.body)
            checkHandlers(syntax)
            for handler in syntax.handlers {
                inScope { linter in
                    handler.name.map { linter.declare($0, .unusedVariable) }
                    linter.block(handler.body)
                }
            }
            syntax.finally.map { block($0) }
        case .test(let syntax): block(syntax.body)
        case .fn, .include, .break, .continue: break
        case .assert(let condition, let message):
            visit(condition)
            message.map { visit($0) }
        case .expect(_, let command): visit(command)
        case .return(let value): value.map { visit($0) }
        case .command(let command): visit(command)
        case .expression(let expression): visit(expression)
        }
    }

    // MARK: Handlers

    /// Tells of an `else if error …` whose codes another branch before it takes.
    private mutating func checkQuestions(_ syntax: IfSyntax) {
        var taken: [[ErrorCodesSyntax]] = []
        for branch in syntax.branches {
            guard case .error(let codes) = branch.condition.kind else { continue }
            check(codes, taken, at: branch.condition.span)
            taken.append(codes)
        }
    }

    private mutating func checkHandlers(_ syntax: TrySyntax) {
        var taken: [[ErrorCodesSyntax]] = []
        for handler in syntax.handlers {
            // One behind a `catch` without codes is told of by the checker already.
            if !taken.contains(where: \.isEmpty) { check(handler.codes, taken, at: handler.keyword) }
            taken.append(handler.codes)
        }
    }

    private mutating func check(_ codes: [ErrorCodesSyntax], _ taken: [[ErrorCodesSyntax]], at span: Span) {
        let isTaken =
            taken.contains(where: \.isEmpty)
            || (!codes.isEmpty
                && codes.allSatisfy { code in
                    taken.joined().contains {
                        $0.codes.contains(code.codes.lowerBound) && $0.codes.contains(code.codes.upperBound)
                    }
                })
        guard isTaken else { return }
        warn(.deadHandler, "what this asks for is taken by one before it", at: span)
    }

    // MARK: Expressions

    private mutating func visit(_ value: RHSSyntax) {
        switch value.source {
        case .command(let command): visit(command)
        case .expression(let expression): visit(expression)
        }
    }

    private mutating func visit(_ command: CommandSyntax) {
        calledNames.insert(command.head.text)
        for argument in command.arguments {
            switch argument.kind {
            case .value(let value): visit(value)
            case .option(_, let value): if let value { visit(value.value) }
            case .endOfOptions: break
            }
        }
    }

    private mutating func visit(_ value: ValueSyntax) {
        switch value {
        case .ask: break
        // It may be the name of a function that a command calls back.
        case .bare(let word): calledNames.insert(word)
        case .text(let string):
            string.constant.map { _ = calledNames.insert($0) }
            visit(string)
        case .expression(let expression): visit(expression)
        }
    }

    private mutating func visit(_ string: StringSyntax) {
        for case .value(let expression) in string.pieces { visit(expression) }
    }

    private mutating func visit(_ suffixes: [SuffixSyntax]) {
        for suffix in suffixes {
            if case .index(let index) = suffix.kind { visit(index) }
        }
    }

    private mutating func visit(_ expression: ExpressionSyntax) {
        switch expression.kind {
        case .null, .boolean, .integer, .double, .duration, .error: break
        case .string(let string): visit(string)
        case .variable(let name): use(name)
        case .path(let base, let suffixes):
            visit(base)
            visit(suffixes)
        case .list(let elements), .and(let elements), .or(let elements), .coalesce(let elements):
            for element in elements { visit(element) }
        case .record(let pairs): for pair in pairs { visit(pair.value) }
        case .call(let name, let arguments):
            calledNames.insert(name.text)
            for argument in arguments { visit(argument) }
        case .group(let value): visit(value)
        case .negate(let operand), .not(let operand): visit(operand)
        case .arithmetic(let first, let terms):
            visit(first)
            for term in terms { visit(term.operand) }
        case .comparison(let left, _, _, let right), .range(let left, let right):
            visit(left)
            visit(right)
        }
    }
}
