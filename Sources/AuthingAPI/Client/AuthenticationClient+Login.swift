public import AuthingJSON

extension AuthenticationClient {
    /// Logs in by email and password, and remembers the user.
    ///
    /// - Parameters:
    ///   - email: The address.
    ///   - password: The password.
    ///   - options: What else is given.
    /// - Returns: The user with a new token.
    /// - Throws: See ``LoginService/loginByEmail(_:in:)``.
    public func loginByEmail(
        _ email: String,
        password: Secret,
        options: LoginOptions = .init()
    ) async throws(AuthingError) -> User {
        let request = EmailLogin(email: email, password: password, options: options)
        return try await replacingSession { service, context throws(AuthingError) in
            try await service.loginByEmail(request, in: context)
        }
    }

    /// Logs in by username and password, and remembers the user.
    ///
    /// - Parameters:
    ///   - username: The name.
    ///   - password: The password.
    ///   - options: What else is given.
    /// - Returns: The user with a new token.
    /// - Throws: See ``LoginService/loginByUsername(_:in:)``.
    public func loginByUsername(
        _ username: String,
        password: Secret,
        options: LoginOptions = .init()
    ) async throws(AuthingError) -> User {
        let request = UsernameLogin(username: username, password: password, options: options)
        return try await replacingSession { service, context throws(AuthingError) in
            try await service.loginByUsername(request, in: context)
        }
    }

    /// Logs in by phone and password, and remembers the user.
    ///
    /// - Parameters:
    ///   - phone: The number.
    ///   - password: The password.
    ///   - options: What else is given.
    /// - Returns: The user with a new token.
    /// - Throws: See ``LoginService/loginByPhonePassword(_:in:)``.
    public func loginByPhonePassword(
        _ phone: String,
        password: Secret,
        options: LoginOptions = .init()
    ) async throws(AuthingError) -> User {
        let request = PhonePasswordLogin(phone: phone, password: password, options: options)
        return try await replacingSession { service, context throws(AuthingError) in
            try await service.loginByPhonePassword(request, in: context)
        }
    }

    /// Logs in by a phone number that a code proves, and remembers the user.
    ///
    /// - Parameters:
    ///   - phone: The number; an unknown one gets an account.
    ///   - code: The code that was sent to it.
    ///   - clientIP: The end user's address, in place of the client's.
    ///   - customData: Custom data by key, merged into the stored values.
    ///   - context: A record for pipeline functions.
    /// - Returns: The user with a new token.
    /// - Throws: See ``LoginService/loginByPhoneCode(_:in:)``.
    public func loginByPhoneCode(
        _ phone: String,
        code: Secret,
        clientIP: String? = nil,
        customData: JSONObject = [:],
        context: JSONObject? = nil
    ) async throws(AuthingError) -> User {
        let request = PhoneCodeLogin(
            phone: phone,
            code: code,
            clientIP: clientIP,
            customData: customData,
            context: context
        )
        return try await replacingSession { service, context throws(AuthingError) in
            try await service.loginByPhoneCode(request, in: context)
        }
    }

    /// Logs in by an account that the application keeps of its own; user and token are remembered.
    ///
    /// - Parameters:
    ///   - account: The account.
    ///   - password: Its password.
    ///   - captchaCode: The answer to a captcha, needed after 2000.
    ///   - clientIP: The end user's address as a back end knows it.
    /// - Returns: The user whose sub-account it is, with a new token.
    /// - Throws: See ``LoginService/loginBySubAccount(_:in:)``.
    public func loginBySubAccount(
        _ account: String,
        password: Secret,
        captchaCode: String? = nil,
        clientIP: String? = nil
    ) async throws(AuthingError) -> User {
        let request = SubAccountLogin(
            account: account,
            password: password,
            captchaCode: captchaCode,
            clientIP: clientIP
        )
        return try await replacingSession { service, context throws(AuthingError) in
            try await service.loginBySubAccount(request, in: context)
        }
    }
}
