/// Checks one file.
///
/// Statements, expressions and commands have an extension each.
final class FileChecker {
    let checker: Checker
    let name: String
    let identity: String
    let isIncluded: Bool
    /// The names of this file.
    var names: FileNames
    /// The frame that is being filled.
    var layout = FrameLayout(isMain: true)
    /// The variables of the open blocks, the innermost last.
    var scopes: [[String: Int]] = []
    /// The slot of the error that `error` asks about here.
    var errorSlot: Int?
    /// The variable that the guarded statement around this place sets.
    var guardedName: String?
    /// The functions that this text declares.
    var declaredHere: Set<String> = []
    /// Whether this is a session's top level, where `error` may ask about the entry before.
    var isSessionTop = false
    /// What the linter must know of included files, by where the statements begin.
    var includeFacts: [UInt32: Linter.Include] = [:]

    init(_ checker: Checker, name: String, identity: String, isIncluded: Bool) {
        self.checker = checker
        self.name = name
        self.identity = identity
        self.isIncluded = isIncluded
        names = checker.names.files[identity] ?? FileNames(variables: checker.names.predefined)
    }

    /// Notes an error.
    func fail(
        _ code: DiagnosticCode,
        _ message: String,
        at span: Span,
        label: String? = nil,
        notes: [Diagnostic.Note] = [],
        hint: String? = nil
    ) {
        checker.report(Diagnostic(code, message, at: span, label: label, notes: notes, hint: hint))
    }

    /// Notes a warning.
    func warn(_ code: DiagnosticCode, _ message: String, at span: Span, hint: String? = nil) {
        checker.report(Diagnostic(code, message, at: span, hint: hint, severity: .warning))
    }

    /// Checks the file's statements; functions and variables are known in the whole file.
    func check(_ program: Program) -> [TopLevelStatement] {
        var includes: [UInt32: StatementNode] = [:]
        for statement in program.statements {
            switch statement.kind {
            case .include(let syntax): includes[statement.span.start] = include(syntax, at: statement.span)
            case .let(let syntax): declareGlobal(syntax.name)
            default: break
            }
        }
        for statement in program.statements {
            if case .fn(let syntax) = statement.kind { declare(syntax) }
        }
        isSessionTop = checker.options.isSession && !isIncluded
        let nodes = checkStatements(program.statements) { statement in
            switch statement.kind {
            case .include: return includes[statement.span.start] ?? EmptyNode()
            default: return nil
            }
        }
        lint(program, isLibrary: isIncluded || !names.functions.isEmpty && !nodes.haveEffects)
        checker.names.blockCount = max(checker.names.blockCount, layout.most)
        for (name, variable) in names.variables where !variable.isSet { names.variables[name]?.isSet = true }
        checker.names.files[identity] = names
        return nodes
    }

    /// Warns of what is unused or unreachable, where that is asked for and nothing is wrong.
    private func lint(_ program: Program, isLibrary: Bool) {
        guard checker.options.isStrict, !checker.options.isSession else { return }
        let secret = DiagnosticCode.literalSecret.id
        guard checker.diagnostics.allSatisfy({ $0.severity == .warning || $0.code == secret }) else { return }
        for warning in Linter.warnings(program, isLibrary: isLibrary, includes: includeFacts)
        where !checker.diagnostics.contains(where: { $0.span == warning.span }) { checker.report(warning) }
    }

    private func declareGlobal(_ name: NameSyntax) {
        guard name.text != "_", names.variables[name.text] == nil else { return }
        names.variables[name.text] = GlobalVariable(slot: checker.names.allocateGlobal(), isSet: false)
    }

    /// Checks something in a scope of its own.
    func scoped<Result>(_ body: () -> Result) -> Result {
        let mark = layout.used
        let wasSessionTop = isSessionTop
        isSessionTop = false
        scopes.append([:])
        defer {
            scopes.removeLast()
            layout.release(to: mark)
            isSessionTop = wasSessionTop
        }
        return body()
    }

    /// A slot for a name in the innermost scope; the same one when the scope has the name already.
    func declareLocal(_ name: String) -> Int {
        if let known = scopes.last?[name] { return known }
        let slot = layout.allocate()
        scopes[scopes.count - 1][name] = slot
        return slot
    }

    /// Whether this place is at the file's top level, outside blocks and functions.
    var isTopLevel: Bool { layout.isMain && scopes.isEmpty }
}
