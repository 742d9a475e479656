/// Says which applications a user may enter.
///
/// A part of ``AuthenticationService``.
public protocol ApplicationService: Sendable {
    /// The applications the user may enter, oldest first.
    ///
    /// - Parameters:
    ///   - page: The page, from 1.
    ///   - limit: Applications on a page, from 1.
    ///   - context: The application, the end user's surroundings and the token.
    /// - Returns: The page, empty beyond the end, with the number of all.
    /// - Throws: The codes of a bad token: 2020, 2206, 2036, 2004, 2005; 400 for a page or limit below 1.
    func listApplications(
        page: Int,
        limit: Int,
        in context: RequestContext
    ) async throws(AuthingError) -> ApplicationPage
}
