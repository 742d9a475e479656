public import AuthingJSON

/// The definition of a custom field; values can be set only where one exists.
public struct CustomField: Sendable, Equatable {
    /// What the field belongs to.
    public var target: CustomFieldTarget
    /// The field's name, unique for its target: 1 to 64 characters of any script.
    public var key: String
    /// What its values are.
    public var type: CustomDataType
    /// A name for people.
    public var label: String?
    /// The texts that a ``CustomDataType/select`` may have, in order; empty for every other type.
    public var options: [String]

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - key: The field's name.
    ///   - type: What its values are.
    ///   - target: What the field belongs to.
    ///   - label: A name for people.
    ///   - options: The texts that a select may have.
    public init(
        _ key: String,
        _ type: CustomDataType,
        target: CustomFieldTarget = .user,
        label: String? = nil,
        options: [String] = []
    ) {
        self.target = target
        self.key = key
        self.type = type
        self.label = label
        self.options = options
    }

    /// The definition in the API's shape: `{targetType, dataType, key, label, options}`; null where there is none.
    public var json: JSON {
        [
            "targetType": .string(target.rawValue),
            "dataType": .string(type.rawValue),
            "key": .string(key),
            "label": .orNull(label),
            "options": options.isEmpty ? .null : .array(options.map { .string($0) }),
        ]
    }
}
