public import AuthingJSON

/// A value of a custom field, with what its definition says of it.
public struct CustomValue: Sendable, Equatable {
    /// The field's name.
    public let key: String
    /// What the value is.
    public let type: CustomDataType
    /// The value; a time is ISO 8601 text in UTC with milliseconds, `2026-01-01T00:00:00.000Z`.
    public let value: JSON
    /// The field's name for people.
    public let label: String?

    /// Creates a value.
    ///
    /// - Parameters:
    ///   - key: The field's name.
    ///   - type: What the value is.
    ///   - value: The value.
    ///   - label: The field's name for people.
    public init(key: String, type: CustomDataType, value: JSON, label: String?) {
        self.key = key
        self.type = type
        self.value = value
        self.label = label
    }

    /// The value in the API's shape: `{dataType, value, key, label}`.
    public var json: JSON {
        ["dataType": .string(type.rawValue), "value": value, "key": .string(key), "label": .orNull(label)]
    }
}

extension Sequence<CustomValue> {
    /// The values by their keys, in order.
    public var dictionary: JSONObject { JSONObject(map { ($0.key, $0.value) }) }
}
