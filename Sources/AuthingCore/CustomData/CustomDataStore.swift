package import AuthingAPI
package import AuthingJSON

/// Keeps the definitions of custom fields and the values of users.
///
/// A value remembers the type that its field had when it was set, and is found only while the field has that type.
package protocol CustomDataStore {
    /// Adds a definition or replaces the one with its key, which keeps its place in the order.
    ///
    /// - Parameter field: The definition.
    /// - Throws: `StoreError`.
    func define(_ field: CustomField) throws(StoreError)

    /// Removes a definition; values are left.
    ///
    /// - Parameters:
    ///   - key: The field.
    ///   - target: What it belongs to.
    /// - Returns: Whether there was one.
    /// - Throws: `StoreError`.
    func undefine(_ key: String, of target: CustomFieldTarget) throws(StoreError) -> Bool

    /// A definition.
    ///
    /// - Parameters:
    ///   - key: The field, in its normal form.
    ///   - target: What it belongs to.
    /// - Returns: The definition.
    /// - Throws: `StoreError`.
    func field(_ key: String, of target: CustomFieldTarget) throws(StoreError) -> CustomField?

    /// Definitions in the order in which they were made.
    ///
    /// - Parameter target: What they belong to; all when absent.
    /// - Returns: The definitions.
    /// - Throws: `StoreError`.
    func fields(of target: CustomFieldTarget?) throws(StoreError) -> [CustomField]

    /// A user's values in the order of their definitions.
    ///
    /// - Parameter userID: Whose.
    /// - Returns: The values whose field is defined, with the type it has.
    /// - Throws: `StoreError`.
    func values(of userID: User.ID) throws(StoreError) -> [CustomValue]

    /// Sets a value.
    ///
    /// - Parameters:
    ///   - value: The value, which fits its field.
    ///   - field: The definition of the field.
    ///   - userID: Whose.
    /// - Throws: `StoreError`.
    func set(_ value: JSON, of field: CustomField, for userID: User.ID) throws(StoreError)

    /// Removes a value, whatever its type.
    ///
    /// - Parameters:
    ///   - key: The field.
    ///   - userID: Whose.
    /// - Throws: `StoreError`.
    func remove(_ key: String, of userID: User.ID) throws(StoreError)

    /// The room that a user's values take, hidden ones included.
    ///
    /// - Parameters:
    ///   - userID: Whose.
    ///   - keys: Fields to leave out.
    /// - Returns: The bytes of keys and JSON texts.
    /// - Throws: `StoreError`.
    func size(of userID: User.ID, without keys: [String]) throws(StoreError) -> Int
}
