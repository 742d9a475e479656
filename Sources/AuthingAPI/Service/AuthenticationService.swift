/// The authentication API as a set of calls that remember nothing.
///
/// Whoever implements it keeps the pool; who is logged in comes with each call, in its ``RequestContext``. Two live behind it:
/// the embedded core and a remote tenant. ``AuthenticationClient`` adds the memory of one end user.
///
/// Every method refuses with an ``AuthingError``; the codes named here are the ones of its own, those that every method
/// shares (2011 and 2101 for the application, 1000 for the store) are left out.
public protocol AuthenticationService: Sendable {
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

    /// Logs in by a phone number that a code proves; an unknown number gets an account.
    ///
    /// - Parameters:
    ///   - request: Phone, code and options.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: The user with a new token.
    /// - Throws: 2028, 2001, 2300, 2031, 2100, 2005, in the order of the checks.
    func loginByPhoneCode(_ request: PhoneCodeLogin, in context: RequestContext) async throws(AuthingError) -> User

    /// Sends a verification code to a phone.
    ///
    /// - Parameters:
    ///   - request: The phone.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: Code 200 and a text.
    /// - Throws: 2028, 2080, 500.
    func sendSMSCode(_ request: SMSCodeSending, in context: RequestContext) async throws(AuthingError) -> CommonMessage

    /// Sends a mail with a code or a link.
    ///
    /// - Parameters:
    ///   - request: The address and what the mail is for.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: Code 200 and an empty text.
    /// - Throws: 400 for an unknown scene, 2204, 2004, 2080, 2021, 2025, 3014.
    func sendEmail(_ request: EmailSending, in context: RequestContext) async throws(AuthingError) -> CommonMessage

    /// Says whether a token is good, and until when.
    ///
    /// - Parameters:
    ///   - token: The id_token to judge; the context's when absent.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: The verdict; a bad token is a verdict, too.
    /// - Throws: Only what every method shares.
    func checkLoginStatus(
        of token: Secret?,
        in context: RequestContext
    ) async throws(AuthingError) -> TokenStatus

    /// Issues a new token to the holder of a good one, which stays good.
    ///
    /// - Parameter context: The application, the end user's surroundings and the token.
    /// - Returns: The new token with its times.
    /// - Throws: The codes of a bad token: 2020, 2206, 2036, 2004, 2005.
    func refreshToken(in context: RequestContext) async throws(AuthingError) -> RefreshedToken

    /// Ends the login a token stands for.
    ///
    /// - Parameter context: The application, the end user's surroundings and the token.
    /// - Throws: The codes of a bad token: 2020, 2206, 2036, 2004, 2005.
    func logout(in context: RequestContext) async throws(AuthingError)

    /// The user a token belongs to.
    ///
    /// - Parameter context: The application, the end user's surroundings and the token.
    /// - Returns: The user as the pool has it now; its `token` is the one the call came with.
    /// - Throws: The codes of a bad token: 2020, 2206, 2036, 2004, 2005.
    func currentUser(in context: RequestContext) async throws(AuthingError) -> User

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
