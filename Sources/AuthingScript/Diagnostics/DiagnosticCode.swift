/// A permanent code of a message of the language, with the page that `help A1203` prints.
///
/// Each family has a file beside this one: `LexerCodes` A1001 to A1049, `ParserCodes` A1051 to A1099 and A1301 to
/// A1319, `CheckerCodes` A11xx (names), A12xx (types and values), A1320 to A1399 (control flow), A14xx (include), A19xx
/// (warnings), `RuntimeCodes` A21xx and up. A code is never used again for something else: scripts match on it.
package struct DiagnosticCode: Sendable, Hashable {
    /// Such as `A1203`.
    package let id: String
    /// What is wrong in general, a few words in lower case.
    package let title: String
    /// A few sentences, then a small wrong and a right example.
    package let explanation: String

    /// Creates a code; only the family files do, and those of a host for its own faults.
    package init(_ id: String, _ title: String, _ explanation: String) {
        self.id = id
        self.title = title
        self.explanation = explanation
    }

    /// All codes, in the order of their numbers.
    package static let all = (lexerCodes + parserCodes + checkerCodes + linterCodes + runtimeCodes).sorted {
        $0.id < $1.id
    }

    /// The code with an identifier, letter case ignored; `nil` where there is none.
    package static func find(_ id: String) -> DiagnosticCode? {
        let wanted = id.uppercased()
        return all.first { $0.id == wanted }
    }
}
