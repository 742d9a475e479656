/// Logs end users in by an account that somebody else keeps: a directory, or WeChat.
///
/// A part of ``AuthenticationService``. A first login makes a user of the pool, a later one refreshes it.
public protocol ConnectionService: Sendable {
    /// Logs in by the name and password of an LDAP directory.
    ///
    /// - Parameters:
    ///   - request: Name, password and options.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: The user with a new token.
    /// - Throws: 2000, 2001, 2057 after too many wrong passwords in a row on a user of the pool, 500 where no directory is
    ///   connected or it does not answer, 2004, 2006, 2026, 2005, in the order of the checks.
    func loginByLDAP(_ request: LDAPLogin, in context: RequestContext) async throws(AuthingError) -> User

    /// Logs in by the name and password of an Active Directory.
    ///
    /// - Parameters:
    ///   - request: Name and password.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: The user with a new token.
    /// - Throws: 2057 after too many wrong passwords in a row on a user of the pool, 500 where no directory is connected or it
    ///   does not answer, 2004, 2006, 2026, 2005, in the order of the checks.
    func loginByAD(_ request: ADLogin, in context: RequestContext) async throws(AuthingError) -> User

    /// Logs in by a code that WeChat gave a mobile program.
    ///
    /// - Parameters:
    ///   - request: The code and what WeChat is told with it.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: The user with a new token.
    /// - Throws: 500 where WeChat is not connected or does not answer, 400 where it refuses the code, 2005.
    func loginByWeChat(_ request: WeChatLogin, in context: RequestContext) async throws(AuthingError) -> User
}
