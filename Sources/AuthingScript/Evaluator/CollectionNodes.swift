/// `[ … ]`.
final class ListNode: ExpressionNode {
    let elements: [ExpressionNode]

    init(_ elements: [ExpressionNode], at span: Span) {
        self.elements = elements
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        var values: [Value] = []
        values.reserveCapacity(elements.count)
        for element in elements { values.append(try element.evaluate(frame)) }
        let list = Value.list(values)
        do throws(ValueFault) { try ValueLimits.check(list) } catch { throw ScriptError(error, at: span) }
        return list
    }
}

/// `{ key: value }`.
final class RecordNode: ExpressionNode {
    let pairs: [(key: String, value: ExpressionNode)]

    init(_ pairs: [(key: String, value: ExpressionNode)], at span: Span) {
        self.pairs = pairs
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        var record = Record()
        for pair in pairs { record[pair.key] = try pair.value.evaluate(frame) }
        let value = Value.record(record)
        do throws(ValueFault) { try ValueLimits.check(value) } catch { throw ScriptError(error, at: span) }
        return value
    }
}

/// A text with values in it.
final class InterpolationNode: ExpressionNode {
    enum Piece {
        case text(String)
        case value(ExpressionNode)
    }

    let pieces: [Piece]

    init(_ pieces: [Piece], at span: Span) {
        self.pieces = pieces
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        var text = TextBuilder()
        for piece in pieces {
            switch piece {
            case .text(let part): text.append(part)
            case .value(let node): text.append(try node.evaluate(frame))
            }
            // A text that is too long already need not grow.
            if text.text.utf8.count > ValueLimits.textBytes { break }
        }
        do throws(ValueFault) { return try text.value() } catch { throw ScriptError(error, at: span) }
    }
}

/// `a..b`, both ends included.
final class RangeNode: ExpressionNode {
    let first: ExpressionNode
    let last: ExpressionNode

    init(_ first: ExpressionNode, _ last: ExpressionNode, at span: Span) {
        self.first = first
        self.last = last
        super.init(at: span)
    }

    /// The two ends.
    func bounds(_ frame: Frame) throws(ScriptError) -> (first: Int, last: Int) {
        let first = try first.evaluate(frame)
        let last = try last.evaluate(frame)
        guard case .integer(let low) = first, case .integer(let high) = last else {
            throw ScriptError(
                .wrongKind,
                "`..` needs two integers, not \(first.kind.phrase) and \(last.kind.phrase)",
                at: span
            )
        }
        return (low, high)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        let (first, last) = try bounds(frame)
        guard first <= last else { return .list([]) }
        let (distance, overflows) = last.subtractingReportingOverflow(first)
        do throws(ValueFault) {
            try ValueLimits.check(count: overflows || distance == .max ? .max : distance + 1)
        } catch {
            throw ScriptError(error, at: span)
        }
        return .list((first...last).map(Value.integer))
    }
}

/// `base.field[index]?…`.
final class PathNode: ExpressionNode {
    enum Step {
        case field(String, isOptional: Bool, Span)
        case index(ExpressionNode, isOptional: Bool, Span)
    }

    let base: ExpressionNode
    let steps: [Step]

    init(_ base: ExpressionNode, _ steps: [Step], at span: Span) {
        self.base = base
        self.steps = steps
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        var value = try base.evaluate(frame)
        for step in steps {
            switch step {
            case .field(let name, let isOptional, let span):
                do throws(ValueFault) { value = try value.field(name, isOptional: isOptional) } catch {
                    throw ScriptError(error, at: span)
                }
            case .index(let node, let isOptional, let span):
                let index = try node.evaluate(frame)
                do throws(ValueFault) { value = try value.element(index, isOptional: isOptional) } catch {
                    throw ScriptError(error, at: span)
                }
            }
        }
        return value
    }
}
