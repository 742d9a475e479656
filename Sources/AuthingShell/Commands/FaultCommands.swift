import AuthingAPI
import AuthingScript

/// What is made to fail: mails, text messages, the store, the clock.
extension Command {
    static let faults: [Command] =
        [
            message(.mailDown, "mail down", "Makes the mail provider refuse every mail", mailDown, mailDownExamples),
            message(.mailMissing, "mail missing", "Leaves no way to send a mail", mailMissing, mailMissingExamples),
            message(.mailDropped, "mail drop", "Makes mails get lost on their way", dropped, mailDropExamples),
            mailSlow,
            off(.mail, "Lets mails go out again"),
            message(.smsDropped, "sms drop", "Makes text messages get lost on their way", dropped, smsDropExamples),
            message(.smsDown, "sms down", "Makes the SMS gateway refuse every message", smsDown, smsDownExamples),
            off(.sms, "Lets text messages go out again"),
            store(.storeBusy, "busy", "Makes the store busy, as if another process kept it", busy, busyExamples),
            store(.storeFull, "full", "Makes the store full, as if the disk were", full, fullExamples),
            store(.storeReadOnly, "readonly", "Makes the store one that cannot be written", full, readOnlyExamples),
            off(.store, "Lets the store work again"),
            clockSkew,
            off(.clock, "Lets the pool go by the session's clock again"),
            faultList, faultOff,
        ]

    // MARK: Messages

    private static let mailDown = """
        `send email` is refused with 2025 and its code forgotten, so that the next one may be asked for at once. What a \
        registration mails fails in silence. The outbox shows `failed`.
        """
    private static let mailMissing = "`send email` is refused with 3014; else it is as with `fault mail down`."
    private static let dropped = """
        The call that sends it succeeds, and the outbox shows `failed`: nobody receives it. Who tries again has to wait \
        as after any message.
        """
    private static let smsDown = """
        `send sms` is refused with 500 and its code forgotten, so that the next one may be asked for at once. The outbox \
        shows `failed`.
        """

    private static let mailDownExamples = [
        Example(given: ["fault mail down"], "expect error 2025 send email ada@example.org CHANGE_EMAIL"),
        Example(
            given: ["fault mail down", "let u = register email ada@example.org pass-4711"],
            "print (outbox last).state",
            prints: "failed"
        ),
        Example(
            given: ["fault mail down --times 1"],
            "retry 2 every 1s { let sent = send email ada@example.org CHANGE_EMAIL }"
        ),
    ]
    private static let mailMissingExamples = [
        Example(given: ["fault mail missing"], "expect error 3014 send email ada@example.org CHANGE_EMAIL")
    ]
    private static let mailDropExamples = [
        Example(
            given: ["fault mail drop", "send email ada@example.org CHANGE_EMAIL"],
            "print (outbox last).state",
            prints: "failed"
        )
    ]
    private static let smsDropExamples = [
        Example(
            given: ["fault sms drop --times 1", "send sms 13800138000", "send sms 13900139000"],
            "for m in (outbox list) { print $m.to $m.state }",
            prints: "13800138000 failed\n13900139000 sent"
        )
    ]
    private static let smsDownExamples = [
        Example(given: ["fault sms down"], "expect error 500 send sms 13800138000")
    ]

    private static func message(
        _ kind: Fault.Kind,
        _ name: String,
        _ summary: String,
        _ discussion: String,
        _ examples: [Example]
    ) -> Command {
        injection(
            name,
            summary,
            discussion + " A use is one message.",
            examples,
            kind: { _ in kind }
        )
    }

    private static let mailSlow = injection(
        "mail slow",
        "Makes the mail provider take its time for each mail",
        """
        The call waits for it: a frozen clock jumps ahead, else it takes that long. A code may be too old when it comes. A \
        use is one message.
        """,
        [
            Example(
                given: [
                    "clock freeze 2026-01-01T00:00:00Z", "fault mail slow 301s",
                    "let u = register username bob pass-4711 --force-login",
                    "send email bob@example.org CHANGE_EMAIL",
                ],
                "expect error 2300 email bind bob@example.org (outbox last).code"
            )
        ],
        parameters: [.required("duration", "how long, such as 30s", kind: .duration)],
        kind: { .mailSlow($0.duration("duration") ?? .zero) }
    )

    // MARK: The store

    private static let busy = """
        Each call is refused with 1000, also one that only reads; it does not wait for 5 s first, as it would for another \
        process. A use is one transaction, of which a call has one to three.
        """
    private static let full = """
        Each call that writes is refused with 1000 and nothing is changed; what only reads works. A use is one \
        transaction that writes, of which a call has one to three.
        """

    private static let busyExamples = [
        Example(given: ["fault store busy"], "expect error 1000 login username bob pass-4711"),
        Example(
            given: ["fault store busy --times 1"],
            "retry 2 every 1s { let u = register username bob pass-4711 }"
        ),
    ]
    private static let fullExamples = [
        Example(given: ["fault store full"], "expect error 1000 register username bob pass-4711"),
        Example(given: ["fault store full"], "print (user list).totalCount", prints: "0"),
    ]
    private static let readOnlyExamples = [
        Example(given: ["fault store readonly"], "expect error 1000 user create --username bob")
    ]

    private static func store(
        _ kind: Fault.Kind,
        _ name: String,
        _ summary: String,
        _ discussion: String,
        _ examples: [Example]
    ) -> Command {
        injection("store " + name, summary, discussion, examples, kind: { _ in kind })
    }

    // MARK: The clock

    private static let clockSkew = Command(
        "fault clock skew",
        group: .laboratory,
        summary: "Makes the pool's clock go wrong by so much, while the session's is right",
        discussion: """
            The pool goes by its own clock: what it issues, expires and counts is early or late. `clock show` and `now()` \
            are the session's.
            """,
        parameters: [.required("duration", "how far it is ahead, such as 5m; behind with a minus", kind: .duration)],
        result: faultShape,
        examples: [
            Example(
                given: [
                    "clock freeze 2026-01-01T00:00:00Z", "fault clock skew 1h",
                    "let u = user create --username bob",
                ],
                "print $u.createdAt",
                prints: "2026-01-01T01:00:00+00:00"
            ),
            Example(
                given: ["let u = login username bob pass-4711 --auto-register", "fault clock skew 15d"],
                "expect error 2206 session check"
            ),
        ],
        body: .immediate { arguments, host in
            inject(Fault(.clockSkew(arguments.duration("duration") ?? .zero)), host)
        }
    )

    // MARK: All of them

    private static let faultShape = ResultShape(
        "the fault",
        fields: [
            .init("port", "mail, sms, store or clock"),
            .init("fault", "how it fails"),
            .init("after", "how many uses go well before"),
            .init("times", "how many uses fail then, null for all"),
            .init("uses", "how many uses there were"),
            .init("strikes", "how many of them failed"),
        ]
    ).shown { _, value in
        guard case .record(let record) = value, let fault = record["fault"] else { return nil }
        var text = fault.printed
        if case .integer(let after) = record["after"], after > 0 {
            text += after == 1 ? ", after one use that goes well" : ", after \(after) uses that go well"
        }
        if case .integer(let times) = record["times"] { text += times == 1 ? ", once" : ", \(times) times" }
        return text
    }

    private static let faultList = Command(
        "fault list",
        group: .laboratory,
        summary: "Lists what is made to fail, and how often it did",
        result: ResultShape(
            "a list of faults",
            fields: faultShape.fields,
            columns: ["fault", "after", "times", "uses", "strikes"]
        ),
        examples: [
            Example(
                given: ["fault sms down --times 2", "let r = try send sms 13800138000"],
                "print (fault list)[0].fault (fault list)[0].strikes",
                prints: "sms down 1"
            )
        ],
        body: .immediate { _, host in .list(host.services.laboratory.faults.map { Value(of: $0) }) }
    )

    private static let faultOff = Command(
        "fault off",
        group: .laboratory,
        summary: "Lets everything work again",
        discussion: """
            Faults are none of a pool's state: they end with the session. Each `test` starts without those that an \
            earlier one has put in, and `undo` takes them back.
            """,
        result: countShape,
        examples: [
            Example(given: ["fault mail down", "fault sms down"], "fault off", prints: "2 faults are gone"),
            Example(given: ["fault store busy", "fault off"], "let u = register username bob pass-4711"),
        ],
        body: .immediate { _, host in .integer(host.services.laboratory.clearFaults(nil)) }
    )

    private static let countShape = ResultShape("how many faults there were").shown { _, value in
        switch value {
        case .integer(0): "nothing was made to fail"
        case .integer(1): "1 fault is gone"
        default: "\(value.printed) faults are gone"
        }
    }

    private static func off(_ port: Fault.Port, _ summary: String) -> Command {
        let setting =
            switch port {
            case .mail: "fault mail down"
            case .sms: "fault sms down"
            case .store: "fault store busy"
            case .clock: "fault clock skew 5m"
            }
        return Command(
            "fault \(port.rawValue) off",
            group: .laboratory,
            summary: summary,
            result: countShape,
            examples: [Example(given: [setting], "fault \(port.rawValue) off", prints: "1 fault is gone")],
            body: .immediate { _, host in .integer(host.services.laboratory.clearFaults(port)) }
        )
    }

    private static let counts: [CommandSignature.Parameter] = [
        .option("times", "how many uses fail, all by default", kind: .integer(1...Int.max)),
        .option("after", "how many uses go well before, none by default", kind: .integer(0...Int.max)),
    ]

    private static func injection(
        _ name: String,
        _ summary: String,
        _ discussion: String,
        _ examples: [Example],
        parameters: [CommandSignature.Parameter] = [],
        kind: @escaping @Sendable (Arguments) -> Fault.Kind
    ) -> Command {
        Command(
            "fault " + name,
            group: .laboratory,
            summary: summary,
            discussion: discussion,
            parameters: parameters + counts,
            result: faultShape,
            examples: examples,
            body: .immediate { arguments, host in
                let fault = Fault(
                    kind(arguments),
                    after: arguments.integer("after") ?? 0,
                    times: arguments.integer("times")
                )
                return inject(fault, host)
            }
        )
    }

    private static func inject(_ fault: Fault, _ host: ShellHost) -> Value {
        host.services.laboratory.inject(fault)
        return Value(of: FaultRecord(fault))
    }
}

extension Fault.Kind {
    /// The fault in words, as the commands name it.
    var words: String {
        switch self {
        case .mailDown: "mail down"
        case .mailMissing: "mail missing"
        case .mailDropped: "mail drop"
        case .mailSlow(let duration): "mail slow \(DurationText.write(duration))"
        case .smsDown: "sms down"
        case .smsDropped: "sms drop"
        case .storeBusy: "store busy"
        case .storeFull: "store full"
        case .storeReadOnly: "store readonly"
        case .clockSkew(let duration): "clock skew \(DurationText.write(duration))"
        }
    }
}

extension Value {
    /// A fault as a record.
    fileprivate init(of record: FaultRecord) {
        self = .record([
            "port": .string(record.fault.port.rawValue),
            "fault": .string(record.fault.kind.words),
            "after": .integer(record.fault.after),
            "times": record.fault.times.map { .integer($0) } ?? .null,
            "uses": .integer(record.uses),
            "strikes": .integer(record.strikes),
        ])
    }
}
