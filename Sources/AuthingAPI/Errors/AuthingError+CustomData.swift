import AuthingJSON

/// Refusals about custom fields and their values.
extension AuthingError {
    /// No custom field has this key.
    ///
    /// - Parameters:
    ///   - key: The key asked for.
    ///   - defined: The keys that are defined, in order.
    /// - Returns: 400, with the key in its data.
    public static func customFieldUnknown(_ key: String, defined: [String]) -> Self {
        let list = defined.prefix(20).joined(separator: ", ")
        return Self(
            .badRequest,
            chinese: "请求参数有误：自定义字段未定义：\(key)",
            english: "bad parameter: no custom field is defined as \(key)",
            hint: defined.isEmpty
                ? ("先用 `udf define` 定义", "define it first with `udf define`")
                : ("已定义：\(list)；用 `udf define` 定义新的字段", "defined are \(list); `udf define` makes another"),
            data: ["key": .string(key), "expected": nil]
        )
    }

    /// A value does not fit the definition of its field.
    ///
    /// - Parameter field: The definition.
    /// - Returns: 400, with the key and the expected type in text and data.
    public static func customValueMismatch(_ field: CustomField) -> Self {
        var data: JSONObject = ["key": .string(field.key), "expected": .string(field.type.rawValue)]
        if field.type == .select { data["options"] = .array(field.options.map { .string($0) }) }
        let form = field.valueForm
        return Self(
            .badRequest,
            chinese: "请求参数有误：自定义字段 \(field.key)（\(field.type.rawValue)）必须是\(form.chinese)",
            english: "bad parameter: custom field \(field.key) (\(field.type.rawValue)) must be \(form.english)",
            hint: ("null 表示删除该值", "null removes the value"),
            data: .object(data)
        )
    }

    /// The custom data of a user would take more room than there is.
    ///
    /// - Parameters:
    ///   - size: The bytes it would take.
    ///   - limit: The bytes there are.
    /// - Returns: 400, with both in its data.
    public static func customDataTooLarge(size: Int, limit: Int) -> Self {
        Self(
            .badRequest,
            chinese: "请求参数有误：自定义数据共 \(size) 字节，上限为 \(limit) 字节",
            english: "bad parameter: the user's custom data takes \(size) bytes, the limit is \(limit)",
            hint: ("删除不需要的值", "remove values that are not needed"),
            data: ["size": .integer(size), "limit": .integer(limit)]
        )
    }

    /// The key of a custom field is no key.
    ///
    /// - Parameter key: The key.
    /// - Returns: 400.
    public static func malformedCustomFieldKey(_ key: String) -> Self {
        badArgument(
            "key",
            expected: LocalizedText(
                chinese: " 1 到 64 个字符且不含控制字符的文本",
                english: "a text of 1 to 64 characters without control characters"
            ),
            data: ["key": .string(key)]
        )
    }

    /// The key of a custom field is the name of something that the core keeps itself.
    ///
    /// - Parameter key: The key.
    /// - Returns: 400.
    public static func customFieldReserved(_ key: String) -> Self {
        Self(
            .badRequest,
            chinese: "请求参数有误：\(key) 是保留名称，不能用作自定义字段",
            english: "bad parameter: \(key) is reserved and cannot be a custom field",
            hint: ("换一个名称，例如 my_\(key)", "choose another name, such as my_\(key)"),
            data: ["key": .string(key)]
        )
    }
}

extension CustomField {
    /// What a value has to be, as the end of "must be …".
    fileprivate var valueForm: LocalizedText {
        switch type {
        case .string: LocalizedText(chinese: "文本", english: "a text")
        case .number: LocalizedText(chinese: "数字", english: "a number")
        case .boolean: LocalizedText(chinese: " true 或 false", english: "true or false")
        case .dateTime:
            LocalizedText(
                chinese: " ISO 8601 时间文本或 1970 年以来的毫秒数",
                english: "a time as ISO 8601 text or milliseconds since 1970"
            )
        case .object:
            LocalizedText(
                chinese: "对象或数组，嵌套不超过 32 层",
                english: "an object or an array, nested 32 levels at most"
            )
        case .select:
            LocalizedText(
                chinese: "以下文本之一：\(options.joined(separator: "、"))",
                english: "one of: \(options.joined(separator: ", "))"
            )
        }
    }
}
