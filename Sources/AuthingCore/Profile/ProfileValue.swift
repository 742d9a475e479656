import AuthingAPI
import AuthingJSON

/// What the value of a field of a user may be.
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

    /// A user's status.
    ///
    /// - Parameter value: The value as given.
    /// - Returns: The status.
    /// - Throws: 400 for what is none.
    static func status(_ value: JSON) throws(AuthingError) -> User.Status {
        if let status = value.stringValue.flatMap({ User.Status(rawValue: $0) }) { return status }
        let known = User.Status.allCases.map(\.rawValue)
        throw .badArgument(
            "status",
            expected: LocalizedText(
                chinese: " \(known.joined(separator: "、")) 之一",
                english: "one of \(known.joined(separator: ", "))"
            ),
            data: ["key": "status", "expected": .string(known.joined(separator: ", "))]
        )
    }
}
