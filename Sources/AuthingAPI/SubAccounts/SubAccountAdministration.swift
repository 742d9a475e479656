/// Keeps the sub-accounts of applications; the setting `enableSubAccount` lets them log in.
///
/// A part of ``PoolAdministration``.
public protocol SubAccountAdministration: Sendable {
    /// Makes a sub-account.
    ///
    /// - Parameter request: Account, password, user and what else is known.
    /// - Returns: The sub-account.
    /// - Throws: 2211 and 400 for a name that cannot be one, 2032 without a password, 2029, 2011, 2004, 2034 when the name is
    ///   taken in the application.
    func createSubAccount(_ request: SubAccountCreation) async throws(AuthingError) -> SubAccount

    /// Lists sub-accounts by application, then in the order of their names' bytes.
    ///
    /// - Parameter user: Only this user's; the user's id, email, phone or username.
    /// - Returns: The sub-accounts.
    /// - Throws: 2004, 400.
    func listSubAccounts(ofUser user: String?) async throws(AuthingError) -> [SubAccount]

    /// Deletes a sub-account; tokens that were issued for it are the user's and stay good.
    ///
    /// - Parameters:
    ///   - account: Its name.
    ///   - app: The application's id or name; the pool's first one where absent.
    /// - Throws: 2011, 2004.
    func deleteSubAccount(_ account: String, app: String?) async throws(AuthingError)
}
