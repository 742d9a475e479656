import AuthingAPI
import AuthingScript

/// Time and randomness, which everything shares: code lifetimes, token expiry, lock windows, `sleep` and `retry`.
extension Command {
    static let clock: [Command] = [clockShow, clockFreeze, clockAdvance, clockSet, clockResume, seed, sleep]

    private static let present = ResultShape(
        "the clock",
        fields: [
            ResultShape.Field("now", "the present"),
            ResultShape.Field("frozen", "whether time stands still"),
        ]
    ).shown { _, value in
        guard case .record(let record) = value, let now = record["now"] else { return nil }
        return record["frozen"] == .boolean(true) ? "\(now.printed) (frozen)" : now.printed
    }

    private static func state(_ laboratory: any Laboratory) -> Value {
        .record(["now": .time(laboratory.now()), "frozen": .boolean(laboratory.isFrozen)])
    }

    /// A length of time that does not point backwards.
    private static func length(_ arguments: Arguments, hint: String?) throws(CommandFailure) -> Duration {
        let length = arguments.duration("duration") ?? .zero
        guard length < .zero else { return length }
        throw .fault(
            code: DiagnosticCode.negativeLength.id,
            message: "duration must not be negative, but is \(Value.duration(length).printed)",
            hint: hint
        )
    }

    static let clockShow = Command(
        "clock show",
        group: .laboratory,
        summary: "Shows the present and whether time stands still",
        result: present,
        examples: [
            Example(given: ["clock freeze 2026-01-01T00:00:00Z"], "clock show", prints: "2026-01-01T00:00:00Z (frozen)")
        ],
        body: .immediate { _, host in state(host.services.laboratory) }
    )

    static let clockFreeze = Command(
        "clock freeze",
        group: .laboratory,
        summary: "Stops time, at an instant or at the present",
        parameters: [.optional("instant", "ISO 8601 with an offset or Z, the present by default", kind: .time)],
        result: present,
        examples: [
            Example("clock freeze 2024-03-31T01:50:00+01:00", prints: "2024-03-31T00:50:00Z (frozen)")
        ],
        body: .immediate { arguments, host in
            host.services.laboratory.freeze(at: arguments.time("instant"))
            return state(host.services.laboratory)
        }
    )

    static let clockAdvance = Command(
        "clock advance",
        group: .laboratory,
        summary: "Moves the clock forward",
        parameters: [.required("duration", "how far, such as 301s or 14d", kind: .duration)],
        result: present,
        examples: [
            Example(
                given: ["clock freeze 2026-01-01T00:00:00Z"],
                "clock advance 1h30m",
                prints: "2026-01-01T01:30:00Z (frozen)"
            )
        ],
        body: .immediate { arguments, host throws(CommandFailure) in
            host.services.laboratory.advance(by: try length(arguments, hint: "`clock set` moves it back"))
            return state(host.services.laboratory)
        }
    )

    static let clockSet = Command(
        "clock set",
        group: .laboratory,
        summary: "Sets the clock, which goes on running or standing still",
        parameters: [.required("instant", "ISO 8601 with an offset or Z", kind: .time)],
        result: present,
        examples: [
            Example(
                given: ["clock freeze"],
                "clock set 2026-05-01T12:00:00Z",
                prints: "2026-05-01T12:00:00Z (frozen)"
            )
        ],
        body: .immediate { arguments, host in
            if let instant = arguments.time("instant") { host.services.laboratory.set(to: instant) }
            return state(host.services.laboratory)
        }
    )

    static let clockResume = Command(
        "clock resume",
        group: .laboratory,
        summary: "Lets time run on from where it stands",
        result: present,
        body: .immediate { _, host in
            host.services.laboratory.resume()
            return state(host.services.laboratory)
        }
    )

    static let seed = Command(
        "seed",
        group: .laboratory,
        summary: "Makes ids, codes, salts, tokens and random() a function of a number",
        discussion: "With a frozen clock two runs of one script then print the same bytes.",
        parameters: [.required("number", "the seed", kind: .integer(Int.min...Int.max))],
        examples: [Example("seed 4812")],
        body: .immediate { arguments, host in
            host.services.laboratory.seed(Int64(arguments.integer("number") ?? 0))
            return .null
        }
    )

    static let sleep = Command(
        "sleep",
        group: .laboratory,
        summary: "Lets time pass; a frozen clock jumps ahead instead",
        parameters: [.required("duration", "how long", kind: .duration)],
        examples: [
            Example(
                given: ["clock freeze 2026-01-01T00:00:00Z", "sleep 60s"],
                "clock show",
                prints: "2026-01-01T00:01:00Z (frozen)"
            )
        ],
        body: .immediate { arguments, host throws(CommandFailure) in
            try host.sleep(try length(arguments, hint: nil))
            return .null
        }
    )
}
