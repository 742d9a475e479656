import AuthingAPI

extension CustomField {
    /// The longest label or option in UTF-8 bytes.
    private static let longestText = 256
    /// The most options of a select.
    private static let mostOptions = 200

    /// The definition in its normal form, after a look at it.
    ///
    /// - Returns: The definition.
    /// - Throws: 400.
    func checked() throws(AuthingError) -> CustomField {
        guard let key = CustomFieldKey(key) else { throw .malformedCustomFieldKey(key) }
        guard !key.isReserved else { throw .customFieldReserved(key.text) }
        var field = self
        field.key = key.text
        if let label, label.isEmpty { field.label = nil }
        guard (field.label?.utf8.count ?? 0) <= Self.longestText else {
            throw .badArgument(
                "label",
                expected: LocalizedText(
                    chinese: "不超过 \(Self.longestText) 字节的文本",
                    english: "a text of at most \(Self.longestText) bytes"
                )
            )
        }
        try checkOptions()
        return field
    }

    private func checkOptions() throws(AuthingError) {
        guard type == .select else {
            guard options.isEmpty else {
                throw .badArgument(
                    "options",
                    expected: LocalizedText(chinese: "空：仅 SELECT 有选项", english: "left out: only a SELECT has options")
                )
            }
            return
        }
        let isGood = options.allSatisfy { !$0.isEmpty && $0.utf8.count <= Self.longestText }
        guard isGood, (1...Self.mostOptions).contains(options.count), Set(options).count == options.count else {
            throw .badArgument(
                "options",
                expected: LocalizedText(
                    chinese: " 1 到 \(Self.mostOptions) 个互不相同的非空文本，每个不超过 \(Self.longestText) 字节",
                    english: "a list of 1 to \(Self.mostOptions) different texts of at most \(Self.longestText) bytes"
                )
            )
        }
    }
}
