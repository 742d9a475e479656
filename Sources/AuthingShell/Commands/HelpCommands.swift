import AuthingAPI
import AuthingScript

/// The help, read from the declarations.
extension Command {
    static let help = Command(
        "help",
        group: .laboratory,
        summary: "Explains commands, error codes, functions and the language",
        parameters: [
            .rest("topic", "a command, `error 2000`, a message code such as A1104, functions, language", kind: .text)
        ],
        body: .immediate { arguments, host throws(CommandFailure) in
            let topic = arguments.list("topic").map(\.printed).joined(separator: " ")
            let pages = HelpPages(
                catalogue: host.catalogue,
                width: host.console.width(),
                language: host.services.client.options.language
            )
            guard let page = pages.page(topic) else {
                throw .fault(
                    code: DiagnosticCode.unknownTopic.id,
                    message: "no help on \(topic)",
                    hint: NearMatch.find(topic, among: pages.topics).map { "did you mean help \($0)?" }
                        ?? "help alone lists the commands"
                )
            }
            let text = page.hasSuffix("\n") ? page.dropLast() : page[...]
            host.console.write(pages: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
            return .null
        }
    )
}
