extension ExpressionSyntax {
    /// Where the expression says `error`, `nil` when it does not.
    var errorQuestion: Span? {
        first { if case .error = $0.kind { true } else { false } }?.span
    }

    /// Whether evaluating it may run a command or a `fn`.
    var callsSomething: Bool {
        let call = first { part in
            switch part.kind {
            case .call: true
            case .group(let rhs): rhs.expression == nil
            default: false
            }
        }
        return call != nil
    }

    /// The first part for which a question is answered with yes: the expression itself, or one inside it.
    ///
    /// Arguments of commands are not looked at.
    private func first(where isWanted: (ExpressionSyntax) -> Bool) -> ExpressionSyntax? {
        if isWanted(self) { return self }
        for part in parts {
            if let found = part.first(where: isWanted) { return found }
        }
        return nil
    }

    /// The expressions directly inside this one, in the order of the text.
    private var parts: [ExpressionSyntax] {
        switch kind {
        case .error, .null, .boolean, .integer, .double, .duration, .variable: []
        case .string(let string): string.pieces.compactMap(\.expression)
        case .path(let base, let suffixes): [base] + suffixes.compactMap(\.index)
        case .list(let elements), .and(let elements), .or(let elements), .coalesce(let elements),
            .call(_, let elements):
            elements
        case .record(let pairs): pairs.map(\.value)
        case .group(let rhs): rhs.expression.map { [$0] } ?? []
        case .negate(let operand), .not(let operand): [operand]
        case .arithmetic(let first, let terms): [first] + terms.map(\.operand)
        case .comparison(let left, _, _, let right), .range(let left, let right): [left, right]
        }
    }
}

extension StringSyntax.Piece {
    fileprivate var expression: ExpressionSyntax? {
        if case .value(let expression) = self { expression } else { nil }
    }
}

extension SuffixSyntax {
    fileprivate var index: ExpressionSyntax? {
        if case .index(let expression) = kind { expression } else { nil }
    }
}
