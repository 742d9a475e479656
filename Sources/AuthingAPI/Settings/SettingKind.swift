/// What a setting, or a key of one, may be.
public enum SettingKind: Sendable, Equatable {
    /// `true` or `false`.
    case boolean
    /// A whole number within a range.
    case integer(ClosedRange<Int>)
    /// A length of time in whole seconds within a range.
    case seconds(ClosedRange<Int>)
    /// One of some words.
    case choice([String])
    /// A text with a length within a range.
    case text(ClosedRange<Int>)

    /// A list of texts, with a number of elements within a range, each as the words say.
    case texts(ClosedRange<Int>, LocalizedText)

    /// The values in words, as the end of "must be …".
    public var expectation: LocalizedText {
        switch self {
        case .boolean:
            LocalizedText(chinese: " true 或 false", english: "true or false")
        case .integer(let range):
            LocalizedText(
                chinese: " \(range.lowerBound) 到 \(range.upperBound) 的整数",
                english: "a whole number, \(range.lowerBound) to \(range.upperBound)"
            )
        case .seconds(let range):
            LocalizedText(
                chinese: " \(range.lowerBound) 到 \(range.upperBound) 的秒数",
                english: "whole seconds, \(range.lowerBound) to \(range.upperBound)"
            )
        case .choice(let words):
            LocalizedText(
                chinese: " \(words.joined(separator: "、")) 之一",
                english: "one of \(words.joined(separator: ", "))"
            )
        case .texts(let range, let element):
            LocalizedText(
                chinese: "最多 \(range.upperBound) 个元素的列表，元素为\(element.chinese)",
                english: "a list of at most \(range.upperBound) \(element.english)"
            )
        case .text(let range):
            LocalizedText(
                chinese: "长度 \(range.lowerBound) 到 \(range.upperBound) 的文本",
                english: "a text of \(range.lowerBound) to \(range.upperBound) characters"
            )
        }
    }
}
