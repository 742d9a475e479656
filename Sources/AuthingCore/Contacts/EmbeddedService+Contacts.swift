package import AuthingAPI

// What each method does and refuses is documented with the protocol.

extension EmbeddedService {
    /// Binds a phone.
    package func bindPhone(_ request: PhoneBinding, in context: RequestContext) async throws(AuthingError) -> User {
        try await BindContact(parts: parts, kind: .phone)(request.phone, code: request.code, in: context)
    }

    /// Takes the phone away.
    package func unbindPhone(in context: RequestContext) async throws(AuthingError) -> User {
        try await UnbindContact(parts: parts, kind: .phone)(in: context)
    }

    /// Replaces the phone.
    package func updatePhone(
        _ request: PhoneReplacement,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        try await UpdateContact(parts: parts, kind: .phone)(
            .init(typed: request.phone, code: request.code),
            old: .init(typed: request.oldPhone, code: request.oldCode),
            in: context
        )
    }

    /// Binds an email.
    package func bindEmail(_ request: EmailBinding, in context: RequestContext) async throws(AuthingError) -> User {
        try await BindContact(parts: parts, kind: .email)(request.email, code: request.code, in: context)
    }

    /// Takes the email away.
    package func unbindEmail(in context: RequestContext) async throws(AuthingError) -> User {
        try await UnbindContact(parts: parts, kind: .email)(in: context)
    }

    /// Replaces the email.
    package func updateEmail(
        _ request: EmailReplacement,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        try await UpdateContact(parts: parts, kind: .email)(
            .init(typed: request.email, code: request.code),
            old: .init(typed: request.oldEmail, code: request.oldCode),
            in: context
        )
    }
}
