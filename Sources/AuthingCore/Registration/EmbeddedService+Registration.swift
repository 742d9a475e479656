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
            proof: .none,
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
            proof: .none,
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
        let plan = RegistrationPlan(
            identifier: .phone(request.phone),
            password: request.password,
            needsPassword: false,
            proof: .code(request.code),
            source: "basic:phone-code",
            options: request.options
        )
        return try await Register(parts: parts)(plan, in: context.from(request.options.clientIP))
    }
}
