import AuthingAPI
import AuthingScript

/// The page of a code of the API.
extension HelpPages {
    /// What a code means, which rules and commands end with it, and a script that does.
    func page(of code: AuthingError.Code) -> String {
        var text = wrapped(code.meaning.english, first: "error \(code.rawValue): ", indent: 2)
        text += "  \(code.meaning.chinese)\n"
        let rules = DecisionRule.raising(code)
        if !rules.isEmpty {
            text += "\nRules that raise it when this does not hold\n"
            for rule in rules { text += lines(of: rule, code) }
        }
        let raising = commands(endingWith: code)
        if !raising.isEmpty {
            text += "\nCommands\n" + wrapped(raising.map(\.name).joined(separator: ", "), first: "  ", indent: 2)
        }
        switch Reproduction.of(code) {
        case .script(let script):
            text += "\nA script that ends with it; `repro error \(code.rawValue)` runs it in a pool of its own\n"
            text += script.split(separator: "\n").map { wrapped(String($0), first: "  ", indent: 6) }.joined()
        case .none(let reason):
            text += wrapped("No script ends with it: " + reason.text(in: language) + ".", first: "\n", indent: 2)
        }
        return text
    }

    /// The commands that say they may end with a code.
    func commands(endingWith code: AuthingError.Code) -> [Command] {
        catalogue.commands.filter { $0.errors.contains(code.rawValue) }
    }

    private func lines(of rule: DecisionRule, _ code: AuthingError.Code) -> String {
        var text = wrapped(rule.question.text(in: language), first: "  \(rule.rawValue): ", indent: 4)
        if let setting = rule.setting { text += "    setting: \(setting)\n" }
        let ways = rule.remedies(for: code).map { $0.text(in: language) }
        let separator = language == .english ? "; or " : "；或"
        if !ways.isEmpty { text += wrapped("to pass: " + ways.joined(separator: separator), first: "    ", indent: 6) }
        return text
    }
}
