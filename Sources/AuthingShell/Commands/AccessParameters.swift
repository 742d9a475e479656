import AuthingAPI
import AuthingScript

/// What the commands about roles, resources and applications share: namespaces, and who is given something.
extension CommandSignature.Parameter {
    /// A user.
    static let accessUser = required("user", "an id, email, phone or username")

    /// The namespace of a role or resource.
    static let namespace = option("namespace", "the namespace, `default` by default")

    /// What a thing is for.
    static let description = option("description", "what it is for")

    /// To whom something is given.
    static let receivers = subjects("to", also: "from")

    /// From whom something is taken.
    static let losers = subjects("from", also: "to")

    private static func subjects(_ word: String, also other: String) -> [Self] {
        func subject(_ name: String, _ summary: String) -> Self {
            Self("\(word)-\(name)", aliases: ["\(other)-\(name)"], placement: .option, summary: summary)
        }
        return [
            subject("user", "a user: an id, email, phone or username"),
            subject("role", "all who hold a role: its code"),
            subject("group", "the members of a group: its code"),
            subject("department", "the members of a department: its id, code or name"),
        ]
    }

    /// Whether a department's children have it, too.
    static let inherit = flag("inherit", "departments below that one have it, too")
}

extension Command {
    /// What a call with a bad token is refused with.
    static let loginErrors = [2020, 2206, 2036, 2004, 2005]
}

extension Arguments {
    /// The namespace given, or the default one.
    var namespace: String { optionalText("namespace") ?? Namespace.defaultCode }

    /// The words of a list.
    func texts(_ name: String) -> [String] { list(name).map(\.printed) }

    /// Whom something is given to or taken from, as exactly one option names them.
    ///
    /// - Parameters:
    ///   - word: `to` or `from`.
    ///   - kinds: Who may be named.
    ///   - user: A user that was named without an option.
    /// - Returns: Whom.
    /// - Throws: 2231 where none is named, 400 where several are.
    func subject(
        _ word: String,
        _ kinds: [AccessHolder.Kind] = AccessHolder.Kind.allCases,
        user: String? = nil
    ) throws(AuthingError) -> AccessSubject {
        var named: [(kind: AccessHolder.Kind, text: String)] = user.map { [(.user, $0)] } ?? []
        for kind in kinds {
            guard let text = optionalText("\(word)-\(kind.rawValue)") else { continue }
            named.append((kind, text))
        }
        let options = kinds.map { "--\(word)-\($0.rawValue)" } + (kinds.contains(.user) ? [] : ["USER"])
        guard let (kind, text) = named.first else { throw .subjectMissing(options: options) }
        guard named.count == 1 else { throw .severalSubjects(options: options) }
        switch kind {
        case .user: return .user(text)
        case .role: return .role(text, namespace: namespace)
        case .group: return .group(text)
        case .department: return .department(text, inheritByChildren: word == "to" && flag("inherit"))
        }
    }

    /// Whom something was given to or taken from, for a sentence.
    func subjectName(_ word: String) -> String {
        for kind in AccessHolder.Kind.allCases {
            if let text = optionalText("\(word)-\(kind.rawValue)") {
                return kind == .user ? text : "\(kind.rawValue) \(text)"
            }
        }
        return ""
    }
}
