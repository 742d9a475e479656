import AuthingScript

/// What the session asks of the service, call by call.
extension Command {
    static let trace = Command(
        "trace",
        group: .laboratory,
        summary: "Tells about each call of the API and of the console, or no longer",
        discussion: """
            One line a call, on standard error: the command, its arguments with secrets covered, `ok` or the code of the \
            error, how long it took by a stopwatch and on the session's clock, and how many decisions `why` knows of it.
            """,
        parameters: [.required("state", "on or off", kind: .choice(["on", "off"]))],
        examples: [
            Example("trace on"),
            Example(given: ["trace on"], "expect error 2004 login email bob@example.org pass-4711"),
        ],
        body: .immediate { arguments, host in
            host.traces(arguments.text("state") == "on")
            return .null
        }
    )
}
