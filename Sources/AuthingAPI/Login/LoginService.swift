/// Logs end users in.
///
/// A part of ``AuthenticationService``.
public protocol LoginService: Sendable {
    /// Logs in by email and password.
    ///
    /// - Parameters:
    ///   - request: Email, password and options.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: The user with a new token.
    /// - Throws: 2003, 2000, 2001, 2004, 2057, 2027, 2006, 2005, in the order of the checks; with `autoRegister` the
    ///   codes of a registration in place of 2004.
    func loginByEmail(_ request: EmailLogin, in context: RequestContext) async throws(AuthingError) -> User

    /// Logs in by username and password.
    ///
    /// - Parameters:
    ///   - request: Username, password and options.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: The user with a new token.
    /// - Throws: As ``loginByEmail(_:in:)`` does, without 2003.
    func loginByUsername(_ request: UsernameLogin, in context: RequestContext) async throws(AuthingError) -> User

    /// Logs in by phone and password.
    ///
    /// - Parameters:
    ///   - request: Phone, password and options.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: The user with a new token.
    /// - Throws: As ``loginByEmail(_:in:)`` does, with 2028 in place of 2003.
    func loginByPhonePassword(
        _ request: PhonePasswordLogin,
        in context: RequestContext
    ) async throws(AuthingError) -> User

    /// Logs in by an account that the application keeps of its own.
    ///
    /// - Parameters:
    ///   - request: Account, password and what else was given.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: The user whose sub-account it is, with a new token, and the sub-account's name as username and nickname.
    /// - Throws: 1001 where sub-accounts are off; then as ``loginByUsername(_:in:)``, nobody being registered.
    func loginBySubAccount(_ request: SubAccountLogin, in context: RequestContext) async throws(AuthingError) -> User

    /// Logs in by a phone number that a code proves; an unknown number gets an account.
    ///
    /// - Parameters:
    ///   - request: Phone, code and options.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: The user with a new token.
    /// - Throws: 2028, 2001, 2300, 2031, 2100, 2005, in the order of the checks.
    func loginByPhoneCode(_ request: PhoneCodeLogin, in context: RequestContext) async throws(AuthingError) -> User
}
