public import AuthingJSON

/// A refusal of the authentication API: a permanent number, what is wrong, and what to do next.
///
/// The error keeps its wording in every language, so that whoever shows it chooses. The sentences live in the factories
/// beside this type (`AuthingError.codeExpired(at:)`, …), never at the place that throws.
public struct AuthingError: Error, Equatable, Sendable {
    /// The API's number for this kind of refusal.
    public let code: Code
    /// What is wrong, with the value and the rule; lower case in English, without a full stop.
    public let message: LocalizedText
    /// What to do next, where there is something to do.
    public let hint: LocalizedText?
    /// What the API hands to programs beside the text, such as the tries that remain.
    public let data: JSON?

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: The number.
    ///   - message: The message; the general meaning of the code when absent.
    ///   - hint: What to do next.
    ///   - data: The `data` of the API's envelope.
    public init(_ code: Code, message: LocalizedText? = nil, hint: LocalizedText? = nil, data: JSON? = nil) {
        self.code = code
        self.message = message ?? code.meaning
        self.hint = hint
        self.data = data
    }

    /// The message in one language.
    ///
    /// - Parameter language: The language wanted.
    /// - Returns: One line without a full stop.
    public func message(in language: Language) -> String {
        message.text(in: language)
    }

    /// The hint in one language.
    ///
    /// - Parameter language: The language wanted.
    /// - Returns: One line, or nothing when there is nothing to do.
    public func hint(in language: Language) -> String? {
        hint?.text(in: language)
    }
}

extension AuthingError: CustomStringConvertible {
    /// The number and the English message, for test output and traces.
    public var description: String { "error[\(code.rawValue)]: \(message.english)" }
}
