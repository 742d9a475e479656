public import AuthingJSON

/// Keeps the custom data of the user who is logged in.
///
/// A part of ``AuthenticationService``. A field must have been defined in the pool's console; values of a field whose
/// definition was removed, or has another type by now, are hidden.
public protocol CustomDataService: Sendable {
    /// All values of the user.
    ///
    /// - Parameter context: The application, the end user's surroundings and the token.
    /// - Returns: The values in the order in which their fields were defined; unset fields are left out.
    /// - Throws: 2020, 2206, 2036, 2004, 2005.
    func customData(in context: RequestContext) async throws(AuthingError) -> [CustomValue]

    /// Sets values; all of them or, where one is refused, none.
    ///
    /// - Parameters:
    ///   - changes: Values by key, null to remove one; other fields stay as they are.
    ///   - context: The application, the end user's surroundings and the token.
    /// - Returns: All values after the change.
    /// - Throws: 2231 without any key; 2020, 2206, 2036, 2004, 2005; 400 for a key that is not defined, a value of
    ///   the wrong type, and more than 64 KiB in all.
    func setCustomData(_ changes: JSONObject, in context: RequestContext) async throws(AuthingError) -> [CustomValue]

    /// Removes a value; a field without one stays so.
    ///
    /// - Parameters:
    ///   - key: The field.
    ///   - context: The application, the end user's surroundings and the token.
    /// - Returns: The values that remain.
    /// - Throws: 2020, 2206, 2036, 2004, 2005; 400 for a key that is not defined.
    func removeCustomData(_ key: String, in context: RequestContext) async throws(AuthingError) -> [CustomValue]
}
