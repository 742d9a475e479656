package import AuthingAPI

// What each method does and refuses is documented with the protocol.

extension EmbeddedService {
    /// Logs in by the name and password of an LDAP directory.
    package func loginByLDAP(_ request: LDAPLogin, in context: RequestContext) async throws(AuthingError) -> User {
        let credential = PasswordCredential(
            identifier: .user(.username),
            typed: request.username,
            password: request.password,
            options: LoginOptions(captchaCode: request.captchaCode, clientIP: request.clientIP)
        )
        return try await LoginByDirectory(parts: parts, kind: .ldap, directory: parts.connections.ldap)(
            credential,
            countsFailures: true,
            in: context.from(request.clientIP)
        )
    }

    /// Logs in by the name and password of an Active Directory.
    package func loginByAD(_ request: ADLogin, in context: RequestContext) async throws(AuthingError) -> User {
        let credential = PasswordCredential(
            identifier: .user(.username),
            typed: request.username,
            password: request.password,
            options: LoginOptions()
        )
        return try await LoginByDirectory(
            parts: parts,
            kind: .activeDirectory,
            directory: parts.connections.activeDirectory
        )(credential, countsFailures: false, in: context)
    }

    /// Logs in by a code that WeChat gave a mobile program.
    package func loginByWeChat(_ request: WeChatLogin, in context: RequestContext) async throws(AuthingError) -> User {
        try await LoginByWeChat(parts: parts)(request, in: context)
    }
}
