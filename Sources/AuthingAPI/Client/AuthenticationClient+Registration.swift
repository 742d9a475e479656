extension AuthenticationClient {
    /// Registers an account by its email address, and remembers it.
    ///
    /// - Parameters:
    ///   - email: The address.
    ///   - password: The password.
    ///   - options: What else is given.
    /// - Returns: The new user.
    /// - Throws: See ``RegistrationService/registerByEmail(_:in:)``.
    public func registerByEmail(
        _ email: String,
        password: Secret,
        options: RegistrationOptions = .init()
    ) async throws(AuthingError) -> User {
        let request = EmailRegistration(email: email, password: password, options: options)
        return try await replacingSession { service, context throws(AuthingError) in
            try await service.registerByEmail(request, in: context)
        }
    }

    /// Registers an account by its username, and remembers it.
    ///
    /// - Parameters:
    ///   - username: The name.
    ///   - password: The password.
    ///   - options: What else is given.
    /// - Returns: The new user.
    /// - Throws: See ``RegistrationService/registerByUsername(_:in:)``.
    public func registerByUsername(
        _ username: String,
        password: Secret,
        options: RegistrationOptions = .init()
    ) async throws(AuthingError) -> User {
        let request = UsernameRegistration(username: username, password: password, options: options)
        return try await replacingSession { service, context throws(AuthingError) in
            try await service.registerByUsername(request, in: context)
        }
    }

    /// Registers an account by a phone number that a code proves, and remembers it.
    ///
    /// - Parameters:
    ///   - phone: The number.
    ///   - code: The code that was sent to it.
    ///   - password: The first password.
    ///   - options: What else is given.
    /// - Returns: The new user.
    /// - Throws: See ``RegistrationService/registerByPhoneCode(_:in:)``.
    public func registerByPhoneCode(
        _ phone: String,
        code: Secret,
        password: Secret? = nil,
        options: RegistrationOptions = .init()
    ) async throws(AuthingError) -> User {
        let request = PhoneCodeRegistration(phone: phone, code: code, password: password, options: options)
        return try await replacingSession { service, context throws(AuthingError) in
            try await service.registerByPhoneCode(request, in: context)
        }
    }
}
