import AuthingScript

/// How results look, and how long statements take.
extension Command {
    static let output: [Command] = [format, timing]

    static let format = Command(
        "format",
        group: .laboratory,
        summary: "Says how results look from here on",
        discussion: """
            table: tables and cards, cut to the screen. json: a line of JSON for each result. ndjson: a line for each record \
            of a list, or of the `list` of a page. csv: RFC 4180 with a heading, lists and records in a field as JSON. What \
            `print` prints stays as it is. The option --format of the executable says it for the whole run.
            """,
        parameters: [
            .optional("dress", "how; without it, it is shown", kind: .choice(Console.Format.allCases.map(\.rawValue)))
        ],
        result: ResultShape("the format").shown { _, value in "results look like: \(value.printed)" },
        examples: [
            Example("format ndjson", prints: "\"ndjson\""),
            Example(given: ["format csv", "let l = [{a: 1, b: \"x, y\"}]"], "$l", prints: "a,b\n1,\"x, y\""),
        ],
        body: .immediate { arguments, host in
            if let name = arguments.optionalText("dress"), let format = Console.Format(rawValue: name) {
                host.console.format = format
            }
            return .string(host.console.format.rawValue)
        }
    )

    static let timing = Command(
        "timing",
        group: .laboratory,
        summary: "Tells after each statement how long it took",
        discussion: """
            Both clocks are told: the wall's, and the session's, which `clock advance` and a frozen `sleep` move. A statement \
            is one outside of all blocks. It goes to standard error.
            """,
        parameters: [.optional("switch", "on or off; without it, it is shown", kind: .choice(["on", "off"]))],
        result: ResultShape("on or off").shown { _, value in "timing is \(value.printed)" },
        examples: [Example("timing off", prints: "timing is off")],
        body: .immediate { arguments, host in
            if let word = arguments.optionalText("switch") { host.desk.isTiming = word == "on" }
            return .string(host.desk.isTiming ? "on" : "off")
        }
    )
}
