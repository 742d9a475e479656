package import AuthingAPI

// What each method does and refuses is documented with the protocol.

extension EmbeddedService {
    /// Logs in by email and password.
    package func loginByEmail(
        _ request: EmailLogin,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        try await login(.email, request.email, request.password, request.options, in: context)
    }

    /// Logs in by username and password.
    package func loginByUsername(
        _ request: UsernameLogin,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        try await login(.username, request.username, request.password, request.options, in: context)
    }

    /// Logs in by phone and password.
    package func loginByPhonePassword(
        _ request: PhonePasswordLogin,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        try await login(.phone, request.phone, request.password, request.options, in: context)
    }

    /// Logs in by a phone number that a code proves.
    package func loginByPhoneCode(
        _ request: PhoneCodeLogin,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        try await LoginByPhoneCode(parts: parts)(request, in: context.from(request.clientIP))
    }

    /// Logs in by an account that the application keeps of its own.
    package func loginBySubAccount(
        _ request: SubAccountLogin,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        let credential = PasswordCredential(
            identifier: .subAccount,
            typed: request.account,
            password: request.password,
            options: LoginOptions(captchaCode: request.captchaCode, clientIP: request.clientIP)
        )
        return try await PasswordLogin(parts: parts)(credential, in: context.from(request.clientIP))
    }

    private func login(
        _ identifier: UniqueIdentifier,
        _ typed: String,
        _ password: Secret,
        _ options: LoginOptions,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        let credential = PasswordCredential(
            identifier: .user(identifier),
            typed: typed,
            password: password,
            options: options
        )
        return try await PasswordLogin(parts: parts)(credential, in: context.from(options.clientIP))
    }
}
