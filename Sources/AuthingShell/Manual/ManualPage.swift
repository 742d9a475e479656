import AuthingAPI
package import AuthingJSON
import AuthingScript

/// The man page of the program, made from its own description and the declarations of the shell.
package struct ManualPage {
    private let tool: JSON
    private let version: String
    private let catalogue: CommandCatalogue

    /// Creates a page.
    ///
    /// - Parameters:
    ///   - tool: the program as its option parser describes it: `commandName`, `abstract`, `arguments`, `subcommands`.
    ///   - version: the version of the program.
    ///   - catalogue: the commands of the shell.
    package init(tool: JSON, version: String, catalogue: CommandCatalogue) {
        self.tool = tool
        self.version = version
        self.catalogue = catalogue
    }

    /// The page for troff's macros `man`.
    package var text: String {
        ".TH AUTHING 1 \"\" \(Roff.argument("authing \(version)")) \"User Commands\"\n.nh\n.ad l\n"
            + name + synopsis + description + options + subcommands + commands + exitStatus + environment + files
            + examples + seeAlso
    }

    // MARK: The program

    private var name: String {
        Roff.section("NAME") + Roff.line("authing - " + uncapitalised(text(tool, "abstract")))
    }

    private var synopsis: String {
        let lines = ["authing [OPTION]... [FILE]", "authing -c CODE"] + shownSubcommands.map { usage(of: $0) }
        return Roff.section("SYNOPSIS") + Roff.verbatim(lines)
    }

    private var description: String {
        let paragraphs = text(tool, "discussion").split(separator: "\n\n").map(String.init)
        return Roff.section("DESCRIPTION")
            + (paragraphs.filter { !$0.hasPrefix("Exit codes:") } + [
                "At the prompt, in files and with -c the same language is spoken: a statement is a command, such as "
                    + "`login email ada@example.org ?`, or one of let, if, for, while, retry, try, fn, test, assert, "
                    + "expect and include. `help` explains all of it there."
            ]).map(Roff.paragraph).joined()
    }

    private var options: String {
        Roff.section("OPTIONS") + entries(sharedOptions)
    }

    private var subcommands: String {
        let shared = Set(sharedOptions.map(names))
        return Roff.section("SUBCOMMANDS")
            + shownSubcommands.map { subcommand in
                let own = arguments(of: subcommand, kinds: ["option", "flag"]).filter { !shared.contains(names($0)) }
                return Roff.subsection(usage(of: subcommand)) + Roff.paragraph(text(subcommand, "abstract"))
                    + discussion(of: subcommand) + entries(own)
            }.joined()
    }

    private func discussion(of subcommand: JSON) -> String {
        let lines = text(subcommand, "discussion").split(separator: "\n").map(String.init)
        // What is laid out by blanks stays as it is.
        guard lines.contains(where: { $0.hasPrefix(" ") }) else { return lines.map(Roff.paragraph).joined() }
        return ".PP\n" + Roff.verbatim(lines)
    }

    /// What a subcommand takes: `authing run FILE...`; options are left to their own list.
    private func usage(of subcommand: JSON) -> String {
        let places = arguments(of: subcommand, kinds: ["positional"]).map { argument in
            let name = text(argument, "valueName").uppercased()
            let repeated = argument["isRepeating"]?.boolValue == true ? "\(name)..." : name
            return argument["isOptional"]?.boolValue == true ? "[\(repeated)]" : repeated
        }
        let hasOptions = !arguments(of: subcommand, kinds: ["option", "flag"]).isEmpty
        return (["authing", text(subcommand, "commandName")] + (hasOptions ? ["[OPTION]..."] : []) + places)
            .joined(separator: " ")
    }

    private var allSubcommands: [JSON] {
        (tool["subcommands"]?.arrayValue ?? []).filter { text($0, "commandName") != "help" }
    }

    /// The subcommands that a person types.
    private var shownSubcommands: [JSON] {
        allSubcommands.filter { text($0, "commandName") != text(tool, "defaultSubcommand") }
    }

    /// The options of a run without a subcommand, which the others share.
    private var sharedOptions: [JSON] {
        let start = allSubcommands.first { text($0, "commandName") == text(tool, "defaultSubcommand") }
        return (start.map { arguments(of: $0, kinds: ["option", "flag"]) } ?? [])
            + arguments(of: tool, kinds: ["flag"])
    }

    /// The arguments that help shows, `--version` and `--help` at the program's own only.
    private func arguments(of command: JSON, kinds: Set<String>) -> [JSON] {
        let isTool = command["defaultSubcommand"] != nil
        return (command["arguments"]?.arrayValue ?? []).filter { argument in
            kinds.contains(text(argument, "kind")) && argument["shouldDisplay"]?.boolValue == true
                && (isTool || !["help", "version"].contains(argument["preferredName"].map { text($0, "name") } ?? ""))
        }
    }

    private func entries(_ arguments: [JSON]) -> String {
        arguments.map { argument in
            let value = text(argument, "kind") == "option" ? " " + text(argument, "valueName").uppercased() : ""
            var meaning = text(argument, "abstract")
            let standard = text(argument, "defaultValue")
            if !standard.isEmpty { meaning += " Default: \(standard)." }
            return Roff.entry(names(argument) + value, meaning)
        }.joined()
    }

    /// The spellings of an option: `-h, --help`.
    private func names(_ argument: JSON) -> String {
        (argument["names"]?.arrayValue ?? []).map { name in
            (text(name, "kind") == "long" ? "--" : "-") + text(name, "name")
        }.joined(separator: ", ")
    }

    private func text(_ record: JSON, _ key: String) -> String { record[key]?.stringValue ?? "" }

    private func uncapitalised(_ sentence: String) -> String {
        let plain = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
        return plain.prefix(1).lowercased() + plain.dropFirst()
    }

    // MARK: The shell

    private var commands: String {
        let pages = HelpPages(catalogue: catalogue, width: 72, language: .english)
        return Roff.section("COMMANDS OF THE SHELL")
            + Roff.paragraph("`help COMMAND` tells their options, results, error codes and examples.")
            + Command.Group.allCases.map { group in
                Roff.subsection(group.title)
                    + catalogue.commands.filter { $0.group == group }.map { command in
                        let places = command.parameters.filter { $0.placement != .option && $0.placement != .flag }
                        let plain = Command(
                            command.name,
                            group: group,
                            summary: command.summary,
                            parameters: places,
                            body: command.body
                        )
                        return Roff.entry(
                            pages.usageWords(of: plain).joined(separator: " "),
                            command.summary + "."
                        )
                    }.joined()
            }.joined()
    }

    private var exitStatus: String {
        Roff.section("EXIT STATUS")
            + ExitCode.all.map { code, meaning in
                Roff.entry("\(code)", meaning.prefix(1).uppercased() + meaning.dropFirst() + ".")
            }.joined()
    }

    private var environment: String {
        Roff.section("ENVIRONMENT")
            + Roff.entry("NO_COLOR", "When it is set and not empty, nothing is coloured.")
            + Roff.entry("XDG_STATE_HOME", "Where the history of the prompt is kept; ~/.local/state by default.")
            + Roff.entry("NAME", "The value of `secret NAME`, where neither --secret nor --secrets-file gives it.")
    }

    private var files: String {
        Roff.section("FILES")
            + Roff.entry(
                "~/.local/state/authing/history",
                "What was typed at the prompt, without secrets; for its owner alone."
            )
    }

    private var examples: String {
        Roff.section("EXAMPLES")
            + Roff.paragraph("A login, and why it was refused:")
            + Roff.verbatim(["authing -c 'login username bob ?; why'"])
            + Roff.paragraph("How an error code comes about:")
            + Roff.verbatim(["authing -c 'repro error 2000'"])
            + Roff.paragraph("The tests of a script, in a pool that ends with them:")
            + Roff.verbatim(["authing test checkout.authing"])
    }

    private var seeAlso: String {
        Roff.section("SEE ALSO")
            + Roff.line("`help topics` in the shell, `authing help SUBCOMMAND`, `authing completions bash`.")
    }
}
