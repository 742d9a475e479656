/// The line at the moment Tab is pressed.
package struct CompletionRequest: Equatable, Sendable {
    /// The text before the cursor; what is completed is its end.
    package let before: String
    /// The text behind the cursor.
    package let after: String

    /// Creates a request.
    package init(before: String, after: String = "") {
        self.before = before
        self.after = after
    }
}

/// What may stand at the cursor.
package struct CompletionResult: Equatable, Sendable {
    /// One thing that may stand there.
    package struct Candidate: Equatable, Sendable {
        /// What replaces the text from `start` to the cursor.
        package let text: String
        /// A few words shown beside it when there is room; may be empty.
        package let summary: String
        /// What follows once it is the only one left: a blank after a word, nothing where more of the word may come.
        package let suffix: String

        /// Creates a candidate.
        package init(_ text: String, summary: String = "", suffix: String = " ") {
            self.text = text
            self.summary = summary
            self.suffix = suffix
        }
    }

    /// Where the replaced text begins, in characters of `before`.
    package let start: Int
    /// The candidates, in the order to be shown.
    package let candidates: [Candidate]

    /// Nothing fits.
    package static let none = CompletionResult(start: 0, candidates: [])

    /// Creates a result.
    package init(start: Int, candidates: [Candidate]) {
        self.start = start
        self.candidates = candidates
    }
}
