import CRE2

/// A compiled regular expression in RE2's syntax; matching takes time linear in the text.
///
/// - SeeAlso: the syntax page of RE2, <https://github.com/google/re2/wiki/Syntax>.
final class Pattern: @unchecked Sendable {
    // Proof of `@unchecked Sendable`: the handle is set once, freed once, and RE2's matching is thread-safe.
    private let handle: OpaquePointer

    /// How many bytes a pattern may have.
    static let maximumLength = 10_000

    /// Compiles a pattern.
    ///
    /// - Throws: `ValueFault` with RE2's reason.
    init(_ pattern: String) throws(ValueFault) {
        guard pattern.utf8.count <= Self.maximumLength else {
            throw ValueFault(.badPattern, "the pattern is too long: at most \(Self.maximumLength) bytes")
        }
        var text = pattern
        let compiled = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                // An empty string may have no address; RE2 reads none of its bytes then.
                characters.baseAddress.map { cre2_compile($0, characters.count) } ?? cre2_compile("", 0)
            }
        }
        guard let compiled else { throw ValueFault(.badPattern, "the pattern takes too much memory") }
        if let reason = cre2_error(compiled) {
            let message = String(cString: reason)
            cre2_free(compiled)
            throw ValueFault(
                .badPattern,
                "the pattern is not understood: \(message)",
                hint: message.contains("perl operator") ? "RE2 has no look-around and no back-references" : nil
            )
        }
        handle = compiled
    }

    deinit { cre2_free(handle) }

    /// Whether the pattern matches anywhere in the text.
    func matches(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                characters.baseAddress.map { cre2_matches(handle, $0, characters.count) } ?? cre2_matches(handle, "", 0)
            }
        }
    }
}
