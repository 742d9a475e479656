/// Keeps a pool's applications.
///
/// An application is named by its id or its name. A part of ``PoolAdministration``.
public protocol ApplicationAdministration: Sendable {
    /// Makes an application with a key and a namespace of its own.
    ///
    /// - Parameter request: Its name and what else is known of it.
    /// - Returns: The application.
    /// - Throws: 2007, 2008, 2024, 400 for a domain or logo that is none, 2223.
    func createApplication(_ request: ApplicationCreation) async throws(AuthingError) -> Application

    /// All applications, oldest first; the pool's default one is the first.
    ///
    /// - Returns: The applications.
    /// - Throws: 1000 when the store fails.
    func listAllApplications() async throws(AuthingError) -> [Application]

    /// Finds an application.
    ///
    /// - Parameter reference: An id or a name.
    /// - Returns: The application.
    /// - Throws: 2011.
    func findApplication(_ reference: String) async throws(AuthingError) -> Application

    /// Deletes an application: its tokens are good no more, its namespace goes with it.
    ///
    /// - Parameter reference: An id or a name.
    /// - Returns: The application as it was.
    /// - Throws: 2011; 1001 for the default one.
    func deleteApplication(_ reference: String) async throws(AuthingError) -> Application

    /// Says who may enter an application.
    ///
    /// - Parameters:
    ///   - reference: An id or a name.
    ///   - access: Everyone, or only those it is granted to.
    /// - Returns: The application.
    /// - Throws: 2011.
    func setAccess(
        of reference: String,
        to access: Application.Access
    ) async throws(AuthingError) -> Application

    /// Lets somebody enter an application that is not open to everyone.
    ///
    /// - Parameters:
    ///   - reference: An id or a name.
    ///   - subject: Who may enter.
    /// - Throws: 2011, and what an unknown subject is refused with.
    func grantApplication(_ reference: String, to subject: AccessSubject) async throws(AuthingError)

    /// Takes that back.
    ///
    /// - Parameters:
    ///   - reference: An id or a name.
    ///   - subject: Who may enter no more by a grant of their own.
    /// - Throws: 2011, what an unknown subject is refused with; 400 where nothing was granted.
    func revokeApplication(_ reference: String, from subject: AccessSubject) async throws(AuthingError)
}
