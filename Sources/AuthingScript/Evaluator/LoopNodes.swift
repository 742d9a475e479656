import Foundation

/// `while condition limit n { }`.
final class WhileNode: StatementNode {
    let condition: Condition
    let limit: ExpressionNode?
    let body: Kept<StatementNode>
    let span: Span

    /// How many rounds a loop makes without a `limit`.
    static let defaultLimit = 10_000

    init(_ condition: ExpressionNode, limit: ExpressionNode?, _ body: StatementNode, at span: Span) {
        self.condition = Condition(condition)
        self.limit = limit
        self.body = Kept(body)
        self.span = span
    }

    deinit {
        condition.node.release()
        body.release()
    }

    override func run(_ frame: Frame) throws(ScriptError) -> Completion {
        let limit = try rounds(frame)
        var round = 0
        while try condition.holds(frame) {
            guard round < limit else { throw tooMany(limit) }
            round += 1
            try frame.checkInterrupt(at: span)
            switch try body.run(frame) {
            case .next, .continued: break
            case .broken: return .next
            case .returned: return .returned
            }
        }
        return .next
    }

    private func rounds(_ frame: Frame) throws(ScriptError) -> Int {
        guard let limit else { return Self.defaultLimit }
        let value = try limit.evaluate(frame)
        guard case .integer(let rounds) = value, rounds >= 0 else {
            throw ScriptError(
                .wrongKind,
                "`limit` needs an integer of at least 0, not \(value.printed)",
                at: limit.span
            )
        }
        return rounds
    }

    private func tooMany(_ limit: Int) -> ScriptError {
        ScriptError(
            .tooManyRounds,
            "the loop makes more than \(limit) rounds",
            hint: self.limit == nil ? "allow more with `limit`: `while … limit \(limit * 10) { … }`" : nil,
            at: span
        )
    }
}

/// `for key, element in sequence { }`.
final class ForNode: StatementNode {
    let keySlot: Int?
    let elementSlot: Int?
    let sequence: ExpressionNode
    let body: Kept<StatementNode>

    init(keySlot: Int?, elementSlot: Int?, _ sequence: ExpressionNode, _ body: StatementNode) {
        self.keySlot = keySlot
        self.elementSlot = elementSlot
        self.sequence = sequence
        self.body = Kept(body)
    }

    deinit { body.release() }

    override func run(_ frame: Frame) throws(ScriptError) -> Completion {
        if let range = sequence as? RangeNode { return try run(range, frame) }
        let value = try sequence.evaluate(frame)
        var isSecret = false
        if case .secret = value { isSecret = true }
        // What is in a secret is a secret, too.
        let sealed = { (part: Value) in isSecret ? Value.secret(SecretValue(part)) : part }
        switch value.uncovered {
        case .list(let elements):
            for (index, element) in elements.enumerated() {
                if let completion = try round(.integer(index), sealed(element), frame) { return completion }
            }
        case .record(let record):
            for (key, element) in record {
                if let completion = try round(sealed(.string(key)), sealed(element), frame) { return completion }
            }
        default:
            throw ScriptError(
                .wrongKind,
                "`for` goes through a list or a record, not \(value.kind.phrase)",
                hint: value.kind == .string ? "split(…) makes a list of a string" : nil,
                at: sequence.span
            )
        }
        return .next
    }

    private func run(_ range: RangeNode, _ frame: Frame) throws(ScriptError) -> Completion {
        let (first, last) = try range.bounds(frame)
        guard first <= last else { return .next }
        var index = 0
        for number in first...last {
            if let completion = try round(.integer(index), .integer(number), frame) { return completion }
            index += 1
        }
        return .next
    }

    /// One round; a completion ends the loop.
    private func round(_ key: Value, _ element: Value, _ frame: Frame) throws(ScriptError) -> Completion? {
        try frame.checkInterrupt(at: sequence.span)
        if let keySlot { frame.slots[keySlot] = key }
        if let elementSlot { frame.slots[elementSlot] = element }
        switch try body.run(frame) {
        case .next, .continued: return nil
        case .broken: return .next
        case .returned: return .returned
        }
    }
}

/// `retry n every d within d unless error codes { }`.
final class RetryNode: StatementNode {
    let tries: ExpressionNode?
    let interval: ExpressionNode?
    let within: ExpressionNode?
    let unless: [ClosedRange<Int>]
    let body: StatementNode
    let span: Span

    /// How many tries are made when neither their number nor a time is given.
    static let defaultTries = 3
    /// How many tries are made at most.
    static let maximumTries = 10_000
    /// The time between two tries when none is given.
    static let defaultInterval = Duration.seconds(1)

    init(
        tries: ExpressionNode?,
        interval: ExpressionNode?,
        within: ExpressionNode?,
        unless: [ClosedRange<Int>],
        _ body: StatementNode,
        at span: Span
    ) {
        self.tries = tries
        self.interval = interval
        self.within = within
        self.unless = unless
        self.body = body
        self.span = span
    }

    override func run(_ frame: Frame) throws(ScriptError) -> Completion {
        let machine = frame.machine
        let within = try self.within.map { (node) throws(ScriptError) in try duration(node, "within", frame) }
        let interval = try self.interval.map { (node) throws(ScriptError) in try duration(node, "every", frame) }
        let pause = interval ?? Self.defaultInterval
        let limit = try count(frame) ?? (within == nil ? Self.defaultTries : Self.maximumTries)
        let deadline = within.map { machine.host.now().addingTimeInterval($0 / .seconds(1)) }
        var round = 0
        while true {
            round += 1
            do throws(ScriptError) { return try body.run(frame) } catch {
                guard isRetried(error), round < limit else { throw error }
                if let deadline, machine.host.now().addingTimeInterval(pause / .seconds(1)) > deadline { throw error }
            }
            try machine.checkInterrupt(at: span)
            do throws(CommandFailure) { try machine.host.sleep(pause) } catch {
                if case .interrupted = error { machine.interrupt.acknowledge() }
                throw ScriptError(error, at: span, command: "retry")
            }
        }
    }

    private func isRetried(_ error: ScriptError) -> Bool {
        if let code = error.refusalCode { return !unless.contains { $0.contains(code) } }
        return !error.endsRun
    }

    private func count(_ frame: Frame) throws(ScriptError) -> Int? {
        guard let tries else { return nil }
        let value = try tries.evaluate(frame)
        guard case .integer(let count) = value, (1...Self.maximumTries).contains(count) else {
            throw ScriptError(
                .wrongKind,
                "`retry` needs a number of tries from 1 to \(Self.maximumTries), not \(value.printed)",
                at: tries.span
            )
        }
        return count
    }

    private func duration(_ node: ExpressionNode, _ word: String, _ frame: Frame) throws(ScriptError) -> Duration {
        let value = try node.evaluate(frame)
        guard case .duration(let duration) = value, duration >= .zero else {
            throw ScriptError(.wrongKind, "`\(word)` needs a duration such as 5s, not \(value.printed)", at: node.span)
        }
        return duration
    }
}
