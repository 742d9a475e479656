import Foundation

/// Equality and order as the language has them: different kinds cannot be compared, integer and double are one kind,
/// null equals only null, and a secret counts as what it hides.
extension Value {
    /// Whether two values are equal.
    ///
    /// - Throws: `ValueFault` when the kinds differ, also inside lists and records.
    static func areEqual(_ left: Value, _ right: Value) throws(ValueFault) -> Bool {
        switch (left, right) {
        case (.integer(let first), .integer(let second)): return first == second
        case (.string(let first), .string(let second)): return first == second
        case (.boolean(let first), .boolean(let second)): return first == second
        case (.null, .null): return true
        case (.null, _), (_, .null): return left.uncovered.isNull && right.uncovered.isNull
        case (.secret(let first), .secret(let second)):
            if left.uncovered.kind == .string, right.uncovered.kind == .string { return first == second }
            return try areEqual(left.uncovered, right.uncovered)
        case (.secret(let secret), .string(let text)), (.string(let text), .secret(let secret)):
            guard case .string(let hidden) = secret.reveal({ $0 }) else { break }
            return SecretValue.constantTimeEqual(hidden, text)
        case (.secret, _), (_, .secret): return try areEqual(left.uncovered, right.uncovered)
        case (.double(let first), .double(let second)): return first == second
        case (.integer(let first), .double(let second)): return order(first, second) == 0
        case (.double(let first), .integer(let second)): return order(second, first) == 0
        case (.duration(let first), .duration(let second)): return first == second
        case (.time(let first), .time(let second)): return first == second
        case (.list(let first), .list(let second)): return try areEqual(first, second)
        case (.record(let first), .record(let second)): return try areEqual(first, second)
        default: break
        }
        throw differentKinds(left, right)
    }

    private static func areEqual(_ left: [Value], _ right: [Value]) throws(ValueFault) -> Bool {
        guard left.count == right.count else { return false }
        for index in left.indices where try !areEqual(left[index], right[index]) { return false }
        return true
    }

    private static func areEqual(_ left: Record, _ right: Record) throws(ValueFault) -> Bool {
        guard left.count == right.count else { return false }
        for (key, value) in left {
            guard let other = right[key], try areEqual(value, other) else { return false }
        }
        return true
    }

    /// Negative when `left` comes before `right`, 0 when neither does, else positive.
    ///
    /// - Throws: `ValueFault` for different kinds, and for kinds without an order.
    static func order(_ left: Value, _ right: Value) throws(ValueFault) -> Int {
        switch (left, right) {
        case (.integer(let first), .integer(let second)): return sign(first, second)
        case (.double(let first), .double(let second)): return sign(first, second)
        case (.integer(let first), .double(let second)): return order(first, second)
        case (.double(let first), .integer(let second)): return -order(second, first)
        case (.string(let first), .string(let second)): return sign(first, second)
        case (.duration(let first), .duration(let second)): return sign(first, second)
        case (.time(let first), .time(let second)): return sign(first, second)
        case (.secret, _), (_, .secret): return try order(left.uncovered, right.uncovered)
        default: break
        }
        guard left.kind == right.kind else { throw differentKinds(left, right) }
        throw ValueFault(.wrongKind, "\(left.kind.phrase) has no order")
    }

    private static func sign<T: Comparable>(_ left: T, _ right: T) -> Int {
        left < right ? -1 : left > right ? 1 : 0
    }

    /// Compares without rounding the integer to a double.
    private static func order(_ integer: Int, _ double: Double) -> Int {
        let rounded = Double(integer)
        guard rounded == double else { return sign(rounded, double) }
        guard let exact = Int(exactly: double) else { return -1 }
        return sign(integer, exact)
    }

    private static func differentKinds(_ left: Value, _ right: Value) -> ValueFault {
        let kinds = [left.uncovered.kind, right.uncovered.kind]
        var hint: String?
        if kinds.contains(.string), kinds.contains(.integer) || kinds.contains(.double) {
            hint = "write the number in quotes to compare texts, or take the quotes away to compare numbers"
        }
        return ValueFault(
            .wrongKind,
            "cannot compare \(kinds[0].phrase) with \(kinds[1].phrase)",
            hint: hint
        )
    }

    /// Whether `element` is in a list, is a key of a record, or occurs in a text.
    static func contains(_ container: Value, _ element: Value) throws(ValueFault) -> Bool {
        switch (container.uncovered, element.uncovered) {
        case (.list(let elements), _):
            for candidate in elements where try areEqual(candidate, element) { return true }
            return false
        case (.record(let record), .string(let key)):
            return record[key] != nil
        case (.string(let text), .string(let part)):
            return part.isEmpty || text.contains(part)
        case (.record, let other):
            throw ValueFault(.wrongKind, "the keys of a record are strings, not \(other.kind.phrase)")
        case (.string, let other):
            throw ValueFault(.wrongKind, "a string can contain a string, not \(other.kind.phrase)")
        case (let other, _):
            throw ValueFault(
                .wrongKind,
                "\(other.kind.phrase) contains nothing",
                hint: "a list, a record or a string does"
            )
        }
    }
}
