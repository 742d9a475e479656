/// The words behind a command's name, each given to a parameter.
///
/// It is made from words alone, so that the checker, and whoever must know which words are secret, read them alike.
struct CommandBinding {
    /// What is given for each parameter, in the signature's order; several for `.rest`, else at most one.
    private(set) var given: [[Given]]
    /// Positional words beyond the parameters.
    private(set) var surplus: [ArgumentSyntax] = []
    /// What is wrong with options, in the order of the words.
    private(set) var faults: [Fault] = []

    /// What is given for a parameter.
    enum Given {
        /// A word or value.
        case value(ValueSyntax, Span)
        /// A flag without a value.
        case flag(Span)

        /// Where it stands.
        var span: Span {
            switch self {
            case .value(_, let span), .flag(let span): span
            }
        }
    }

    /// What is wrong with an option.
    enum Fault {
        /// No parameter has the name; the value glued to it, where there is one.
        case unknown(NameSyntax, ArgumentValueSyntax?)
        /// The parameter has a value already.
        case repeated(NameSyntax, parameter: Int)
        /// The option needs a value, and none follows.
        case missingValue(NameSyntax, parameter: Int)
    }

    /// Gives the words to the parameters of a signature.
    ///
    /// Options are found first, so that a parameter given by name takes no place among the others.
    init(_ signature: CommandSignature, _ arguments: some Collection<ArgumentSyntax>) {
        let parameters = signature.parameters
        given = parameters.map { _ in [] }
        var positional: [ArgumentSyntax] = []
        var rest = Array(arguments)[...]
        while let argument = rest.popFirst() {
            switch argument.kind {
            case .endOfOptions: break
            case .value: positional.append(argument)
            case .option(let name, let glued):
                guard let index = Self.parameter(name.text, in: parameters) else {
                    faults.append(.unknown(name, glued))
                    continue
                }
                bindOption(name, glued, to: index, parameters[index], &rest, argument.span)
            }
        }
        bind(positional, parameters)
    }

    private mutating func bindOption(
        _ name: NameSyntax,
        _ glued: ArgumentValueSyntax?,
        to index: Int,
        _ parameter: CommandSignature.Parameter,
        _ rest: inout ArraySlice<ArgumentSyntax>,
        _ span: Span
    ) {
        let value: Given
        if let glued {
            value = .value(glued.value, glued.span)
        } else if parameter.placement == .flag {
            value = .flag(span)
        } else if case .value(let following) = rest.first?.kind, let next = rest.popFirst() {
            value = .value(following, next.span)
        } else {
            faults.append(.missingValue(name, parameter: index))
            return
        }
        if !given[index].isEmpty { faults.append(.repeated(name, parameter: index)) }
        given[index].append(value)
    }

    private mutating func bind(_ positional: [ArgumentSyntax], _ parameters: [CommandSignature.Parameter]) {
        var rest = positional[...]
        for (index, parameter) in parameters.enumerated() {
            switch parameter.placement {
            case .required, .optional:
                guard given[index].isEmpty, let argument = rest.popFirst(), case .value(let value) = argument.kind
                else {
                    continue
                }
                given[index].append(.value(value, argument.span))
            case .rest:
                for argument in rest {
                    if case .value(let value) = argument.kind { given[index].append(.value(value, argument.span)) }
                }
                rest = []
            case .option, .flag: break
            }
        }
        surplus = Array(rest)
    }

    /// The parameter that an option names.
    static func parameter(_ name: String, in parameters: [CommandSignature.Parameter]) -> Int? {
        parameters.firstIndex { $0.placement != .rest && ($0.name == name || $0.aliases.contains(name)) }
    }
}
