/// Shows long results a page at a time, with the person's own pager.
package struct Pager {
    /// What is used where `PAGER` says nothing: it ends by itself where the text fits, and leaves it on the screen.
    static let standard = "less -FRX"

    private let environment: [String: String]
    private let around: (_ body: () -> Void) -> Void
    /// The rows of the screen, as it is now.
    let rows: () -> Int

    /// Creates a pager.
    ///
    /// - Parameters:
    ///   - environment: the process's; `PAGER` is read by the shell, so it may have arguments.
    ///   - rows: the rows of the screen.
    ///   - around: runs the pager in a way that its Ctrl-C is not ours.
    package init(
        environment: [String: String],
        rows: @escaping () -> Int,
        around: @escaping (_ body: () -> Void) -> Void
    ) {
        self.environment = environment
        self.rows = rows
        self.around = around
    }

    /// Shows lines.
    ///
    /// - Returns: whether they were shown: not where there is no such program.
    func show(_ lines: [String]) -> Bool {
        let named = environment["PAGER"] ?? ""
        let program = ChildProgram(
            command: named.allSatisfy(\.isWhitespace) ? Self.standard : named,
            arguments: [],
            environment: environment
        )
        var code: Int32?
        around { code = program.run(input: lines.map { $0 + "\n" }.joined()) }
        // A shell says so that it has not found the program, or may not run it.
        guard let code else { return false }
        return code != 127 && code != 126
    }
}
