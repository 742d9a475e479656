import AuthingScript

/// Puts the new names of people in the place of the old ones in a script.
struct AccountRewriter {
    /// The new names by the old ones.
    let people: [String: String]

    /// The script with the new names: literals that are one, and addresses and numbers wherever they stand.
    func text(of text: String) -> String {
        guard !people.isEmpty else { return text }
        let file = SourceFile(text: text)
        var edits = TextEdits(file)
        var walk = SyntaxWalk()
        walk.onValue = { value, span in
            switch value {
            case .bare(let name): people[name].map { edits.replace(span, by: Quoting.argument($0)) }
            case .text(let string):
                string.constant.flatMap { people[$0] }.map { edits.replace(span, by: Quoting.quoted($0)) }
            case .ask, .expression: break
            }
        }
        walk.onExpression = { expression in
            guard case .string(let string) = expression.kind, let name = string.constant.flatMap({ people[$0] }) else {
                return
            }
            edits.replace(expression.span, by: Quoting.quoted(name))
        }
        walk.visit(Parser.parse(file, options: .prompt).program.statements)
        var text = edits.text
        let addresses = people.keys.filter { $0.contains("@") || $0.count == 11 }.sorted { $0.count > $1.count }
        for old in addresses { if let new = people[old] { text = text.replacing(old, with: new) } }
        return text
    }
}
