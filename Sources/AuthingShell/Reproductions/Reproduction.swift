import AuthingAPI

/// How a code of the API comes about.
enum Reproduction: Sendable {
    /// By this script, whose last statement ends with the code.
    case script(String)
    /// Not at all in the shell, for this reason.
    case none(LocalizedText)

    /// The script, where there is one.
    var script: String? { if case .script(let script) = self { script } else { nil } }
}
