/// Names the secrets of a recording: the same secret has the same name.
///
/// Encrypted passwords differ each time although they are one, so that those of an account share a name until the account
/// gets a new password; one that was refused as wrong has another.
struct ImportedSecretNames {
    /// How the call came out that a secret was used in.
    enum Role {
        case present, wrong, refused
    }

    private enum Key: Hashable {
        case reference(ImportedCall.SecretReference)
        case present(account: String, generation: Int)
        case wrong(account: String)
    }

    private struct Entry {
        let name: String
        let meaning: String
        var places: [String] = []
    }

    private let ledger: SecretLedger
    private var entries: [Entry] = []
    private var indices: [Key: Int] = [:]
    private var taken: Set<String> = []
    private var generations: [String: Int] = [:]
    private var changed: String?

    init(ledger: SecretLedger) { self.ledger = ledger }

    /// All names, what each is for, and the calls that use it, in the order of their first use.
    var all: [(name: String, meaning: String, places: [String])] {
        entries.map { ($0.name, $0.meaning, $0.places) }
    }

    /// The name of a secret.
    ///
    /// - Parameters:
    ///   - reference: The secret.
    ///   - role: How the call came out.
    ///   - place: Where it is used.
    /// - Returns: Letters, digits and `_`.
    mutating func name(_ reference: ImportedCall.SecretReference, role: Role, at place: String) -> String {
        let key: Key
        let base: String
        let meaning: String
        switch reference {
        case .password(let account, let text):
            let isWrong = role == .wrong
            key =
                text != 0
                ? .reference(.password(account: "", text: text))
                : isWrong
                    ? .wrong(account: account)
                    : .present(account: account, generation: generations[account, default: 0])
            base = "\(word(account))_\(isWrong ? "WRONG_" : "")PASSWORD"
            meaning = isWrong ? "a wrong password" : "a password"
        case .newPassword(let account, let text):
            let generation = generations[account, default: 0] + 1
            key =
                text != 0
                ? .reference(.password(account: "", text: text)) : .present(account: account, generation: generation)
            base = "\(word(account))_NEW_PASSWORD"
            meaning = "a new password"
            if role == .present { changed = account }
        case .token:
            key = .reference(reference)
            base = "TOKEN"
            meaning = "a token"
        case .other(let kind, _):
            key = .reference(reference)
            base = kind == "CODE" ? "WRONG_CODE" : kind
            meaning = kind == "CODE" ? "a wrong code" : "a \(kind.lowercased().replacing("_", with: " "))"
        }
        let index = indices[key] ?? add(key, base, meaning)
        if entries[index].places.last != place { entries[index].places.append(place) }
        return entries[index].name
    }

    /// From here on an account has the password that the last call gave it.
    mutating func settle() {
        if let changed { generations[changed, default: 0] += 1 }
        changed = nil
    }

    private mutating func add(_ key: Key, _ base: String, _ meaning: String) -> Int {
        var name = base
        var number = 1
        while !taken.insert(name).inserted {
            number += 1
            name = "\(base)_\(number)"
        }
        indices[key] = entries.count
        entries.append(Entry(name: name, meaning: meaning))
        return entries.count - 1
    }

    /// `ADA` of `ada@example.org`.
    private func word(_ account: String) -> String {
        let start = account.prefix { $0 != "@" }.prefix(24).uppercased()
        let word = String(start.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
        guard word.contains(where: { $0 != "_" }), !ledger.finds(in: account) else { return "USER" }
        return word.first?.isNumber == true ? "USER_\(word)" : word
    }
}
