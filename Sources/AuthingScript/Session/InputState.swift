/// What a text at the prompt is, before it runs.
package enum InputState: Sendable, Equatable {
    /// It can be entered.
    case complete
    /// It goes on in the next line: a bracket, a block or a `"""` is open.
    case needsMoreInput
    /// It does not parse, and more text would not mend it.
    case malformed

    /// Judges a text.
    ///
    /// Call it on a `ScriptThread`.
    package init(_ text: String) {
        let result = Parser.parse(SourceFile(text: text), options: .prompt)
        if result.diagnostics.isEmpty {
            self = .complete
        } else {
            self = result.needsMoreInput ? .needsMoreInput : .malformed
        }
    }
}
