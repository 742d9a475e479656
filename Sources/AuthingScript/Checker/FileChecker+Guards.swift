/// The rule of the next statement: a command statement is guarded by an `if` or `assert` behind it that asks for
/// `error`.
extension FileChecker {
    /// The command statement at `index` with the handler behind it; `nil` where the two are not such a pair.
    func guarded(_ statements: [StatementSyntax], at index: Int) -> StatementNode? {
        guard index + 1 < statements.count, Self.commandName(of: statements[index]) != nil else { return nil }
        let statement = statements[index]
        let handler = statements[index + 1]
        guard Self.asksAboutError(handler) else { return nil }
        let node = check(statement)
        let slot = layout.allocate()
        let bound = boundVariable(statement)
        return within(errorSlot: slot, guardedName: bound?.name) {
            let branches: GuardedNode.Handler
            switch handler.kind {
            case .assert(let condition, let message): branches = .assertion(assertNode(condition, message))
            case .if(let syntax): branches = .branches(handlerBranches(syntax))
            default: return nil
            }
            return GuardedNode(node, branches, errorSlot: slot, bound: bound?.reset)
        }
    }

    /// Checks something inside which `error` asks about what a slot holds.
    func within<Result>(errorSlot slot: Int, guardedName name: String?, _ body: () -> Result) -> Result {
        let outer = (errorSlot, guardedName)
        errorSlot = slot
        guardedName = name
        defer { (errorSlot, guardedName) = outer }
        return body()
    }

    /// The variable that a guarded statement sets, and the statement that makes it null.
    func boundVariable(_ statement: StatementSyntax) -> (name: String, reset: StatementNode)? {
        let null = ConstantNode(.null, at: statement.span)
        switch statement.kind {
        case .let(let syntax) where syntax.name.text != "_":
            return (syntax.name.text, silently { store(syntax.name, null) })
        case .assign(let syntax) where syntax.path.isEmpty:
            switch silently({ resolve(syntax.name.text, at: syntax.name.span) }) {
            case .slot(let slot): return (syntax.name.text, StoreNode(slot, null))
            case .global(let slot): return (syntax.name.text, StoreGlobalNode(slot, null))
            case .special, nil: return nil
            }
        default: return nil
        }
    }

    private func handlerBranches(_ syntax: IfSyntax) -> BranchesNode {
        let branches = syntax.branches.map { branch in
            (condition: condition(branch.condition), body: body(branch.body))
        }
        return BranchesNode(branches, otherwise: syntax.otherwise.map(body))
    }

    /// An `if` that is no handler.
    func branches(_ syntax: IfSyntax) -> StatementNode {
        checkQuestion(in: syntax.branches.map(\.condition), word: "if")
        if syntax.branches.count == 1 {
            let branch = syntax.branches[0]
            return IfNode(condition(branch.condition), body(branch.body), otherwise: syntax.otherwise.map(body))
        }
        return handlerBranches(syntax)
    }

    /// What a branch runs.
    private func body(_ body: IfSyntax.Body) -> StatementNode {
        if case .statement(let statement) = body { checkElse(in: statement) }
        return block(body.statements)
    }

    /// In a one-line `if` that runs a command, `else` is one of its arguments: never what was meant.
    private func checkElse(in statement: StatementSyntax) {
        let command: CommandSyntax?
        switch statement.kind {
        case .command(let syntax), .expect(_, let syntax): command = syntax
        case .let(let syntax): command = syntax.value.command
        case .assign(let syntax): command = syntax.value.command
        case .return(let value): command = value?.command
        default: command = nil
        }
        for argument in command?.arguments ?? [] {
            guard case .value(.bare("else")) = argument.kind else { continue }
            fail(
                .elseAsArgument,
                "`else` is an argument of `\(command?.head.text ?? "")` here",
                at: argument.span,
                hint: "put each part in { }, or `else` at the start of the next line; as text write \"else\""
            )
        }
    }

    /// Reports a condition that asks for `error` where nothing can have failed.
    func checkQuestion(in conditions: [ExpressionSyntax], word: String) {
        guard errorSlot == nil, !isSessionTop else { return }
        for condition in conditions {
            guard let span = condition.errorQuestion else { continue }
            fail(
                .nothingToAsk,
                "`error` asks about the command statement directly before, and there is none",
                at: span,
                hint: word == "if"
                    ? "put this `\(word)` directly behind the command, or make it an `else if` of the one before it"
                    : "put this `\(word)` directly behind the command"
            )
        }
    }

    func tryBlock(_ syntax: TrySyntax) -> StatementNode {
        let body = block(syntax.body.statements)
        var handlers: [TryBlockNode.Handler] = []
        var takesAll = false
        for handler in syntax.handlers {
            if takesAll {
                warn(.unreachableHandler, "a `catch` before this one takes every error", at: handler.keyword)
            }
            takesAll = takesAll || handler.codes.isEmpty
            handlers.append(check(handler))
        }
        return TryBlockNode(body, handlers, finally: syntax.finally.map { block($0.statements) })
    }

    private func check(_ handler: TrySyntax.Handler) -> TryBlockNode.Handler {
        scoped {
            let slot = layout.allocate()
            let nameSlot = handler.name.map { declareLocal($0.text) }
            return within(errorSlot: slot, guardedName: nil) {
                TryBlockNode.Handler(
                    codes: handler.codes.map(\.codes),
                    errorSlot: slot,
                    nameSlot: nameSlot,
                    body: block(handler.body.statements)
                )
            }
        }
    }

    /// The command of a command statement: plain, `let` or assignment; `nil` for any other statement.
    static func commandName(of statement: StatementSyntax) -> CommandSyntax? {
        switch statement.kind {
        case .command(let command): command
        case .let(let syntax): syntax.value.isTry ? nil : syntax.value.command
        case .assign(let syntax): syntax.value.isTry ? nil : syntax.value.command
        default: nil
        }
    }

    private static func asksAboutError(_ statement: StatementSyntax) -> Bool {
        switch statement.kind {
        case .if(let syntax): syntax.branches.contains { $0.condition.errorQuestion != nil }
        case .assert(let condition, _): condition.errorQuestion != nil
        default: false
        }
    }

    /// Checks something a second time, without telling its problems again.
    func silently<Result>(_ body: () -> Result) -> Result {
        checker.isSilent += 1
        defer { checker.isSilent -= 1 }
        return body()
    }
}

extension RHSSyntax {
    /// The command, `nil` for an expression.
    var command: CommandSyntax? {
        if case .command(let command) = source { command } else { nil }
    }

    /// The expression, `nil` for a command.
    var expression: ExpressionSyntax? {
        if case .expression(let expression) = source { expression } else { nil }
    }
}
