package import AuthingScript

/// Which tests are wanted, by their tags and names.
package struct TestSelection: Sendable {
    private let wanted: Set<String>
    private let unwanted: Set<String>
    private let name: NamePattern?

    /// Creates a selection.
    ///
    /// - Parameters:
    ///   - tags: a test must have one of them; one with `!` before it is a tag that a test must not have.
    ///   - name: what its name must look like.
    package init(tags: [String] = [], name: NamePattern? = nil) {
        wanted = Set(tags.filter { !$0.hasPrefix("!") })
        unwanted = Set(tags.filter { $0.hasPrefix("!") }.map { String($0.dropFirst()) })
        self.name = name
    }

    /// Whether every test is wanted, and files without tests, too.
    package var isEverything: Bool { wanted.isEmpty && unwanted.isEmpty && name == nil }

    /// Whether files without tests are wanted: where only tags are excluded, they have none of those.
    var includesWholeFiles: Bool { wanted.isEmpty && name == nil }

    /// Whether a test is wanted.
    package func includes(_ test: ScriptTest) -> Bool {
        (wanted.isEmpty || !wanted.isDisjoint(with: test.tags)) && unwanted.isDisjoint(with: test.tags)
            && name?.matches(test.name) ?? true
    }
}
