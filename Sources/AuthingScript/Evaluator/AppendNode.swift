/// `$name = $name + operand`: texts and lists grow in place, so that building one in a loop takes time linear in it.
final class AppendNode: StatementNode {
    let slot: Int
    let operand: Kept<ExpressionNode>
    let span: Span

    /// Added elements that weigh more make the whole be weighed: values inside one another count as often as they occur.
    private static let lightWeight = 64

    private init(slot: Int, _ operand: ExpressionNode, at span: Span) {
        self.slot = slot
        self.operand = Kept(operand)
        self.span = span
    }

    deinit { operand.release() }

    /// The node for `$name = value`, `nil` where the value is no sum that begins with the variable.
    ///
    /// The operand must not change the variable: the checker asks only for one that calls nothing.
    static func make(slot: Int, _ value: ExpressionNode) -> AppendNode? {
        if let sum = value as? SlotSlotNode, sum.operation == .add, sum.left == slot {
            return AppendNode(slot: slot, SlotNode(sum.right, at: sum.span), at: sum.span)
        }
        guard let sum = value as? BinaryNode, sum.operation == .add, let left = sum.left.node as? SlotNode,
            left.slot == slot
        else { return nil }
        return AppendNode(slot: slot, sum.right.node, at: sum.span)
    }

    override func run(_ frame: Frame) throws(ScriptError) -> Completion {
        let value = try operand.evaluate(frame)
        let variable = frame.slots + slot
        if case .integer(let left) = variable.pointee, case .integer(let right) = value {
            let (sum, overflows) = left.addingReportingOverflow(right)
            if !overflows {
                variable.pointee = .integer(sum)
                return .next
            }
        }
        do throws(ValueFault) {
            if try !Self.append(value, to: variable) { variable.pointee = try Value.add(variable.pointee, value) }
        } catch {
            throw ScriptError(error, at: span)
        }
        return .next
    }

    /// Appends in place where that is possible.
    private static func append(_ value: Value, to variable: UnsafeMutablePointer<Value>) throws(ValueFault) -> Bool {
        switch value {
        case .string(let part):
            guard var text = variable.pointee.takeString() else { return false }
            defer { variable.pointee = .string(text) }
            try ValueLimits.check(textBytes: text.utf8.count + part.utf8.count)
            try ScriptMemory.note(part.utf8.count)
            text += part
        case .list(let added):
            guard ValueLimits.isLight(value, lightWeight * max(1, added.count)),
                var elements = variable.pointee.takeList()
            else { return false }
            defer { variable.pointee = .list(elements) }
            try ValueLimits.check(count: elements.count + added.count)
            try ScriptMemory.note(added.count * lightWeight * ValueLimits.unit)
            elements += added
        default: return false
        }
        return true
    }
}
