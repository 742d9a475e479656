/// Changes, resets and judges passwords.
///
/// A part of ``AuthenticationService``.
public protocol PasswordService: Sendable {
    /// Changes the password of the user a token belongs to, and ends that user's other logins.
    ///
    /// - Parameters:
    ///   - request: The new password and the old one.
    ///   - context: The application, the end user's surroundings and the token.
    /// - Returns: The user.
    /// - Throws: The codes of a bad token, then 2201, 2203, 2231, 2029.
    func updatePassword(_ request: PasswordUpdate, in context: RequestContext) async throws(AuthingError) -> User

    /// Sets a new password by a code sent to the account's phone, and ends all logins of the user.
    ///
    /// - Parameters:
    ///   - request: Phone, code and the new password.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: Code 200 and a text.
    /// - Throws: 2028, 2004, 2001, 2300, 2231, 2029.
    func resetPasswordByPhoneCode(
        _ request: PhonePasswordReset,
        in context: RequestContext
    ) async throws(AuthingError) -> CommonMessage

    /// Sets a new password by a code mailed to the account's address, and ends all logins of the user.
    ///
    /// - Parameters:
    ///   - request: Email, code and the new password.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: Code 200 and a text.
    /// - Throws: 2204, 2004, 2001, 2300, 2231, 2029.
    func resetPasswordByEmailCode(
        _ request: EmailPasswordReset,
        in context: RequestContext
    ) async throws(AuthingError) -> CommonMessage

    /// Sets a new password by the token of a first login that was refused with 1639, and ends all logins of the user.
    ///
    /// - Parameters:
    ///   - request: The token and the new password.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: Code 200 and a text; nobody is logged in by it.
    /// - Throws: 2231, 2207 for a token that is unknown, used or no such token, 2206 after 10 minutes, 2004, 2005, 2029.
    func resetPasswordByFirstLoginToken(
        _ request: FirstLoginReset,
        in context: RequestContext
    ) async throws(AuthingError) -> CommonMessage

    /// Sets a new password by the token of a login that was refused with 2058 or 2071, and ends all logins of the user.
    ///
    /// - Parameters:
    ///   - request: The token, the present password and the new one.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: Code 200 and a text; nobody is logged in by it.
    /// - Throws: As ``resetPasswordByFirstLoginToken(_:in:)``, and 2057 and 2203 before 2029; a few wrong old passwords use the
    ///   token up, and too many in a row, whatever the token, stop the account.
    func resetPasswordByForcedToken(
        _ request: ForcedReset,
        in context: RequestContext
    ) async throws(AuthingError) -> CommonMessage

    /// Says whether a password meets the pool's policy.
    ///
    /// - Parameters:
    ///   - password: The password; nothing of it is kept.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: The verdict with its reason, in the context's language.
    /// - Throws: Only what every method shares.
    func checkPasswordStrength(
        _ password: Secret,
        in context: RequestContext
    ) async throws(AuthingError) -> PasswordStrength
}
