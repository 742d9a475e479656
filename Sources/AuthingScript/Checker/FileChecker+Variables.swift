/// Where a name leads.
enum VariablePlace {
    /// A slot of the current frame.
    case slot(Int)
    /// A variable of the file, seen from a function.
    case global(Int)
    /// `$_`, `$error`, `$last`.
    case special(SpecialVariableNode.Kind)
}

extension FileChecker {
    /// Resolves a name, or reports that nothing has it.
    func resolve(_ name: String, at span: Span) -> VariablePlace? {
        for scope in scopes.reversed() {
            if let slot = scope[name] { return .slot(slot) }
        }
        if let variable = names.variables[name] {
            if !layout.isMain { return .global(variable.slot) }
            if variable.isSet { return .slot(variable.slot) }
            fail(.unknownVariable, "the variable $\(name) is set further down", at: span)
            return nil
        }
        switch name {
        case "_": return .special(.result)
        case "error": return errorSlot.map { .slot($0) } ?? .special(.error)
        case "last": return .special(.last)
        default: break
        }
        let nearest = NearMatch.find(name, among: knownVariables)
        fail(.unknownVariable, "unknown variable $\(name)", at: span, label: nearest.map { "did you mean $\($0)?" })
        return nil
    }

    /// The names that could stand here.
    private var knownVariables: [String] {
        let globals = names.variables.filter { $0.value.isSet || !layout.isMain }.keys
        return (scopes.flatMap(\.keys) + globals).sorted()
    }

    /// The node that reads a variable.
    func variable(_ name: String, at span: Span) -> ExpressionNode {
        switch resolve(name, at: span) {
        case .slot(let slot): SlotNode(slot, at: span)
        case .global(let slot): GlobalNode(slot, name: name, at: span)
        case .special(let kind): SpecialVariableNode(kind, at: span)
        case nil: .mistake(at: span)
        }
    }

    /// The statement that sets a variable with `let`; known from here on.
    func store(_ name: NameSyntax, _ value: ExpressionNode) -> StatementNode {
        guard name.text != "_" else { return EvaluationNode(value, command: nil, isShown: false, setsResult: false) }
        if name.text == guardedName, !isTopLevel {
            warn(
                .shadowedVariable,
                "this `let` sets a new $\(name.text) that ends with the block; the outer one stays null",
                at: name.span,
                hint: "write `$\(name.text) = …` to set the outer one"
            )
        }
        guard isTopLevel, let variable = names.variables[name.text] else {
            return StoreNode(declareLocal(name.text), value)
        }
        names.variables[name.text]?.isSet = true
        return StoreGlobalNode(variable.slot, value)
    }
}
