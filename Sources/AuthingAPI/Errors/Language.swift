/// The language of messages and mails: the header `lang` of the API.
public enum Language: String, Sendable, CaseIterable {
    /// Simplified Chinese, the API's default.
    case chinese = "zh-CN"
    /// English.
    case english = "en-US"
}

/// One text in every language the API speaks.
public struct LocalizedText: Sendable, Equatable {
    /// The text in simplified Chinese.
    public let chinese: String
    /// The text in English.
    public let english: String

    /// Creates a text from its two wordings.
    ///
    /// - Parameters:
    ///   - chinese: The wording for `zh-CN`.
    ///   - english: The wording for `en-US`.
    public init(chinese: String, english: String) {
        self.chinese = chinese
        self.english = english
    }

    /// The wording in one language.
    ///
    /// - Parameter language: The language wanted.
    /// - Returns: The text in that language.
    public func text(in language: Language) -> String {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }
}
