import Foundation

/// The operators `+ - * / %`; integers are checked, and what they cannot do is an error.
extension Value {
    /// `left + right`: numbers, durations, a time and a duration, texts, lists.
    static func add(_ left: Value, _ right: Value) throws(ValueFault) -> Value {
        switch (left, right) {
        case (.integer(let first), .integer(let second)):
            let (sum, overflows) = first.addingReportingOverflow(second)
            guard !overflows else { throw overflow("+", left, right) }
            return .integer(sum)
        case (.string(let first), .string(let second)):
            let size = first.utf8.count + second.utf8.count
            try ValueLimits.check(textBytes: size)
            try ScriptMemory.note(size)
            return .string(first + second)
        case (.list(let first), .list(let second)):
            try ValueLimits.check(count: first.count + second.count)
            let sum = Value.list(first + second)
            try ValueLimits.check(sum)
            return sum
        case (.duration(let first), .duration(let second)):
            return try checked(first + second)
        case (.time(let start), .duration(let length)), (.duration(let length), .time(let start)):
            return try time(start, plus: length)
        case (.secret, _), (_, .secret):
            return try addSecret(left, right)
        default:
            return try calculate("+", left, right, hint: joinHint(left, right)) { $0 + $1 }
        }
    }

    /// `left - right`: numbers, durations, a time and a duration, two times.
    static func subtract(_ left: Value, _ right: Value) throws(ValueFault) -> Value {
        switch (left, right) {
        case (.integer(let first), .integer(let second)):
            let (difference, overflows) = first.subtractingReportingOverflow(second)
            guard !overflows else { throw overflow("-", left, right) }
            return .integer(difference)
        case (.duration(let first), .duration(let second)):
            return try checked(first - second)
        case (.time(let start), .duration(let length)):
            return try time(start, plus: .zero - length)
        case (.time(let first), .time(let second)):
            return try seconds(first.timeIntervalSince(second))
        default:
            return try calculate("-", left, right) { $0 - $1 }
        }
    }

    /// `left * right`: numbers, a duration and a number.
    static func multiply(_ left: Value, _ right: Value) throws(ValueFault) -> Value {
        switch (left, right) {
        case (.integer(let first), .integer(let second)):
            let (product, overflows) = first.multipliedReportingOverflow(by: second)
            guard !overflows else { throw overflow("*", left, right) }
            return .integer(product)
        case (.duration(let length), .integer(let factor)), (.integer(let factor), .duration(let length)):
            return try milliseconds(length, times: factor)
        case (.duration(let length), .double(let factor)), (.double(let factor), .duration(let length)):
            return try seconds(length / .seconds(1) * factor)
        default:
            return try calculate("*", left, right) { $0 * $1 }
        }
    }

    /// `left / right`: numbers give a double, a duration and a number a duration, two durations a double.
    static func divide(_ left: Value, _ right: Value) throws(ValueFault) -> Value {
        switch (left, right) {
        case (_, .integer(0)), (_, .double(0)), (_, .duration(.zero)):
            throw ValueFault(.divisionByZero, "division by zero")
        case (.duration(let first), .duration(let second)):
            return .double(first / second)
        case (.duration(let length), .integer(let divisor)):
            return try seconds(length / .seconds(1) / Double(divisor))
        case (.duration(let length), .double(let divisor)):
            return try seconds(length / .seconds(1) / divisor)
        default:
            return try calculate("/", left, right) { $0 / $1 }
        }
    }

    /// `left % right`: what is left of a division, with the sign of `left`.
    static func remainder(_ left: Value, _ right: Value) throws(ValueFault) -> Value {
        switch (left, right) {
        case (_, .integer(0)), (_, .double(0)):
            throw ValueFault(.divisionByZero, "division by zero")
        case (.integer(let first), .integer(let second)):
            return .integer(second == -1 ? 0 : first % second)
        default:
            return try calculate("%", left, right) { $0.truncatingRemainder(dividingBy: $1) }
        }
    }

    /// `-operand`: numbers and durations.
    static func negate(_ operand: Value) throws(ValueFault) -> Value {
        switch operand {
        case .integer(let number):
            guard number != .min else { throw ValueFault(.overflow, "the result is beyond 64 bits: -(\(number))") }
            return .integer(-number)
        case .double(let number): return .double(-number)
        case .duration(let length): return .duration(.zero - length)
        default: throw ValueFault(.wrongKind, "`-` needs a number or a duration, not \(operand.kind.phrase)")
        }
    }

    /// A double, refused when it is infinite or no number.
    static func number(_ double: Double) throws(ValueFault) -> Value {
        guard double.isFinite else { throw ValueFault(.overflow, "the result is beyond the range of a double") }
        return .double(double)
    }

    private static func calculate(
        _ operation: String,
        _ left: Value,
        _ right: Value,
        hint: String? = nil,
        _ body: (Double, Double) -> Double
    ) throws(ValueFault) -> Value {
        guard let first = left.asDouble, let second = right.asDouble else {
            throw ValueFault(
                .wrongKind,
                "`\(operation)` cannot take \(left.kind.phrase) and \(right.kind.phrase)",
                hint: hint
            )
        }
        return try number(body(first, second))
    }

    /// The number as a double, `nil` for other kinds.
    var asDouble: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }

    private static func overflow(_ operation: String, _ left: Value, _ right: Value) -> ValueFault {
        ValueFault(.overflow, "the result is beyond 64 bits: \(left.printed) \(operation) \(right.printed)")
    }

    private static func joinHint(_ left: Value, _ right: Value) -> String? {
        guard left.kind == .string || right.kind == .string else { return nil }
        return "put both into one text: \"${a}${b}\""
    }

    private static func addSecret(_ left: Value, _ right: Value) throws(ValueFault) -> Value {
        switch (left.uncovered, right.uncovered) {
        case (.string, .string):
            var text = TextBuilder()
            text.append(left)
            text.append(right)
            return try text.value()
        case (let first, let second):
            do throws(ValueFault) { return .secret(SecretValue(try add(first, second))) } catch {
                throw ValueFault(error.code, "`+` does not accept the secret that it is given")
            }
        }
    }

    private static func checked(_ length: Duration) throws(ValueFault) -> Value {
        guard DurationText.isInRange(length) else {
            throw ValueFault(.overflow, "the duration is longer than 1000 years")
        }
        return .duration(length)
    }

    private static func seconds(_ seconds: Double) throws(ValueFault) -> Value {
        guard seconds.isFinite, abs(seconds) < 1e11 else {
            throw ValueFault(.overflow, "the duration is longer than 1000 years")
        }
        return try checked(.milliseconds(Int((seconds * 1000).rounded())))
    }

    private static func milliseconds(_ length: Duration, times factor: Int) throws(ValueFault) -> Value {
        guard abs(length / .seconds(1) * Double(factor)) < 1e11 else {
            throw ValueFault(.overflow, "the duration is longer than 1000 years")
        }
        return try checked(length * factor)
    }

    private static func time(_ start: Date, plus length: Duration) throws(ValueFault) -> Value {
        let end = start.addingTimeInterval(length / .seconds(1))
        guard TimeText.range.contains(end.timeIntervalSince1970) else {
            throw ValueFault(.overflow, "the time is outside the years 1 to 9999")
        }
        return .time(end)
    }
}
