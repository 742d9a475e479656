package import AuthingScript

/// Where the values come from that a script does not hold itself: `?`, `ask` and `secret NAME`.
///
/// It is used on the script's thread only.
package final class Inputs {
    /// Asks the person; `nil` when no terminal is there.
    package typealias Question = (_ prompt: String, _ hidden: Bool) throws(CommandFailure) -> String

    private var secrets: [String: String]
    private let environment: (String) -> String?
    private let question: Question?
    private let absence: String

    /// Creates the sources.
    ///
    /// - Parameters:
    ///   - secrets: what `--secret` and `--secrets-file` gave, by name.
    ///   - environment: looks up an environment variable.
    ///   - question: asks the person; `nil` when there is no terminal.
    ///   - absence: why nobody can be asked, where that is so.
    package init(
        secrets: [String: String] = [:],
        environment: @escaping (String) -> String? = { _ in nil },
        question: Question? = nil,
        absence: String = "there is no terminal"
    ) {
        self.secrets = secrets
        self.environment = environment
        self.question = question
        self.absence = absence
    }

    /// Adds secrets; those that were given at the start stay.
    func give(_ more: [String: String]) { secrets.merge(more) { first, _ in first } }

    /// Asks the person.
    ///
    /// - Throws: `.inputNeeded` when no terminal is there, `.interrupted` after Ctrl-C.
    package func ask(_ prompt: String, hidden: Bool) throws(CommandFailure) -> String {
        guard let question else { throw .inputNeeded("\(prompt.trimmedPrompt) is asked for, and \(absence)") }
        return try question(prompt, hidden)
    }

    /// A secret by name: given at the start, else from the environment, else asked for once.
    package func secret(named name: String) throws(CommandFailure) -> Value {
        if let known = secrets[name] ?? environment(name) { return .secret(SecretValue(.string(known))) }
        guard question != nil else {
            throw .inputNeeded(
                "no value for the secret \(name): give --secret \(name)=…, --secrets-file or the environment variable \(name)"
            )
        }
        let answer = try ask("secret \(name): ", hidden: true)
        secrets[name] = answer
        return .secret(SecretValue(.string(answer)))
    }
}

extension String {
    /// The prompt without its colon and blank.
    fileprivate var trimmedPrompt: String {
        var text = Substring(self)
        while let last = text.last, last == " " || last == ":" { text.removeLast() }
        return String(text)
    }
}
