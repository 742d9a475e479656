import ArgumentParser
import AuthingAPI
import AuthingJSON
import AuthingScript
import AuthingShell
import Foundation

/// The options that all ways of running code share.
struct RunOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Keep the pool in this file, shared and durable.", valueName: "file"),
        completion: .file()
    )
    var pool: String?

    @Option(help: ArgumentHelp("Make ids, codes, salts and random() a function of this number.", valueName: "n"))
    var seed: Int64?

    @Option(
        name: .customLong("var"),
        help: ArgumentHelp("Define $name as text, or as JSON with n:=json.", valueName: "n=v")
    )
    var variables: [VariableDefinition] = []

    @Option(name: .customLong("secret"), help: ArgumentHelp("Give `secret NAME` its value.", valueName: "n=v"))
    var secrets: [SecretDefinition] = []

    @Option(
        help: ArgumentHelp("Read secrets from a file with a NAME=VALUE in each line.", valueName: "file"),
        completion: .file()
    )
    var secretsFile: String?

    @Option(help: "The language of the API's messages: en-US or zh-CN.")
    var lang: LanguageOption = .english

    @Flag(help: "Print results as JSON, one a line, also on a terminal, and never ask for anything.")
    var json = false

    @OptionGroup var output: OutputOptions

    @Flag(help: "Print the results of commands that a file runs, too.")
    var echo = false

    @Flag(help: "Report an error nobody handled and go on; the exit code still tells.")
    var keepGoing = false

    @Flag(help: "Refuse scripts with warnings, and with secrets written in them.")
    var strict = false

    @Flag(help: "Let `reveal` show secrets where there is no terminal.")
    var allowReveal = false
}

/// A variable given on the command line.
struct VariableDefinition: ExpressibleByArgument {
    let name: String
    let value: Value

    init?(argument: String) {
        guard let separator = argument.firstIndex(of: "=") else { return nil }
        let text = String(argument[argument.index(after: separator)...])
        var name = argument[..<separator]
        if name.last == ":" {
            name.removeLast()
            // The reader's reason has no way through ArgumentParser, which names the option and the argument itself.
            guard let json = try? JSON(parsing: text) else { return nil }
            value = Value(json)
        } else {
            value = .string(text)
        }
        guard String(name).isVariableName else { return nil }
        self.name = String(name)
    }
}

/// A secret given on the command line.
///
/// What is no `NAME=VALUE` is kept without a name and refused later: the parser's own message would show the argument.
struct SecretDefinition: ExpressibleByArgument {
    let name: String
    let value: String

    init(argument: String) {
        let separator = argument.firstIndex(of: "=")
        name = separator.map { String(argument[..<$0]) } ?? ""
        value = separator.map { String(argument[argument.index(after: $0)...]) } ?? ""
    }
}

/// The language of messages.
enum LanguageOption: String, ExpressibleByArgument, CaseIterable {
    case english = "en-US"
    case chinese = "zh-CN"

    /// The API's language.
    var language: Language {
        switch self {
        case .english: .english
        case .chinese: .chinese
        }
    }
}

extension RunOptions {
    /// The launch that these options describe.
    ///
    /// - Throws: `ValidationError` for a secrets file that cannot be used.
    func launch() throws -> Launch {
        let settings = RunSettings(
            variables: variables.map { ($0.name, $0.value) },
            secrets: try collectSecrets(),
            language: lang.language,
            printsJSON: json,
            format: output.format?.format,
            usesPager: !output.noPager,
            readsInitFile: !output.noInit,
            echoes: echo,
            keepsGoing: keepGoing,
            isStrict: strict,
            allowsReveal: allowReveal
        )
        return Launch(settings: settings, pool: pool, seed: seed)
    }

    /// Tells a person at a terminal what is safer than a secret on the command line.
    private func warnOfArguments() {
        guard !secrets.isEmpty, isatty(STDERR_FILENO) == 1 else { return }
        let text =
            "authing: your shell's history keeps what --secret is given; "
            + "a --secrets-file or an environment variable is safer\n"
        FileHandle.standardError.write(Data(text.utf8))
    }

    /// The secrets of the options and of the file; an option wins.
    ///
    /// - Throws: `ValidationError` when the file cannot be read, is readable by others, or has a line without `=`, and
    ///   when an option has no name.
    private func collectSecrets() throws -> [String: String] {
        var secrets: [String: String] = [:]
        if let secretsFile {
            for (name, value) in try SecretsFile.read(secretsFile) { secrets[name] = value }
        }
        for secret in self.secrets {
            guard !secret.name.isEmpty else { throw ValidationError("--secret wants NAME=VALUE") }
            secrets[secret.name] = secret.value
        }
        warnOfArguments()
        return secrets
    }
}
