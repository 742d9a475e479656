import AuthingAPI
import AuthingJSON

/// What the value of a profile field may be.
enum ProfileValue {
    /// The longest text of a field in UTF-8 bytes.
    private static let longestText = 8192

    /// The text of a field.
    ///
    /// - Parameters:
    ///   - value: The value as given; null and an empty text leave the field without one.
    ///   - field: The field's API name.
    ///   - name: What the caller knows the value by.
    /// - Returns: The text.
    /// - Throws: 400 for another type, a text that is too long or one with a NUL.
    static func text(_ value: JSON, of field: String, named name: String) throws(AuthingError) -> String? {
        if value.isNull { return nil }
        guard let text = value.stringValue, text.utf8.count <= longestText, !text.utf8.contains(0) else {
            throw .badArgument(
                name,
                expected: LocalizedText(
                    chinese: "不超过 \(longestText) 字节且不含 NUL 的文本",
                    english: "a text of at most \(longestText) bytes without NUL"
                ),
                data: ["key": .string(field), "expected": "string"]
            )
        }
        return text.isEmpty ? nil : text
    }

    /// The text of a field whose values are few.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - field: The field.
    ///   - name: What the caller knows the value by.
    /// - Returns: The same text.
    /// - Throws: 400 for a gender that is not one.
    static func checked(
        _ text: String?,
        for field: ProfileField,
        named name: String
    ) throws(AuthingError) -> String? {
        guard field == .gender, let text else { return text }
        guard ["M", "F", "U"].contains(text) else {
            throw .badArgument(
                name,
                expected: LocalizedText(chinese: " M、F、U 之一", english: "one of M, F, U"),
                data: ["key": "gender", "expected": "M, F, U"]
            )
        }
        return text
    }
}
