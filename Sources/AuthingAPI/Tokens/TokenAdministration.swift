/// Looks into tokens, as only the side can that has the keys.
///
/// A part of ``PoolAdministration``.
public protocol TokenAdministration: Sendable {
    /// Says what a token says and what each check of it comes to; nothing is changed.
    ///
    /// - Parameters:
    ///   - token: Any text.
    ///   - appID: The application that a call with it would name.
    /// - Returns: The explanation; garbage has one, too.
    /// - Throws: 1000.
    func explainToken(_ token: Secret, for appID: String) async throws(AuthingError) -> TokenExplanation
}
