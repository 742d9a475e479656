/// What the values of a custom field are.
public enum CustomDataType: String, Sendable, CaseIterable {
    /// A text.
    case string = "STRING"
    /// A whole or decimal number.
    case number = "NUMBER"
    /// A point in time: given as ISO 8601 text or as milliseconds since 1970, read back as ISO 8601 text in UTC.
    case dateTime = "DATETIME"
    /// True or false.
    case boolean = "BOOLEAN"
    /// A JSON object or array.
    case object = "OBJECT"
    /// One of the texts that the definition lists.
    case select = "SELECT"
}
