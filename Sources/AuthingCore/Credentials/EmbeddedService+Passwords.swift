package import AuthingAPI

// What each method does and refuses is documented with the protocol.

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

    /// Sets a new password by the token of a first login.
    package func resetPasswordByFirstLoginToken(
        _ request: FirstLoginReset,
        in context: RequestContext
    ) async throws(AuthingError) -> CommonMessage {
        try await ResetPasswordByToken(parts: parts)(
            request.token,
            oldPassword: nil,
            newPassword: request.newPassword,
            in: context
        )
    }

    /// Sets a new password by the token of a login with a password that does not last.
    package func resetPasswordByForcedToken(
        _ request: ForcedReset,
        in context: RequestContext
    ) async throws(AuthingError) -> CommonMessage {
        try await ResetPasswordByToken(parts: parts)(
            request.token,
            oldPassword: request.oldPassword,
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
