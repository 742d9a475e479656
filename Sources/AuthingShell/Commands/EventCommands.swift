import AuthingAPI
import AuthingJSON
import AuthingScript

/// The audit trail, and the decisions behind the last answer.
extension Command {
    static let trails: [Command] = [events, why]

    static let events = Command(
        "events",
        group: .console,
        summary: "Lists the audit trail: who did what, when, from where, with which result",
        discussion: """
            With --follow it goes on until Ctrl-C, and prints each event in a line as it comes, also those that another \
            process writes to the pool file.
            """,
        parameters: [
            .option("after", "only events with a larger number", kind: .integer(0...Int.max)),
            .option("limit", "the most to list, the newest; 100 by default", kind: .integer(1...100_000)),
            .flag("follow", "go on until Ctrl-C, and print events as they come"),
        ],
        result: ResultShape(
            "a list of events",
            fields: [
                .init("id", "counted from 1"),
                .init("at", "when"),
                .init("event", "what was done or tried"),
                .init("code", "200, or the code of the refusal"),
                .init("userId", "whom it concerns"),
                .init("subject", "what was typed as identifier"),
                .init("clientIp", "where it came from"),
            ],
            columns: ["id", "at", "event", "code", "subject", "clientIp"]
        ),
        examples: [
            Example(
                given: ["let u = register username bob pass-4711", "let trail = events"],
                "print (last($trail).event)",
                prints: "register"
            )
        ],
        body: .immediate { arguments, host throws(CommandFailure) in
            let administration = host.services.administration
            let (after, limit) = (arguments.integer("after") ?? 0, arguments.integer("limit") ?? 100)
            let events = try host.wait { try await administration.listEvents(after: after, limit: limit) }
            guard arguments.flag("follow") else { return .list(events.map { Value($0.json) }) }
            return try follow(after: after, from: events, host)
        }
    )

    /// Prints events as they come, until the person interrupts.
    ///
    /// Asked anew five times a second: another process that writes to the pool's file tells nobody.
    @Sendable
    private static func follow(
        after start: Int,
        from first: [AuditEvent],
        _ host: ShellHost
    ) throws(CommandFailure) -> Value {
        let administration = host.services.administration
        var (events, last) = (first, start)
        while true {
            for event in events { host.console.print(line(event, host.console.format)) }
            host.console.flush()
            last = events.last?.id ?? last
            events = try host.wait { [last] in
                try await Task.sleep(for: .milliseconds(200))
                return try await administration.listEvents(after: last, limit: 100_000)
            }
        }
    }

    /// An event in a line: `12  2026-01-01T00:00:00+00:00  login  2006  bob  192.0.2.1`.
    private static func line(_ event: AuditEvent, _ format: Console.Format) -> String {
        guard format == .tables, case .object(let record) = event.json else { return event.json.text() }
        let fields = ["id", "at", "event", "code", "subject", "clientIp"].compactMap { record[$0] }
        return fields.filter { !$0.isNull }.map { TerminalText.escape(Value($0).printed) }.joined(separator: "  ")
    }

    /// A fault that the call met, as a line of the trail.
    @Sendable
    private static func injectedFault(_ fault: Fault.Kind) -> Value {
        .record([
            "rule": .string("injected-fault"),
            "question": .string("a fault was put in: \(fault.words)"),
            "outcome": .string("fault"),
            "code": .null,
            "setting": .null,
            "figures": .record([:]),
            "remedies": .list([]),
        ])
    }

    static let why = Command(
        "why",
        group: .laboratory,
        summary:
            "Explains the last answer of the API: which rules were asked, with which figures, what would change it",
        result: ResultShape(
            "the decisions in their order, null when no call was made",
            fields: [
                .init("rule", "the rule"),
                .init("question", "what it asks"),
                .init("outcome", "passed, skipped or refused; fault for one that `fault` has put in"),
                .init("code", "the code of a refusal"),
                .init("setting", "the pool setting that governs it"),
                .init("figures", "what it looked at"),
                .init("remedies", "what would change a refusal, each enough by itself"),
            ],
            absence: "no call of the API was made yet",
            sentence: { _, value in
                DecisionReport.text(of: value)
            }
        ),
        examples: [
            Example(
                given: [
                    "let r = try login username bob pass-4711",
                    "let d = why",
                ],
                "print (last($d)).rule (last($d)).code",
                prints: "user-known 2004"
            ),
            Example(
                given: [
                    "pool set loginFailCheck {enabled: true, limit: 1}",
                    "let r = try login username bob pass-4711",
                    "let s = try login username bob pass-4711",
                ],
                "print (last((why))).remedies[2]",
                prints: "`pool set loginFailCheck {limit: 2}`"
            ),
        ],
        body: .immediate { _, host in
            let client = host.services.client
            guard let trail = client.lastDecisions else { return .null }
            guard case .list(let decisions) = Value(trail.json(in: client.options.language)) else { return .null }
            return .list(decisions + host.lastStrikes.map(injectedFault))
        }
    )
}
