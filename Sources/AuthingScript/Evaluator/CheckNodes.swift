/// `assert condition, message`.
final class AssertNode: StatementNode {
    /// What must hold, in order.
    let parts: [Part]
    let message: ExpressionNode?

    /// A condition of its own: what stands between the `and`s.
    struct Part {
        let condition: ExpressionNode
        /// Both sides of the comparison that it is, to show their values.
        let sides: Sides?
    }

    /// The two sides of a comparison and what is between them.
    struct Sides {
        let left: ExpressionNode
        let operation: ComparisonOperator
        let right: ExpressionNode
    }

    init(_ parts: [Part], message: ExpressionNode?) {
        self.parts = parts
        self.message = message
    }

    override func run(_ frame: Frame) throws(ScriptError) -> Completion {
        for part in parts { try check(part, frame) }
        return .next
    }

    private func check(_ part: Part, _ frame: Frame) throws(ScriptError) {
        guard let sides = part.sides else {
            if try part.condition.condition(frame) { return }
            throw try failure(part, values: nil, frame)
        }
        // The sides are evaluated once, here: they may run commands.
        let left = try sides.left.evaluate(frame)
        let right = try sides.right.evaluate(frame)
        if try sides.holds(left, right, at: part.condition.span, frame) { return }
        throw try failure(part, values: (left, right), frame)
    }

    private func failure(
        _ part: Part,
        values: (Value, Value)?,
        _ frame: Frame
    ) throws(ScriptError) -> ScriptError {
        var text = "the assertion does not hold"
        if let message { text = try message.evaluate(frame).printed }
        var notes: [Diagnostic.Note] = []
        var comparison: FailedComparison?
        if let (left, right) = values, let sides = part.sides {
            let failed = FailedComparison(left: left, sides.operation, right: right)
            comparison = failed
            if failed.showsSides {
                notes.append(Diagnostic.Note("left:  \(Self.shown(left))"))
                notes.append(Diagnostic.Note("right: \(Self.shown(right))"))
            } else if failed.operation.isDirected {
                // What is looked for; the explanation shows what it is looked for in.
                let isLeft = failed.operation == .isIn
                notes.append(Diagnostic.Note((isLeft ? "left:  " : "right: ") + Self.shown(isLeft ? left : right)))
            }
            if message == nil { text = "the assertion does not hold: left \(sides.operation.rawValue) right" }
        } else if case .record(let error) = frame.machine.lastError, Self.asksAboutError(part.condition) {
            notes.append(
                Diagnostic.Note("the error was \(error["code"]?.printed ?? ""): \(error["message"]?.printed ?? "")")
            )
        }
        return ScriptError(.failed, text, at: part.condition.span, notes: notes, comparison: comparison)
    }

    private static func asksAboutError(_ condition: ExpressionNode) -> Bool {
        condition is ErrorTestNode || (condition as? NotNode)?.operand.node is ErrorTestNode
    }

    /// The value for a person, long ones shortened.
    static func shown(_ value: Value) -> String {
        let text = value.quoted
        return text.count > 400 ? text.prefix(400) + "…" : text
    }
}

extension AssertNode.Sides {
    func holds(_ left: Value, _ right: Value, at span: Span, _ frame: Frame) throws(ScriptError) -> Bool {
        do throws(ValueFault) {
            guard operation == .matches else { return try operation.compare(left, right) }
            return try frame.machine.patterns.matches(left, right)
        } catch {
            throw ScriptError(error, at: span)
        }
    }
}

/// `expect error codes command`.
final class ExpectNode: StatementNode {
    let codes: [ClosedRange<Int>]
    let command: ExpressionNode
    let span: Span

    init(codes: [ClosedRange<Int>], _ command: ExpressionNode, at span: Span) {
        self.codes = codes
        self.command = command
        self.span = span
    }

    override func run(_ frame: Frame) throws(ScriptError) -> Completion {
        do throws(ScriptError) {
            _ = try command.evaluate(frame)
        } catch {
            guard let code = error.refusalCode else { throw error }
            frame.machine.lastError = error.record
            if codes.isEmpty || codes.contains(where: { $0.contains(code) }) {
                frame.machine.onExpected?(code)
                return .next
            }
            let note = Diagnostic.Note("\(code): \(error.message)", at: error.span)
            throw ScriptError(
                .failed,
                "expected \(wanted), but the command failed with \(code)",
                at: span,
                notes: [note]
            )
        }
        throw ScriptError(.failed, "expected \(wanted), but the command succeeded", at: span)
    }

    private var wanted: String {
        guard !codes.isEmpty else { return "an error" }
        let texts = codes.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)..\($0.upperBound)" }
        return "error " + texts.joined(separator: ", ")
    }
}

/// `test "name" { }`: runs from the saved state, and reports how it went instead of throwing.
final class TestNode: StatementNode {
    let name: String
    let tags: ExpressionNode?
    /// The tags where they are known before the run.
    let literalTags: [String]?
    let body: StatementNode
    let span: Span

    init(name: String, tags: ExpressionNode?, literalTags: [String]?, _ body: StatementNode, at span: Span) {
        self.name = name
        self.tags = tags
        self.literalTags = literalTags
        self.body = body
        self.span = span
    }

    override func run(_ frame: Frame) throws(ScriptError) -> Completion {
        let machine = frame.machine
        let plan = machine.testPlan
        if let literalTags, !plan.selects(ScriptTest(name: name, tags: literalTags, span: span)) { return .next }
        try start(machine)
        let tags = if let literalTags { literalTags } else { try tagNames(frame) }
        let test = ScriptTest(name: name, tags: tags, span: span)
        if literalTags == nil, !plan.selects(test) { return .next }
        plan.onStart(test)
        var failure: Diagnostic?
        do throws(ScriptError) { _ = try body.run(frame) } catch {
            guard !error.endsRun else { throw error }
            failure = error.diagnostic
        }
        let result = TestResult(name: name, tags: tags, failure: failure, span: span)
        machine.testResults.append(result)
        machine.host.testEnded(result)
        return .next
    }

    private func start(_ machine: Machine) throws(ScriptError) {
        do throws(CommandFailure) {
            if let start = machine.testStart {
                try machine.host.restoreState(start.state)
                machine.restoreGlobals(start.variables)
                machine.lastResult = start.lastResult
                machine.lastError = start.lastError
            } else if machine.keepsTestStart {
                machine.testStart = TestStart(
                    state: try machine.host.saveState(),
                    variables: machine.copyGlobals(),
                    lastResult: machine.lastResult,
                    lastError: machine.lastError
                )
            }
        } catch {
            throw ScriptError(error, at: span, command: "test")
        }
    }

    private func tagNames(_ frame: Frame) throws(ScriptError) -> [String] {
        guard let tags else { return [] }
        guard case .list(let elements) = try tags.evaluate(frame) else { return [] }
        return elements.map(\.printed)
    }
}
