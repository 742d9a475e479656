extension FileChecker {
    /// What a command's words begin with.
    private enum Callee {
        case command(Int)
        case function(FunctionDefinition)
    }

    /// Checks a call of a command or, as a command, of a `fn`.
    ///
    /// - Parameters:
    ///   - syntax: the command.
    ///   - isBound: whether it stands behind `=`, where a bare word was perhaps meant as text.
    /// - Returns: the node, and the command's index when it is a command of the host.
    func command(_ syntax: CommandSyntax, isBound: Bool = false) -> (node: ExpressionNode, command: Int?) {
        let words = syntax.leadingWords(limit: max(checker.commands.longestName, 1))
        guard let (callee, count) = callee(of: words) else {
            unknownCommand(syntax, words, isBound: isBound)
            checkLoose(syntax.arguments)
            return (.mistake(at: syntax.span), nil)
        }
        let arguments = syntax.arguments.dropFirst(count - 1)
        let nameSpan = syntax.span(ofWords: count)
        switch callee {
        case .command(let index):
            let signature = checker.commands.signatures[index]
            let name = signature.name
            let nodes = bind(signature, name, arguments, nameSpan)
            return (CommandNode(index, name: name, nodes, at: syntax.span), index)
        case .function(let function):
            let nodes = bind(function.signature, syntax.head.text, arguments, nameSpan)
            return (CallNode(function, doubled(nodes, function), at: syntax.span), nil)
        }
    }

    /// The longest name at the start of the words.
    private func callee(of words: [String]) -> (Callee, words: Int)? {
        if let (index, count) = checker.commands.longestMatch(words), count > 1 || names.functions[words[0]] == nil {
            return (.command(index), count)
        }
        return names.functions[words[0]].map { (.function($0), 1) }
    }

    /// Arguments of a `fn` whose default is a double.
    private func doubled(_ nodes: [ExpressionNode?], _ function: FunctionDefinition) -> [ExpressionNode?] {
        zip(nodes, function.parameters).map { node, parameter in
            guard let node, let conversion = parameter.conversion, conversion.wantsDouble else { return node }
            return ConversionNode(node, conversion, at: node.span)
        }
    }

    private func bind(
        _ signature: CommandSignature,
        _ name: String,
        _ arguments: ArraySlice<ArgumentSyntax>,
        _ nameSpan: Span
    ) -> [ExpressionNode?] {
        let binding = CommandBinding(signature, arguments)
        report(binding.faults, signature, name)
        let hasUnknownOption = binding.faults.contains { if case .unknown = $0 { true } else { false } }
        if let surplus = binding.surplus.first, !hasUnknownOption {
            let span = binding.surplus.reduce(surplus.span) { $0.joined(with: $1.span) }
            fail(.tooManyArguments, "too many arguments for \(name)", at: span, hint: "usage: \(signature.usage(name))")
            checkLoose(binding.surplus)
        }
        var nodes: [ExpressionNode?] = []
        for (parameter, given) in zip(signature.parameters, binding.given) {
            if given.isEmpty, parameter.placement == .required, !hasUnknownOption {
                fail(
                    .missingArgument,
                    "\(name) needs \(parameter.name.uppercased())",
                    at: nameSpan,
                    hint: "usage: \(signature.usage(name))" + choices(of: parameter, signature)
                )
            }
            let values = given.map { argument($0, parameter, signature) }
            if parameter.placement == .rest {
                nodes.append(ListNode(values, at: given.first?.span ?? nameSpan.after))
            } else {
                nodes.append(values.last)
            }
        }
        return nodes
    }

    /// Which words a parameter takes, or may take, behind a usage that only names it.
    private func choices(of parameter: CommandSignature.Parameter, _ signature: CommandSignature) -> String {
        let name = parameter.name.uppercased()
        if case .choice = parameter.kind {
            return "; \(name) is \(ArgumentConversion(parameter, of: signature).wanted)"
        }
        return parameter.suggestions.isEmpty ? "" : "; \(name) is \(parameter.suggestions.joined(separator: ", ")) …"
    }

    private func report(_ faults: [CommandBinding.Fault], _ signature: CommandSignature, _ name: String) {
        for fault in faults {
            switch fault {
            case .unknown(let option, _):
                let options = signature.parameters.filter { $0.placement != .rest }.flatMap { [$0.name] + $0.aliases }
                let nearest = NearMatch.find(option.text, among: options)
                fail(
                    .unknownOption,
                    "unknown option --\(option.text)",
                    at: option.span,
                    label: nearest.map { "did you mean --\($0)?" },
                    hint: nearest == nil ? "usage: \(signature.usage(name))" : nil
                )
            case .repeated(let option, let parameter):
                let text = "\(signature.parameters[parameter].name) is given twice"
                fail(.repeatedOption, text, at: option.span)
            case .missingValue(let option, let parameter):
                let wanted = ArgumentConversion(signature.parameters[parameter], of: signature).wanted
                fail(.missingOptionValue, "--\(option.text) needs a value: \(wanted)", at: option.span)
            }
        }
    }

    /// Checks words that belong to no parameter, so that mistakes in them are told as well.
    private func checkLoose(_ arguments: [ArgumentSyntax]) {
        for argument in arguments {
            switch argument.kind {
            case .value(.expression(let syntax)): _ = expression(syntax)
            case .value(.text(let string)): _ = text(string)
            default: break
            }
        }
    }

    /// What is given for one parameter.
    private func argument(
        _ given: CommandBinding.Given,
        _ parameter: CommandSignature.Parameter,
        _ signature: CommandSignature
    ) -> ExpressionNode {
        guard case .value(let value, let span) = given else { return ConstantNode(.boolean(true), at: given.span) }
        let conversion = ArgumentConversion(parameter, of: signature)
        switch value {
        case .ask:
            if parameter.placement == .rest {
                fail(.impossibleCommand, "`?` asks for one value, and \(parameter.name) takes several", at: span)
            }
            return ConversionNode(AskNode(parameter, of: signature, at: span), conversion, at: span)
        case .bare(let word):
            checkStrict(parameter, span)
            return constant(span, parameter) { () throws(ValueFault) in try conversion.word(word, isBare: true) }
        case .text(let string):
            checkStrict(parameter, span)
            let node = text(string)
            guard let text = string.constant else { return converted(node, conversion, at: span) }
            return constant(span, parameter) { () throws(ValueFault) in try conversion.word(text, isBare: false) }
        case .expression(let syntax):
            let node = expression(syntax)
            guard let literal = node as? ConstantNode else { return converted(node, conversion, at: span) }
            guard !literal.isMistake else { return literal }
            checkStrict(parameter, span)
            if literal.value.isNull, conversion.nullMeansAbsent { return converted(node, conversion, at: span) }
            return constant(span, parameter) { () throws(ValueFault) in try conversion.convert(literal.value) }
        }
    }

    private func converted(_ node: ExpressionNode, _ conversion: ArgumentConversion, at span: Span) -> ExpressionNode {
        // Null must be recognised as "not given" even where every value passes.
        conversion.acceptsAll && !conversion.nullMeansAbsent ? node : ConversionNode(node, conversion, at: span)
    }

    private func constant(
        _ span: Span,
        _ parameter: CommandSignature.Parameter,
        _ convert: () throws(ValueFault) -> Value
    ) -> ExpressionNode {
        do throws(ValueFault) {
            let value = try convert()
            guard parameter.kind == .function else { return ConstantNode(value, at: span) }
            return ConstantNode(.string(try callable(value)), at: span)
        } catch {
            fail(.unsuitableArgument, error.message, at: span, hint: error.hint)
            return .mistake(at: span)
        }
    }

    /// The name under which a command can call a function of this file back.
    private func callable(_ value: Value) throws(ValueFault) -> String {
        let name = value.asText
        guard let function = names.functions[name] else {
            let nearest = NearMatch.find(name, among: names.functions.keys.sorted())
            throw ValueFault(
                .wrongArgument,
                "there is no fn \(name)",
                hint: nearest.map { "did you mean \($0)?" } ?? "declare it in this file: fn \(name)(…) { … }"
            )
        }
        return checker.names.callableName(function, as: name, file: self.name)
    }

    private func checkStrict(_ parameter: CommandSignature.Parameter, _ span: Span) {
        guard checker.options.isStrict, parameter.isSecret else { return }
        fail(
            .literalSecret,
            "\(parameter.name) is a secret and stands in the script",
            at: span,
            hint: "take it from `secret NAME`, from `?` or from a variable"
        )
    }

    private func unknownCommand(_ syntax: CommandSyntax, _ words: [String], isBound: Bool) {
        let head = syntax.head.text
        let commands = checker.commands
        guard !commands.isPrefix(head) else { return incompleteCommand(syntax, words) }
        var hint: String?
        if isBound, syntax.arguments.isEmpty {
            let isVariable = names.variables[head]?.isSet == true || scopes.contains { $0[head] != nil }
            hint = "did you mean \(isVariable ? "$\(head)" : "\"\(head)\"")?"
        }
        let nearest = nearestCommand(words)
        fail(
            .unknownCommand,
            isBound ? "no command \(head)" : "unknown command \(head)",
            at: nearest.map { syntax.span(ofWords: $0.words) } ?? syntax.head.span,
            label: nearest.map { "did you mean \($0.name)?" },
            hint: hint
        )
    }

    /// The name nearest to the first words, and how many of them were compared.
    private func nearestCommand(_ words: [String]) -> (name: String, words: Int)? {
        for count in stride(from: words.count, through: 1, by: -1) {
            let text = words.prefix(count).joined(separator: " ")
            let candidates = checker.commands.allNames.filter { $0.split(separator: " ").count == count }
            let functions = count == 1 ? names.functions.keys.sorted() : []
            if let name = NearMatch.find(text, among: candidates + functions) { return (name, count) }
        }
        let firstWords = checker.commands.signatures.map(\.words).compactMap { $0.count > 1 ? $0[0] : nil }
        return NearMatch.find(words[0], among: firstWords).map { ($0 + " …", 1) }
    }

    private func incompleteCommand(_ syntax: CommandSyntax, _ words: [String]) {
        var known = 1
        while known < words.count, checker.commands.isPrefix(words.prefix(known + 1).joined(separator: " ")) {
            known += 1
        }
        let prefix = words.prefix(known).joined(separator: " ")
        let next = checker.commands.signatures.map(\.words).filter { $0.starts(with: words.prefix(known)) }
            .map { $0[known] }
        var choices: [String] = []
        for word in next where !choices.contains(word) { choices.append(word) }
        let isFollowed = words.count > known
        let nearest = isFollowed ? NearMatch.find(words[known], among: choices) : nil
        fail(
            .incompleteCommand,
            isFollowed ? "there is no command \(prefix) \(words[known])" : "\(prefix) is not a whole command",
            at: syntax.span(ofWords: isFollowed ? known + 1 : known),
            label: nearest.map { "did you mean \(prefix) \($0)?" },
            hint: "\(prefix) is followed by \(choices.joined(separator: ", "))"
        )
    }
}

extension CommandSignature {
    /// How it is called: `login email EMAIL PASSWORD [--captcha-code VALUE]`; many options are one word.
    func usage(_ name: String) -> String {
        var parts = [name]
        var options: [String] = []
        for parameter in parameters {
            let word = parameter.name.uppercased()
            switch parameter.placement {
            case .required: parts.append(word)
            case .optional: parts.append("[\(word)]")
            case .rest: parts.append("[\(word) …]")
            case .option: options.append("[--\(parameter.name) VALUE]")
            case .flag: options.append("[--\(parameter.name)]")
            }
        }
        return (parts + (options.count > 3 ? ["[options]"] : options)).joined(separator: " ")
    }
}
