import AuthingJSON
import Foundation

extension AuthingError {
    /// Builds an error whose message and hint are given in both languages.
    init(
        _ code: Code,
        chinese: String,
        english: String,
        hint: (chinese: String, english: String)? = nil,
        data: JSON? = nil
    ) {
        self.init(
            code,
            message: LocalizedText(chinese: chinese, english: english),
            hint: hint.map { LocalizedText(chinese: $0.chinese, english: $0.english) },
            data: data
        )
    }
}

extension Date {
    /// The instant as errors write it: UTC, whole seconds, `2026-01-01T00:05:00Z`.
    var wording: String { formatted(.iso8601) }
}

extension Duration {
    /// The length as errors write it: whole seconds, rounded up, `60 s`.
    var wording: String {
        let parts = components
        return "\(parts.seconds + (parts.attoseconds > 0 ? 1 : 0)) s"
    }
}
