package import AuthingAPI

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
