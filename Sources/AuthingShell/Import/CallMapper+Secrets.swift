import AuthingJSON
import Foundation

/// What is secret in a request, and what stands for it in a call.
extension CallMapper {
    func hideHeaders(of exchange: RecordedExchange) {
        if let cookie = exchange.headers["cookie"] {
            for pair in cookie.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                let value = parts.count == 2 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
                // A shorter one is a choice, such as a language, which may stand in a call as well.
                if value.utf8.count >= 8 { ledger.hide(value) }
            }
        }
        if let header = exchange.headers["authorization"] {
            let words = header.split(separator: " ")
            for word in words.dropFirst() { ledger.hide(String(word)) }
            if words.count == 1 { ledger.hide(header) }
            if words.first?.lowercased() == "basic", words.count == 2,
                let data = Data(base64Encoded: String(words[1])),
                let secret = String(bytes: data, encoding: .utf8)?.split(separator: ":", maxSplits: 1).last
            {
                ledger.hide(String(secret))
            }
        }
        for (name, value) in exchange.url.query + exchange.form where Self.isSecret(name) { ledger.hide(value) }
    }

    /// Takes the secrets of an answer down, so that none turns up where a later request repeats it.
    func hideTokens(in json: JSON?, depth: Int) {
        guard depth < 24 else { return }
        switch json {
        case .object(let object):
            for (name, value) in object {
                if let text = value.stringValue, Self.isSecret(name) { ledger.hide(text) }
                hideTokens(in: value, depth: depth + 1)
            }
        case .array(let elements):
            for element in elements { hideTokens(in: element, depth: depth + 1) }
        default: break
        }
    }

    private static let secretWords = ["password", "token", "secret", "authorization", "cookie", "credential", "ticket"]
    private static let plainNames: Set = ["tokenexpiredat", "passwordsecuritylevel", "securitylevel"]

    /// Whether what a name stands for must not be shown.
    static func isSecret(_ name: String) -> Bool {
        let name = name.lowercased()
        guard !plainNames.contains(name) else { return false }
        return secretWords.contains { name.contains($0) } || ["pwd", "pass", "mfa", "otp", "totp"].contains(name)
    }

    func secret(_ text: String?, _ kind: String) -> ImportedCall.Argument {
        .secret(.other(kind, ledger.number(text ?? "")))
    }

    func password(_ text: String?, of account: String) -> ImportedCall.Argument {
        .secret(.password(account: account, text: number(ofPassword: text)))
    }

    /// The number of a password; 0 where it was encrypted, since no two texts of one password are then the same.
    func number(ofPassword text: String?) -> Int {
        guard let text, !text.isEmpty else { return 0 }
        let number = ledger.number(text)
        if text.hasPrefix("sm2:") { return 0 }
        let isEncrypted = text.utf8.count >= 128 && (Data(base64Encoded: text)?.count ?? 0) >= 96
        return isEncrypted ? 0 : number
    }

    func newPassword(_ text: String?, of account: String) -> ImportedCall.Argument {
        .secret(.newPassword(account: account, text: number(ofPassword: text)))
    }

    func token(_ text: String?) -> ImportedCall.Argument {
        .secret(.token(ledger.number(text ?? "")))
    }

    func code(_ text: String?, to recipient: String, option: String? = nil) -> ImportedCall.Argument {
        .code(option, recipient: recipient, .other("CODE", ledger.shortNumber(text ?? "")))
    }
}
