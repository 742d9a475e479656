package import AuthingScript

/// One command: everything that the shell knows of it, declared once.
///
/// Binding, help, completion, the checker, redaction and the tests of its examples read this declaration.
package struct Command: Sendable {
    /// The name as typed, such as `login email`.
    package let name: String
    /// The spellings of the SDKs, such as `login_by_email` and `loginByEmail`.
    package let aliases: [String]
    /// The chapter of the help that lists the command.
    package let group: Group
    /// One line for lists, without a full stop.
    package let summary: String
    /// What the help adds to the summary: rules, defaults, figures.
    ///
    /// Made when it is read: each start declares all
    /// commands, and few print help.
    package let discussion: @Sendable () -> String
    /// The parameters, positional ones first.
    package let parameters: [CommandSignature.Parameter]
    /// What the command answers.
    package let result: ResultShape
    /// The codes that the command may refuse with, in the order of the checks.
    package let errors: [Int]
    /// Uses of the command; each is run by the tests.
    package let examples: [Example]
    /// What the command does.
    package let body: Body

    /// Creates a declaration.
    package init(
        _ name: String,
        aliases: [String] = [],
        group: Group,
        summary: String,
        discussion: @autoclosure @escaping @Sendable () -> String = "",
        parameters: [CommandSignature.Parameter] = [],
        result: ResultShape = .nothing,
        errors: [Int] = [],
        examples: [Example] = [],
        body: Body
    ) {
        self.name = name
        self.aliases = aliases
        self.group = group
        self.summary = summary
        self.discussion = discussion
        self.parameters = parameters
        self.result = result
        self.errors = errors
        self.examples = examples
        self.body = body
    }

    /// The part that the language reads.
    package var signature: CommandSignature {
        CommandSignature(name, aliases: aliases, parameters: parameters)
    }

    /// The chapters of the help.
    package enum Group: String, Sendable, CaseIterable {
        /// Methods of the two official documents.
        case authentication
        /// What an operator does in the pool's console.
        case console
        /// Clock, seed, output and help.
        case laboratory

        /// The heading in the help.
        package var title: String {
            switch self {
            case .authentication: "The authentication API"
            case .console: "The pool's console"
            case .laboratory: "The laboratory"
            }
        }
    }

    /// How a command runs.
    package enum Body: Sendable {
        /// At once, on the script's own thread, with the host: clock, output, questions, help.
        case immediate(@Sendable (Arguments, ShellHost) throws(CommandFailure) -> Value)
        /// The same, with the call itself: for commands that call functions of the script back.
        case calling(@Sendable (Arguments, ShellHost, CommandCall) throws(CommandFailure) -> Value)
        /// By asking the service; the host waits for the answer. What it throws becomes a refusal.
        case service(@Sendable (Arguments, Services) async throws -> Value)
    }

    /// A use of a command that is shown in its help and run by the tests.
    package struct Example: Sendable {
        /// Statements to run before, which the help shows too.
        package let given: [String]
        /// The statement.
        package let input: String
        /// What it prints: the exact text, `nil` when that is not the point.
        package let output: String?

        /// Creates an example.
        package init(given: [String] = [], _ input: String, prints output: String? = nil) {
            self.given = given
            self.input = input
            self.output = output
        }
    }
}

extension CommandSignature.Parameter {
    /// A positional parameter that must be given.
    package static func required(_ name: String, _ summary: String, kind: CommandSignature.Kind = .text) -> Self {
        Self(name, placement: .required, kind: kind, summary: summary)
    }

    /// A positional parameter that may be left out or given by name.
    package static func optional(_ name: String, _ summary: String, kind: CommandSignature.Kind = .text) -> Self {
        Self(name, placement: .optional, kind: kind, summary: summary)
    }

    /// A positional parameter whose value must never be shown.
    package static func secret(_ name: String, _ summary: String, isOptional: Bool = false) -> Self {
        Self(name, placement: isOptional ? .optional : .required, isSecret: true, summary: summary)
    }

    /// A parameter given by name with a value.
    package static func option(
        _ name: String,
        _ summary: String,
        kind: CommandSignature.Kind = .text
    ) -> Self {
        Self(name, placement: .option, kind: kind, summary: summary)
    }

    /// A parameter given by name without a value.
    package static func flag(_ name: String, _ summary: String) -> Self {
        Self(name, placement: .flag, kind: .boolean, summary: summary)
    }

    /// All remaining positional arguments.
    package static func rest(_ name: String, _ summary: String, kind: CommandSignature.Kind = .text) -> Self {
        Self(name, placement: .rest, kind: kind, summary: summary)
    }
}
