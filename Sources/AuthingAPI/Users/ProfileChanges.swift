public import AuthingJSON

/// Fields to set, by their API names, as a caller wrote them: what is a field, and of which type, is checked by the service.
///
/// ```swift
/// let changes: ProfileChanges = ["nickname": "Nick", "company": "蒸汽记忆"]
/// ```
public struct ProfileChanges: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    /// The fields in the order given.
    public var fields: JSONObject

    /// Creates changes.
    ///
    /// - Parameter fields: The fields by their API names.
    public init(_ fields: JSONObject) {
        self.fields = fields
    }

    /// Creates changes from pairs of a field's API name and its value.
    ///
    /// - Parameter elements: The pairs.
    public init(dictionaryLiteral elements: (String, JSON)...) {
        fields = JSONObject(elements)
    }
}
