/// A comparison that an `assert` found false: its operands, for whoever shows them side by side.
package struct FailedComparison: Sendable, Equatable {
    /// What stands before the operator.
    package let left: Value
    /// The operator.
    package let operation: ComparisonOperator
    /// What stands behind it.
    package let right: Value

    /// Creates a comparison.
    package init(left: Value, _ operation: ComparisonOperator, right: Value) {
        self.left = left
        self.operation = operation
        self.right = right
    }

    /// Where lists and records that should be equal differ, in the order of the left one; empty for other comparisons.
    package var differences: [ValueDifference] {
        guard operation == .equal else { return [] }
        switch (left, right) {
        case (.list, .list), (.record, .record): return ValueDifference.all(left, right)
        default: return []
        }
    }

    /// Whether each side fits a remark of its own; else the explanation shows what matters of them.
    var showsSides: Bool {
        guard isExplained else { return true }
        if operation == .equal, [left, right].contains(where: Self.hasLines) { return false }
        return [left, right].allSatisfy { Self.fitsRemark($0.quoted) }
    }

    /// Whether `ComparisonText` has more to say than the values themselves.
    var isExplained: Bool { !ComparisonText(self).lines(width: Self.remarkWidth).isEmpty }

    private static func hasLines(_ value: Value) -> Bool {
        guard case .string(let text) = value else { return false }
        return text.contains(where: \.isNewline)
    }

    /// A side of more bytes is too long for a remark.
    static let remarkWidth = 60

    private static func fitsRemark(_ text: String) -> Bool { text.utf8.count <= remarkWidth }
}
