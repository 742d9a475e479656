import Foundation

/// A username in the form in which a pool keeps and compares it: trimmed, letter case as typed.
///
/// Two names are equal when their scalars are, as in the store; Swift's own comparison would also equate a composed and a
/// decomposed letter.
package struct Username: Sendable {
    /// Why a text is no username.
    package enum Fault: Error, Sendable {
        /// Nothing is left of it.
        case empty
        /// It has more than 64 scalars, or one that is a control character or a line break.
        case malformed
    }

    /// The name.
    package let text: String

    /// Reads a name.
    ///
    /// - Parameter typed: The name as typed.
    /// - Throws: What is wrong with it.
    package init(_ typed: String) throws(Fault) {
        let trimmed = typed.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isEmpty else { throw .empty }
        let scalars = trimmed.unicodeScalars
        guard scalars.count <= 64, !scalars.contains(where: Self.isControl) else { throw .malformed }
        text = trimmed
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: false
        }
    }
}
