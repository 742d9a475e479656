import AuthingScript

/// A value in a command's line and the parameter that it is for.
struct BoundValue {
    let value: ValueSyntax
    let span: Span
    let parameter: CommandSignature.Parameter

    /// The values of a command that the checker has accepted; none of a `fn`.
    ///
    /// - Parameters:
    ///   - command: the command.
    ///   - table: the commands.
    /// - Returns: them in the order of the text.
    static func find(in command: CommandSyntax, _ table: CommandTable) -> [BoundValue] {
        guard let match = table.longestMatch(command.leadingWords(limit: table.longestName)) else { return [] }
        let signature = table.signatures[match.index]
        var places = signature.parameters.filter { $0.placement != .option && $0.placement != .flag }[...]
        var found: [BoundValue] = []
        var awaited: CommandSignature.Parameter?
        for argument in command.arguments.dropFirst(match.words - 1) {
            switch argument.kind {
            case .option(let name, let value):
                let parameter = signature.parameters.first { $0.name == name.text || $0.aliases.contains(name.text) }
                guard let parameter else { continue }
                // A positional parameter that is given by name has its place no more.
                places.removeAll { $0.name == parameter.name }
                if let value {
                    found.append(BoundValue(value: value.value, span: value.span, parameter: parameter))
                } else if parameter.placement != .flag {
                    awaited = parameter
                }
            case .value(let value):
                let parameter = awaited ?? places.first
                if awaited == nil, places.first?.placement != .rest { places = places.dropFirst() }
                awaited = nil
                if let parameter { found.append(BoundValue(value: value, span: argument.span, parameter: parameter)) }
            case .endOfOptions: break
            }
        }
        return found
    }
}
