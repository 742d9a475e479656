import AuthingScript
import Foundation

/// What the redactor learns from texts that no call has met.
extension ShellHost {
    /// Learns the secrets that are written out in a text which may not run: with a fault in it, or one argument too many.
    ///
    /// Where a text is faulty, what stands in a secret's place need not be one. Addresses, phone numbers and names of options
    /// are left out: covered for the rest of the session they would make every answer unreadable.
    func learnSecrets(writtenIn file: SourceFile) {
        for secret in writtenSecrets.find(in: file) {
            // An expression tells when it runs; a bracket that is never closed reaches to the end of the text.
            let first = file.bytes[secret.span.range].first
            guard let first, !"([{".utf8.contains(first) else { continue }
            let forms = Self.plainForms(of: file.text(of: secret.span))
            for form in forms where !Self.isAddress(form) { redactor.learn(form) }
        }
    }

    /// The texts that a written secret may stand for; none where there are variables in it.
    private static func plainForms(of written: String) -> [String] {
        guard let first = written.first else { return [] }
        if first == "'" { return [inner(written).replacing("''", with: "'")] }
        guard !written.contains("$") else { return [] }
        return first == "\"" ? [inner(written)] : [written]
    }

    /// The text without the quotes around it, the last of which may be missing.
    private static func inner(_ written: String) -> String {
        let quotes: Set<Character> = ["'", "\""]
        let rest = written.drop(while: quotes.contains)
        let inner = String(rest.reversed().drop(while: quotes.contains).reversed())
        return inner.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func isAddress(_ text: String) -> Bool {
        let isPhone = text.allSatisfy { $0.isNumber || "+- ".contains($0) }
        return text.contains("@") || text.hasPrefix("--") || isPhone
    }
}

extension Redactor {
    /// What is covered in a text that a diagnostic quotes: what stands in a secret's place, and what is known to be one.
    func secrets(in file: SourceFile, _ written: [WrittenSecret]) -> [WrittenSecret] {
        let known = shownPlaces(in: file.text(in: 0..<file.bytes.count)).map { place in
            let span = Span(file: file.id, from: place.lowerBound, to: place.upperBound)
            return WrittenSecret(span: span, statement: span)
        }
        return known.isEmpty ? written : written + known
    }
}
