import Foundation

/// Gives the secrets of a recording numbers: the same text has the same one.
///
/// Only it knows their texts, to find them again where they should not be; it ends with the reading.
final class SecretLedger {
    private var numbers: [String: Int] = [:]
    private let redactor = Redactor()

    /// The number of a secret, from 1.
    func number(_ secret: String) -> Int {
        redactor.learn(secret)
        if let number = numbers[secret] { return number }
        numbers[secret] = numbers.count + 1
        return numbers.count
    }

    /// The number of a secret that is short and turns up by chance, such as a code: it is not looked for elsewhere.
    func shortNumber(_ secret: String) -> Int {
        if let number = numbers[secret] { return number }
        numbers[secret] = numbers.count + 1
        return numbers.count
    }

    /// Takes a secret down that no statement asks for, such as a cookie; one of a few characters is none.
    func hide(_ secret: String) {
        if secret.utf8.count >= 4 { redactor.learn(secret) }
    }

    /// Whether a text holds one of the secrets, in any dress.
    func finds(in text: String) -> Bool { redactor.finds(in: text) }

    /// The text without them.
    func cover(_ text: String) -> String { redactor.cover(text) }
}
