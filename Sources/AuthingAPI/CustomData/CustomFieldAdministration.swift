/// Keeps the definitions of custom fields.
///
/// A part of ``PoolAdministration``.
public protocol CustomFieldAdministration: Sendable {
    /// Defines a field, or changes the definition that is there.
    ///
    /// - Parameter field: The definition. Values that were set while the field had another type are hidden until it has
    ///   that type again.
    /// - Returns: The definition as it is kept.
    /// - Throws: 400 for a malformed or reserved key, for a select without options, and for options of another type.
    func defineField(_ field: CustomField) async throws(AuthingError) -> CustomField

    /// Removes a definition; the values of the field are hidden, not deleted.
    ///
    /// - Parameters:
    ///   - key: The field.
    ///   - target: What it belongs to.
    /// - Returns: The definitions of that target which remain.
    /// - Throws: 400 where there is none.
    func undefineField(_ key: String, of target: CustomFieldTarget) async throws(AuthingError) -> [CustomField]

    /// Lists definitions in the order in which they were made.
    ///
    /// - Parameter target: What they belong to; all when absent.
    /// - Returns: The definitions.
    /// - Throws: 1000 alone.
    func listFields(of target: CustomFieldTarget?) async throws(AuthingError) -> [CustomField]
}
