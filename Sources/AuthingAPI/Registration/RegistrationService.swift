/// Makes accounts.
///
/// A part of ``AuthenticationService``.
public protocol RegistrationService: Sendable {
    /// Registers an account by its email address.
    ///
    /// - Parameters:
    ///   - request: Email, password and options.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: The new user, with a token when `forceLogin` or `generateToken` asked for one.
    /// - Throws: 2031, 2100, 2003, 2032, 2029, 2026, 2034, 2035, 2018, in the order of the checks.
    func registerByEmail(
        _ request: EmailRegistration,
        in context: RequestContext
    ) async throws(AuthingError) -> User

    /// Registers an account by its username.
    ///
    /// - Parameters:
    ///   - request: Username, password and options.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: The new user, with a token when `forceLogin` or `generateToken` asked for one.
    /// - Throws: 2031, 2100, 2211, 2032, 2029, 2026, 2035, 2200, 2018, in the order of the checks.
    func registerByUsername(
        _ request: UsernameRegistration,
        in context: RequestContext
    ) async throws(AuthingError) -> User

    /// Registers an account by a phone number that a code proved.
    ///
    /// - Parameters:
    ///   - request: Phone, code, perhaps a password, and options.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: The new user, with a token when `forceLogin` or `generateToken` asked for one.
    /// - Throws: 2031, 2100, 2029, 2001, 2300, 2026, 2034, 2200, 2018, in the order of the checks.
    func registerByPhoneCode(
        _ request: PhoneCodeRegistration,
        in context: RequestContext
    ) async throws(AuthingError) -> User
}
