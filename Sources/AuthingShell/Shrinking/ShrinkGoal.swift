import AuthingScript

/// How a script is to end for a statement to be superfluous.
package enum ShrinkGoal: Sendable, Equatable {
    /// With an error of this code, the API's or one of ours; or, where no such error ends the script, with an
    /// `expect error` that is right about it.
    case code(String)
    /// With the failure that it has at first.
    case fails

    /// Reads `error 2005`, `2005` or `A2101`.
    ///
    /// - Parameter text: as it was typed.
    package init?(_ text: String) {
        var words = text.split(separator: " ")
        if words.first == "error" { words.removeFirst() }
        guard words.count == 1, let word = words.first else { return nil }
        let digits = word.first == "A" || word.first == "a" ? word.dropFirst() : word
        guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        self = .code(word.uppercased())
    }
}

/// How a script ended.
struct ShrinkOutcome: Equatable {
    /// The exit code.
    let exitCode: Int32
    /// The codes of the errors that nobody handled, those of tests, too; a failed assert has none.
    let codes: [String]
    /// The codes that an `expect error` was right about.
    let expected: Set<String>

    init(_ outcome: RunOutcome, expected: Set<String>) {
        self.expected = expected
        exitCode = outcome.exitCode
        codes = (outcome.errors + outcome.tests.compactMap(\.failure)).compactMap(\.code)
    }

    init(exitCode: Int32, codes: [String]) {
        self.exitCode = exitCode
        self.codes = codes
        expected = []
    }

    init(refused diagnostics: [Diagnostic]) {
        self.init(exitCode: 3, codes: diagnostics.compactMap(\.code))
    }

    /// Whether this is an end of the wanted kind.
    func reaches(_ goal: ShrinkGoal, first: ShrinkOutcome?) -> Bool {
        switch goal {
        case .code(let code):
            guard let first else { return codes.contains(code) || expected.contains(code) }
            if first.codes.contains(code) { return codes.contains(code) }
            return expected.contains(code) && exitCode == first.exitCode
        case .fails:
            guard exitCode == 1 || exitCode == 4 else { return false }
            return first.map { exitCode == $0.exitCode && Set($0.codes).isSubset(of: codes) } ?? true
        }
    }
}
