import AuthingAPI
import AuthingScript

/// The help, read from the declarations.
extension Command {
    static let help = Command(
        "help",
        group: .laboratory,
        summary: "Explains commands, error codes, settings, functions and the language",
        discussion: """
            `help topics` lists what there is. With --json the answer is a record; `help --json` alone is everything.
            """,
        parameters: [
            .rest("topic", "a command, `error 2000`, a message code such as A1104, a setting, or a topic", kind: .text),
            .flag("json", "answer with a record, shown as JSON"),
        ],
        result: ResultShape("nothing; with --json a record of the topic", showsJSON: { $0.flag("json") }),
        examples: [
            Example("print (help --json error 2000).rules[0].rule", prints: "captcha-need"),
            Example("print (help --json registerDisabled).fields[0].default", prints: "false"),
        ],
        body: .immediate { arguments, host throws(CommandFailure) in
            let topic = arguments.list("topic").map(\.printed).joined(separator: " ")
            let pages = HelpPages(
                catalogue: host.catalogue,
                width: host.console.width(),
                language: host.services.client.options.language
            )
            if arguments.flag("json"), let record = HelpRecords(pages: pages).record(topic) { return Value(record) }
            guard let page = pages.page(topic) else {
                throw .fault(
                    code: DiagnosticCode.unknownTopic.id,
                    message: "no help on \(topic)",
                    hint: NearMatch.find(topic, among: pages.topics).map { "did you mean help \($0)?" }
                        ?? "help topics lists what there is"
                )
            }
            let text = page.hasSuffix("\n") ? page.dropLast() : page[...]
            host.console.write(pages: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
            return .null
        }
    )
}
