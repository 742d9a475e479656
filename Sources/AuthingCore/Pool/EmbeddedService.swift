package import AuthingAPI

/// The authentication service in this process, on a pool of its own.
package struct EmbeddedService: AuthenticationService {
    private let parts: CoreParts

    /// Creates the service.
    ///
    /// - Parameter parts: The pool and the world around it.
    package init(_ parts: CoreParts) {
        self.parts = parts
    }
}

// What each method does and refuses is documented with the protocol.

extension EmbeddedService {
    /// Registers an account by its email address.
    package func registerByEmail(
        _ request: EmailRegistration,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        let plan = RegistrationPlan(
            identifier: .email(request.email),
            password: request.password,
            needsPassword: true,
            isProved: false,
            source: "basic:email",
            options: request.options
        )
        return try await Register(parts: parts)(plan, in: context.from(request.options.clientIP))
    }

    /// Registers an account by its username.
    package func registerByUsername(
        _ request: UsernameRegistration,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        let plan = RegistrationPlan(
            identifier: .username(request.username),
            password: request.password,
            needsPassword: true,
            isProved: false,
            source: "basic:username-password",
            options: request.options
        )
        return try await Register(parts: parts)(plan, in: context.from(request.options.clientIP))
    }

    /// Registers an account by a phone number that a code proved.
    package func registerByPhoneCode(
        _ request: PhoneCodeRegistration,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        try await RegisterByPhoneCode(parts: parts)(request, in: context.from(request.options.clientIP))
    }
}

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

    private func login(
        _ identifier: UniqueIdentifier,
        _ typed: String,
        _ password: Secret,
        _ options: LoginOptions,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        let credential = PasswordCredential(
            identifier: identifier,
            typed: typed,
            password: password,
            options: options
        )
        return try await PasswordLogin(parts: parts)(credential, in: context.from(options.clientIP))
    }
}

extension EmbeddedService {
    /// Sends a verification code to a phone.
    package func sendSMSCode(
        _ request: SMSCodeSending,
        in context: RequestContext
    ) async throws(AuthingError) -> CommonMessage {
        try await SendSMSCode(parts: parts)(request, in: context)
    }

    /// Sends a mail with a code or a link.
    package func sendEmail(
        _ request: EmailSending,
        in context: RequestContext
    ) async throws(AuthingError) -> CommonMessage {
        try await SendEmail(parts: parts)(request, in: context)
    }
}

extension EmbeddedService {
    /// Says whether a token is good, and until when.
    package func checkLoginStatus(
        of token: Secret?,
        in context: RequestContext
    ) async throws(AuthingError) -> TokenStatus {
        try await CheckLoginStatus(parts: parts)(of: token, in: context)
    }

    /// Issues a new token to the holder of a good one.
    package func refreshToken(in context: RequestContext) async throws(AuthingError) -> RefreshedToken {
        try await RefreshToken(parts: parts)(in: context)
    }

    /// Ends the login a token stands for.
    package func logout(in context: RequestContext) async throws(AuthingError) {
        try await Logout(parts: parts)(in: context)
    }

    /// The user a token belongs to.
    package func currentUser(in context: RequestContext) async throws(AuthingError) -> User {
        try await CurrentUser(parts: parts)(in: context)
    }
}

extension EmbeddedService {
    /// Changes the password of the user a token belongs to.
    package func updatePassword(
        _ request: PasswordUpdate,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        try await UpdatePassword(parts: parts)(request, in: context)
    }

    /// Sets a new password by a code sent to the account's phone.
    package func resetPasswordByPhoneCode(
        _ request: PhonePasswordReset,
        in context: RequestContext
    ) async throws(AuthingError) -> CommonMessage {
        try await ResetPassword(parts: parts)(
            .phone(request.phone),
            code: request.code,
            newPassword: request.newPassword,
            in: context
        )
    }

    /// Sets a new password by a code mailed to the account's address.
    package func resetPasswordByEmailCode(
        _ request: EmailPasswordReset,
        in context: RequestContext
    ) async throws(AuthingError) -> CommonMessage {
        try await ResetPassword(parts: parts)(
            .email(request.email),
            code: request.code,
            newPassword: request.newPassword,
            in: context
        )
    }

    /// Says whether a password meets the pool's policy.
    package func checkPasswordStrength(
        _ password: Secret,
        in context: RequestContext
    ) async throws(AuthingError) -> PasswordStrength {
        try await CheckPasswordStrength(parts: parts)(password, in: context)
    }
}
