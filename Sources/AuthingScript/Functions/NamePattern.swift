/// What a name is to look like: a part of it, or between slashes a regular expression in RE2's syntax.
package struct NamePattern: Sendable {
    /// Why a pattern cannot be used.
    package struct Malformed: Error {
        /// The reason in words.
        package let message: String
    }

    private enum Kind {
        case part(String)
        case expression(Pattern)
    }

    private let kind: Kind

    /// Creates a pattern.
    ///
    /// - Parameter text: `TEXT`, or `/EXPRESSION/`.
    /// - Throws: `Malformed` for an expression that is not understood.
    package init(_ text: String) throws(Malformed) {
        guard text.count >= 2, text.hasPrefix("/"), text.hasSuffix("/") else {
            kind = .part(text)
            return
        }
        do throws(ValueFault) {
            kind = .expression(try Pattern(String(text.dropFirst().dropLast())))
        } catch {
            throw Malformed(message: error.message)
        }
    }

    /// Whether a name looks like it; letter case counts.
    package func matches(_ name: String) -> Bool {
        switch kind {
        case .part(let part): part.isEmpty || name.contains(part)
        case .expression(let pattern): pattern.matches(name)
        }
    }
}
