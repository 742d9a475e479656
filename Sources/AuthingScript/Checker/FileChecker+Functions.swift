extension FileChecker {
    /// Makes a `fn` known in the whole file.
    func declare(_ syntax: FunctionSyntax) {
        let name = syntax.name.text
        if ScriptFunction.find(name) != nil {
            return fail(.duplicateName, "\(name) is a function of the language", at: syntax.name.span)
        }
        if checker.commands.index(named: name) != nil {
            return fail(.duplicateName, "\(name) is a command", at: syntax.name.span)
        }
        guard declaredHere.insert(name).inserted else {
            return fail(.duplicateName, "there is another fn \(name) in this file", at: syntax.name.span)
        }
        var seen: Set<String> = []
        for parameter in syntax.parameters where !seen.insert(parameter.name.text).inserted {
            fail(.duplicateName, "two parameters are named \(parameter.name.text)", at: parameter.name.span)
        }
        let signature = CommandSignature(name, parameters: syntax.parameters.map(Self.signature))
        let function = FunctionDefinition(
            name: name,
            parameters: zip(syntax.parameters, signature.parameters).map { syntax, parameter in
                var conversion = ArgumentConversion(parameter, of: signature)
                conversion.nullMeansAbsent = false
                if case .double = syntax.defaultValue?.kind { conversion.wantsDouble = true }
                return FunctionDefinition.Parameter(
                    name: syntax.name.text,
                    isPositional: !syntax.isOption,
                    isRequired: !syntax.isOption && syntax.defaultValue == nil,
                    conversion: conversion.acceptsAll ? nil : conversion
                )
            },
            signature: signature
        )
        names.functions[name] = function
        checker.names.functions.append(function)
        if !isIncluded { checker.names.callable[name] = function }
    }

    /// A parameter as a command has it: its kind is that of its default.
    private static func signature(_ parameter: FunctionSyntax.Parameter) -> CommandSignature.Parameter {
        let name = parameter.name.text
        let kebab = name.replacing("_", with: "-")
        var kind = CommandSignature.Kind.display
        var placement = CommandSignature.Placement.required
        if let value = parameter.defaultValue {
            kind = self.kind(of: value)
            placement = parameter.isOption ? (kind == .boolean ? .flag : .option) : .optional
        } else if parameter.isOption {
            (kind, placement) = (.boolean, .flag)
        }
        return CommandSignature.Parameter(name, aliases: kebab == name ? [] : [kebab], placement: placement, kind: kind)
    }

    private static func kind(of value: ExpressionSyntax) -> CommandSignature.Kind {
        switch value.kind {
        case .integer: .integer(Int.min...Int.max)
        case .boolean: .boolean
        case .duration: .duration
        case .string: .text
        case .list: .list
        case .record: .record
        default: .any
        }
    }

    /// Checks the body of a `fn`; the declaration itself does nothing when it is met.
    func function(_ syntax: FunctionSyntax) -> StatementNode {
        guard let function = names.functions[syntax.name.text] else { return EmptyNode() }
        let outer = (layout, scopes, errorSlot, guardedName, isSessionTop)
        layout = FrameLayout(isMain: false)
        scopes = [[:]]
        (errorSlot, guardedName, isSessionTop) = (nil, nil, false)
        defer { (layout, scopes, errorSlot, guardedName, isSessionTop) = outer }
        var defaults: [ExpressionNode?] = []
        for (index, parameter) in syntax.parameters.enumerated() {
            // A default sees the parameters before it; a flag that is not given is false.
            let value = parameter.defaultValue.map(expression)
            let isFlag = parameter.isOption && value == nil
            defaults.append(isFlag ? ConstantNode(.boolean(false), at: parameter.name.span) : value)
            let slot = declareLocal(parameter.name.text)
            if slot != index { _ = layout.allocate() }
        }
        let body = block(syntax.body.statements)
        function.complete(body: body, defaults: defaults, frameSize: layout.most)
        checker.names.frameSize = max(checker.names.frameSize, layout.most)
        return EmptyNode()
    }

    /// `name( … )`: a function of the script or of the language.
    func call(_ name: NameSyntax, _ arguments: [ExpressionSyntax], at span: Span) -> ExpressionNode {
        let nodes = arguments.map(expression)
        if let function = names.functions[name.text] { return call(function, nodes, name, at: span) }
        guard let function = ScriptFunction.find(name.text) else {
            unknownFunction(name)
            return .mistake(at: span)
        }
        guard function.arity.contains(nodes.count) else {
            fail(
                .functionArity,
                "\(function.name)(…) takes \(Self.phrase(function.arity)), but is given \(nodes.count)",
                at: span,
                hint: "it is written \(function.synopsis)"
            )
            return .mistake(at: span)
        }
        for (index, node) in nodes.enumerated() {
            guard let constant = node as? ConstantNode, !constant.isMistake else { continue }
            do throws(ValueFault) { try function.check(constant.value, index) } catch {
                fail(error.code, error.message, at: node.span, hint: error.hint)
            }
        }
        return BuiltinNode(function, nodes, at: span)
    }

    private func call(
        _ function: FunctionDefinition,
        _ nodes: [ExpressionNode],
        _ name: NameSyntax,
        at span: Span
    ) -> ExpressionNode {
        let positional = function.parameters.filter(\.isPositional)
        let arity = positional.count { $0.isRequired }...positional.count
        guard arity.contains(nodes.count) else {
            let synopsis = "\(name.text)(\(positional.map(\.name).joined(separator: ", ")))"
            fail(
                .functionArity,
                "fn \(name.text) takes \(Self.phrase(arity)), but is given \(nodes.count)",
                at: span,
                hint: "it is written \(synopsis)"
            )
            return .mistake(at: span)
        }
        var given = nodes[...]
        let arguments = function.parameters.map { parameter -> ExpressionNode? in
            guard parameter.isPositional, let node = given.popFirst() else { return nil }
            return parameter.conversion.map { ConversionNode(node, $0, at: node.span) } ?? node
        }
        return CallNode(function, arguments, at: span)
    }

    private func unknownFunction(_ name: NameSyntax) {
        let known = ScriptFunction.all.map(\.name) + names.functions.keys.sorted()
        let nearest = NearMatch.find(name.text, among: known)
        var hint: String?
        if nearest == nil, !checker.commands.commands(startingWith: name.text).isEmpty {
            hint = "\(name.text) is a command: write (\(name.text) …) with its arguments behind blanks"
        }
        fail(
            .unknownFunction,
            "unknown function \(name.text)",
            at: name.span,
            label: nearest.map { "did you mean \($0)?" },
            hint: hint
        )
    }

    static func phrase(_ arity: ClosedRange<Int>) -> String {
        switch (arity.lowerBound, arity.upperBound) {
        case (0, 0): "no argument"
        case (1, 1): "1 argument"
        case (let low, let high) where low == high: "\(low) arguments"
        case (let low, let high) where high >= 1000: "at least \(low) argument\(low == 1 ? "" : "s")"
        case (let low, let high): "\(low) to \(high) arguments"
        }
    }
}

extension CommandTable {
    /// Full names of the commands whose first word this is.
    func commands(startingWith word: String) -> [String] {
        signatures.filter { $0.words.first == word }.map(\.name)
    }
}
