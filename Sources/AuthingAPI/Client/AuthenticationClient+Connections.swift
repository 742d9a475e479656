extension AuthenticationClient {
    /// Logs in by the name and password of an LDAP directory, and remembers the user.
    ///
    /// - Parameters:
    ///   - username: The name, as the connection's filter looks for it.
    ///   - password: The password.
    ///   - captchaCode: The answer to a captcha, needed after 2000.
    ///   - clientIP: The end user's address as a back end knows it.
    /// - Returns: The user.
    /// - Throws: See ``ConnectionService/loginByLDAP(_:in:)``.
    public func loginByLDAP(
        _ username: String,
        password: Secret,
        captchaCode: String? = nil,
        clientIP: String? = nil
    ) async throws(AuthingError) -> User {
        let request = LDAPLogin(username: username, password: password, captchaCode: captchaCode, clientIP: clientIP)
        return try await replacingSession { service, context throws(AuthingError) in
            try await service.loginByLDAP(request, in: context)
        }
    }

    /// Logs in by the name and password of an Active Directory, and remembers the user.
    ///
    /// - Parameters:
    ///   - username: The name: `alice`, `CORP\alice` or `alice@corp.example`.
    ///   - password: The password.
    /// - Returns: The user.
    /// - Throws: See ``ConnectionService/loginByAD(_:in:)``.
    public func loginByAD(_ username: String, password: Secret) async throws(AuthingError) -> User {
        let request = ADLogin(username: username, password: password)
        return try await replacingSession { service, context throws(AuthingError) in
            try await service.loginByAD(request, in: context)
        }
    }

    /// Logs in by a code that WeChat gave a mobile program, and remembers the user.
    ///
    /// - Parameters:
    ///   - code: The code; WeChat takes it once.
    ///   - country: The country of the texts that WeChat shows.
    ///   - lang: The language of the texts that WeChat shows.
    ///   - state: The caller's own text.
    /// - Returns: The user.
    /// - Throws: See ``ConnectionService/loginByWeChat(_:in:)``.
    public func loginByWeChat(
        _ code: Secret,
        country: String? = nil,
        lang: String? = nil,
        state: String? = nil
    ) async throws(AuthingError) -> User {
        let request = WeChatLogin(code: code, country: country, lang: lang, state: state)
        return try await replacingSession { service, context throws(AuthingError) in
            try await service.loginByWeChat(request, in: context)
        }
    }
}
