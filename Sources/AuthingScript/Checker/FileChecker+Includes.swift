extension FileChecker {
    /// Checks an included file and takes its names over.
    ///
    /// - Returns: the statements that run at this place; nothing when the file is included for a second time.
    func include(_ syntax: IncludeSyntax, at span: Span) -> StatementNode {
        guard let loader = checker.loader else {
            fail(.includeNotFound, "files cannot be included here", at: syntax.path.span)
            return EmptyNode()
        }
        let source: LoadedSource
        do throws(SourceLoadFault) { source = try loader.load(syntax.path.text, from: identity) } catch {
            refuse(error, syntax)
            return EmptyNode()
        }
        guard !checker.openFiles.contains(source.identity) else {
            fail(
                .includeCycle,
                "\(source.name) is being included already, by itself or through others",
                at: syntax.path.span
            )
            return EmptyNode()
        }
        guard checker.openFiles.count <= Checker.maximumIncludes else {
            fail(.includeTooDeep, "includes are nested more than \(Checker.maximumIncludes) deep", at: syntax.path.span)
            return EmptyNode()
        }
        var statements: [TopLevelStatement] = []
        if checker.names.files[source.identity] == nil {
            let file = checker.sources.add(name: source.name, bytes: source.bytes)
            statements = checker.check(file, identity: source.identity, isIncluded: true)
        }
        let names = checker.names.files[source.identity] ?? FileNames()
        includeFacts[span.start] = Linter.Include(
            functions: Set(names.functions.keys),
            variables: Set(names.variables.keys),
            hasEffects: statements.haveEffects
        )
        adopt(checker.names.files[source.identity] ?? FileNames(), syntax)
        return BlockNode.make(statements.map(\.node))
    }

    private func refuse(_ fault: SourceLoadFault, _ syntax: IncludeSyntax) {
        switch fault {
        case .outside:
            fail(
                .includeOutside,
                "\(syntax.path.text) is outside the script's folder",
                at: syntax.path.span,
                hint: "a script includes only files of its own folder and the folders in it"
            )
        case .unreadable(let reason):
            fail(.includeNotFound, "cannot include \(syntax.path.text): \(reason)", at: syntax.path.span)
        }
    }

    /// With an alias the functions are `alias.name`; without one functions and variables are as if written here.
    private func adopt(_ included: FileNames, _ syntax: IncludeSyntax) {
        let prefix = syntax.alias.map { $0.text + "." } ?? ""
        if let alias = syntax.alias, names.functions.keys.contains(where: { $0.hasPrefix(alias.text + ".") }) {
            fail(.duplicateName, "another include is named \(alias.text)", at: alias.span)
        }
        for (name, function) in included.functions where !name.contains(".") {
            if let known = names.functions[prefix + name], known !== function, !checker.options.isSession {
                let span = syntax.path.span
                fail(
                    .duplicateName,
                    "there are two fn \(prefix + name): the second comes from \(syntax.path.text)",
                    at: span
                )
            }
            names.functions[prefix + name] = function
            if !isIncluded { checker.names.callable[prefix + name] = function }
        }
        guard syntax.alias == nil else { return }
        for (name, variable) in included.variables { names.variables[name] = variable }
    }
}
