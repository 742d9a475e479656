/// Resolves a program before it runs: names to slots, words to commands and parameters, and so to nodes that run.
///
/// All files of the program are checked before anything runs; what is wrong is collected in `diagnostics`.
final class Checker {
    let commands: CommandTable
    let options: CheckOptions
    let loader: (any SourceLoader)?
    var names: CheckedNames
    var sources: SourceMap
    private(set) var diagnostics: [Diagnostic] = []
    /// The files that are being checked, the outermost first.
    var openFiles: [String] = []

    /// How deep includes may be nested.
    static let maximumIncludes = 32

    init(
        commands: CommandTable,
        options: CheckOptions,
        loader: (any SourceLoader)?,
        names: CheckedNames,
        sources: SourceMap
    ) {
        self.commands = commands
        self.options = options
        self.loader = loader
        self.names = names
        self.sources = sources
    }

    /// Above 0 while something is checked whose problems are told elsewhere.
    var isSilent = 0

    /// Notes what is wrong.
    func report(_ diagnostic: Diagnostic) {
        guard isSilent == 0 else { return }
        diagnostics.append(diagnostic)
    }

    /// Parses and checks a text.
    ///
    /// - Returns: its statements; not to be run when there are errors.
    func check(_ file: SourceFile, identity: String, isIncluded: Bool) -> [TopLevelStatement] {
        let parsed = Parser.parse(file, options: isIncluded ? .file : options.parse)
        parsed.diagnostics.forEach(report)
        return check(parsed.program, name: file.name, identity: identity, isIncluded: isIncluded)
    }

    /// Checks a parsed text.
    func check(_ program: Program, name: String, identity: String, isIncluded: Bool) -> [TopLevelStatement] {
        openFiles.append(identity)
        defer { openFiles.removeLast() }
        let file = FileChecker(self, name: name, identity: identity, isIncluded: isIncluded)
        return file.check(program)
    }

    /// Errors and warnings in the order of the text, included files where they are included.
    var sortedDiagnostics: [Diagnostic] {
        let sorted = diagnostics.enumerated().sorted { left, right in
            guard let first = left.element.span, let second = right.element.span, first.file == second.file else {
                return left.offset < right.offset
            }
            return (first.start, left.offset) < (second.start, right.offset)
        }.map(\.element)
        return Array(sorted.prefix(options.maximumDiagnostics))
    }

    var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// How a program is checked.
struct CheckOptions {
    /// How its text is read.
    var parse = ParseOptions.file
    /// Whether secrets written into the text are refused.
    var isStrict = false
    /// Whether the text continues others of a session: `error` may ask about the entry before.
    var isSession = false
    /// How many problems are told.
    var maximumDiagnostics = 20
}

/// A statement of a file's top level.
struct TopLevelStatement {
    let node: StatementNode
    let span: Span
    /// Whether a failure of it is what `if error` in the next entry of a session asks about.
    let isCommand: Bool
    /// Makes the variable null that the statement would have set; in a session an error is a handled one.
    var reset: StatementNode?
}

extension [TopLevelStatement] {
    /// Whether they do something beside naming functions and variables.
    var haveEffects: Bool { contains { $0.isCommand || !($0.node is EmptyNode || $0.node is StoreGlobalNode) } }
}
