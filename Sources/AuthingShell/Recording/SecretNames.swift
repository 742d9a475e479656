import AuthingScript

/// The names under which a script asks for the secrets that were used: `PASSWORD`, `PASSWORD_2`.
///
/// Equal secrets have one name, so that what was registered with one can log in with it.
final class SecretNames {
    private var names: [String: String] = [:]
    private var taken: Set<String> = []
    private var origins: [String: String] = [:]
    /// The names that were given, in their order.
    private(set) var given: [String] = []
    /// The secrets by their names, as far as they are known.
    private(set) var values: [String: String] = [:]

    /// Notes that a secret was used for a parameter.
    func meet(_ value: Value, for parameter: String) {
        guard case .secret(let secret) = value else { return }
        let text = secret.reveal { $0.printed }
        if !text.isEmpty, origins[text] == nil { origins[text] = parameter }
    }

    /// Notes the name that a script itself asks for a secret by.
    func meet(_ value: Value, named name: String) {
        guard case .secret(let secret) = value else { return }
        let text = secret.reveal { $0.printed }
        guard !text.isEmpty, names[text] == nil else { return }
        names[text] = name
        taken.insert(name)
        if !given.contains(name) { given.append(name) }
    }

    /// Whether a text is a secret that was used.
    func knows(_ text: String) -> Bool { names[text] != nil || origins[text] != nil }

    /// The name of a secret.
    ///
    /// - Parameters:
    ///   - text: the secret.
    ///   - parameter: what names it, if nothing does yet and it was not used before.
    ///   - isValue: whether the text is the secret itself, and not how it is put together.
    /// - Returns: the name.
    func name(of text: String, parameter: String = "secret", isValue: Bool = true) -> String {
        if let name = names[text] { return name }
        let base = Self.base(origins[text] ?? parameter)
        var name = base
        var number = 2
        while taken.contains(name) {
            name = "\(base)_\(number)"
            number += 1
        }
        taken.insert(name)
        names[text] = name
        given.append(name)
        if isValue { values[name] = text }
        return name
    }

    /// `old-password` as `OLD_PASSWORD`.
    private static func base(_ parameter: String) -> String {
        let name = parameter.uppercased().replacing("-", with: "_")
        return name.isVariableName ? name : "SECRET"
    }
}
