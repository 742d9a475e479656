package import AuthingScript
package import AuthingShell
import Testing

/// A parameter of a command that takes a secret: found in the declarations, so a new command is covered by itself.
package struct SecretUse: Sendable, CustomTestStringConvertible {
    /// The command.
    package let command: Command
    /// The parameter.
    package let parameter: CommandSignature.Parameter

    /// Every secret parameter of the shell.
    package static let all = CommandCatalogue.standard.commands.flatMap { command in
        command.parameters.filter(\.isSecret).map { SecretUse(command: command, parameter: $0) }
    }

    /// Its name in reports.
    package var testDescription: String { "\(command.name) \(parameter.name)" }

    /// A number of its own, for the secret of its test.
    package var number: Int { Self.all.firstIndex { $0.testDescription == testDescription } ?? 0 }

    /// Whether the argument may stand without its name.
    package var isPositional: Bool { parameter.placement != .option }

    /// A call with a word as the secret, in its place where it has one.
    ///
    /// - Parameters:
    ///   - word: as it stands in the script.
    ///   - name: the spelling of the command, its own by default.
    /// - Returns: the statement.
    package func call(_ word: String, as name: String? = nil) -> String {
        line(name, isPositional ? arguments { word } : others + ["--\(parameter.name)", word])
    }

    /// A call with the secret by name, behind a blank or `=`.
    package func namedCall(_ word: String, separator: String, option: String? = nil) -> String {
        line(nil, others + ["--\(option ?? parameter.name)\(separator)\(word)"])
    }

    /// A call in which one argument before the secret, or the only one, is forgotten.
    package func shortCall(_ word: String) -> String? {
        let required = command.parameters.filter { $0.placement == .required }
        guard parameter.placement == .required, required.count > 1 else { return nil }
        return line(nil, Array(arguments { word }.dropFirst()))
    }

    private func line(_ name: String?, _ arguments: [String]) -> String {
        ([name ?? command.name] + arguments).joined(separator: " ")
    }

    /// The positional arguments, up to the secret at least.
    private func arguments(_ word: () -> String) -> [String] {
        let positional = command.parameters.filter { $0.placement == .required || $0.placement == .optional }
        let place = positional.firstIndex { $0.name == parameter.name } ?? 0
        return positional.enumerated().filter { $1.placement == .required || $0 <= place }
            .map { $1.name == parameter.name ? word() : Self.sample($1) }
    }

    /// What else the command needs.
    private var others: [String] {
        command.parameters.filter { $0.placement == .required && $0.name != parameter.name }.map(Self.sample)
    }

    private static func sample(_ parameter: CommandSignature.Parameter) -> String {
        switch parameter.kind {
        case .choice(let words): words.first ?? "none"
        case .integer(let range): String(range.lowerBound)
        case .boolean: "true"
        case .duration: "1s"
        case .time: "2026-01-01T00:00:00Z"
        case .record: "{nickname: \"Ada\"}"
        case .list: "[1]"
        case .text, .any, .display, .function, .file:
            parameter.isSecret ? "(secret OTHER)" : parameter.name == "phone" ? "13800138000" : "ada@example.org"
        }
    }
}
