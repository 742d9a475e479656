/// A value that must never be shown: a password, a code, a token, or whatever was made from one.
///
/// It cannot print itself. What may be shown in its place is its `display`.
package final class SecretValue: Sendable {
    private let hidden: Value
    /// What is shown instead: `<secret>`, `<token …3fa>`, or text with such a mark in the place of the hidden part.
    package let display: String

    /// Hides a value behind `<secret>`.
    package convenience init(_ value: Value) {
        self.init(value, display: "<secret>")
    }

    /// Hides a value behind a text of the caller's choice, which must give nothing away.
    package init(_ value: Value, display: String) {
        if case .secret(let inner) = value {
            hidden = inner.hidden
        } else {
            hidden = value
        }
        self.display = display
    }

    /// Hides a token; its last three characters are shown, so that two of them can be told apart.
    ///
    /// A text of fewer than 16 characters shows nothing of itself.
    package static func token(_ text: String) -> SecretValue {
        let display = text.count < 16 ? "<token>" : "<token …\(text.suffix(3))>"
        return SecretValue(.string(text), display: display)
    }

    /// Gives the hidden value to a closure; the only way to it.
    package func reveal<Result, Failure: Error>(
        _ body: (Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(hidden)
    }
}

extension SecretValue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The display, never the value.
    package var description: String { display }

    /// The display, never the value.
    package var debugDescription: String { display }

    /// Nothing to look into.
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension SecretValue: Equatable {
    /// Whether both hide the same; texts are compared in constant time.
    package static func == (left: SecretValue, right: SecretValue) -> Bool {
        guard case .string(let first) = left.hidden, case .string(let second) = right.hidden else {
            return left.hidden == right.hidden
        }
        return constantTimeEqual(first, second)
    }

    /// Compares two texts by their bytes; the time depends on the lengths alone.
    static func constantTimeEqual(_ first: String, _ second: String) -> Bool {
        let left = Array(first.utf8)
        let right = Array(second.utf8)
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for index in left.indices { difference |= left[index] ^ right[index] }
        return difference == 0
    }
}
