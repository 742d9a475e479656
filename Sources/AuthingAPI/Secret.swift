/// A password, code or token on its way through the program.
///
/// It cannot print itself: descriptions, interpolation, `dump` and mirrors all give `<secret>`. The one way to the text is
/// ``reveal(_:)``, so that every place where a secret leaves its wrapping can be found by name.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let text: String

    /// Wraps a text; nothing is trimmed or normalised.
    public init(_ text: String) {
        self.text = text
    }

    /// Whether the hidden text has no characters at all.
    public var isEmpty: Bool { text.isEmpty }

    /// The length of the hidden text in UTF-8 bytes, for size limits.
    public var lengthInBytes: Int { text.utf8.count }

    /// Hands the hidden text to a function and gives back what that returns.
    ///
    /// - Parameter body: The only code that sees the text; it should not keep it.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws.
    public func reveal<Result, Failure: Error>(
        _ body: (String) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(text)
    }

    /// Always `<secret>`.
    public var description: String { "<secret>" }

    /// Always `<secret>`.
    public var debugDescription: String { "<secret>" }

    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Secret: Equatable {
    /// Compares the UTF-8 bytes in a time that depends on the lengths alone.
    ///
    /// Bytes, not characters: Swift's own `==` calls a composed and a decomposed letter equal, and stops at the first difference.
    public static func == (left: Secret, right: Secret) -> Bool {
        let first = Array(left.text.utf8)
        let second = Array(right.text.utf8)
        guard first.count == second.count else { return false }
        var difference: UInt8 = 0
        for index in first.indices {
            difference |= first[index] ^ second[index]
        }
        return difference == 0
    }
}
