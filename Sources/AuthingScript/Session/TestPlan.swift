/// One `test` block of a script.
package struct ScriptTest: Sendable, Equatable {
    /// Its name.
    package let name: String
    /// Its tags; before the run none where they are computed.
    package let tags: [String]
    /// Where its name stands.
    package let span: Span

    /// Creates the description of a test.
    package init(name: String, tags: [String], span: Span) {
        self.name = name
        self.tags = tags
        self.span = span
    }
}

/// Which tests of a script run, and in which order.
package struct TestPlan {
    /// The tests by their positions in the script, each once; `nil` for the order of the script.
    package var order: [Int]?
    /// Asked just before a test would run; a test that is not selected leaves no result.
    package var selects: (ScriptTest) -> Bool
    /// Told that a test begins, after its starting state is there.
    package var onStart: (ScriptTest) -> Void

    /// Creates a plan; by default every test runs.
    ///
    /// - Parameters:
    ///   - order: the tests by their positions in the script, each once.
    ///   - selects: asked just before a test would run.
    ///   - onStart: told that a test begins.
    package init(
        order: [Int]? = nil,
        selects: @escaping (ScriptTest) -> Bool = { _ in true },
        onStart: @escaping (ScriptTest) -> Void = { _ in }
    ) {
        self.order = order
        self.selects = selects
        self.onStart = onStart
    }
}
