extension AuthenticationClient {
    /// Changes the password of the user who is logged in, and ends that user's other logins.
    ///
    /// - Parameters:
    ///   - newPassword: The new password.
    ///   - oldPassword: The present one; an account without a password needs none.
    /// - Returns: The user; what the client remembers is left as it is.
    /// - Throws: See ``PasswordService/updatePassword(_:in:)``.
    public func updatePassword(
        _ newPassword: Secret,
        oldPassword: Secret? = nil
    ) async throws(AuthingError) -> User {
        let request = PasswordUpdate(newPassword: newPassword, oldPassword: oldPassword)
        return try await keepingSession { service, context throws(AuthingError) in
            try await service.updatePassword(request, in: context)
        }
    }

    /// Sets a new password by a code sent to the account's phone.
    ///
    /// - Parameters:
    ///   - phone: The number.
    ///   - code: The code that was sent to it.
    ///   - newPassword: The new password.
    /// - Returns: Code 200 and a text.
    /// - Throws: See ``PasswordService/resetPasswordByPhoneCode(_:in:)``.
    public func resetPasswordByPhoneCode(
        _ phone: String,
        code: Secret,
        newPassword: Secret
    ) async throws(AuthingError) -> CommonMessage {
        let request = PhonePasswordReset(phone: phone, code: code, newPassword: newPassword)
        return try await keepingSession { service, context throws(AuthingError) in
            try await service.resetPasswordByPhoneCode(request, in: context)
        }
    }

    /// Sets a new password by a code mailed to the account's address.
    ///
    /// - Parameters:
    ///   - email: The address.
    ///   - code: The code that was mailed to it.
    ///   - newPassword: The new password.
    /// - Returns: Code 200 and a text.
    /// - Throws: See ``PasswordService/resetPasswordByEmailCode(_:in:)``.
    public func resetPasswordByEmailCode(
        _ email: String,
        code: Secret,
        newPassword: Secret
    ) async throws(AuthingError) -> CommonMessage {
        let request = EmailPasswordReset(email: email, code: code, newPassword: newPassword)
        return try await keepingSession { service, context throws(AuthingError) in
            try await service.resetPasswordByEmailCode(request, in: context)
        }
    }

    /// Sets a new password by the token of a first login that was refused with 1639; nobody is logged in by it.
    ///
    /// - Parameters:
    ///   - token: The `token` in the data of the refusal.
    ///   - newPassword: The new password.
    /// - Returns: Code 200 and a text.
    /// - Throws: See ``PasswordService/resetPasswordByFirstLoginToken(_:in:)``.
    public func resetPasswordByFirstLoginToken(
        _ token: Secret,
        newPassword: Secret
    ) async throws(AuthingError) -> CommonMessage {
        let request = FirstLoginReset(token: token, newPassword: newPassword)
        return try await keepingSession { service, context throws(AuthingError) in
            try await service.resetPasswordByFirstLoginToken(request, in: context)
        }
    }

    /// Sets a new password by the token of a login that was refused with 2058 or 2071; nobody is logged in by it.
    ///
    /// - Parameters:
    ///   - token: The `token` in the data of the refusal.
    ///   - oldPassword: The present password.
    ///   - newPassword: The new password.
    /// - Returns: Code 200 and a text.
    /// - Throws: See ``PasswordService/resetPasswordByForcedToken(_:in:)``.
    public func resetPasswordByForcedToken(
        _ token: Secret,
        oldPassword: Secret,
        newPassword: Secret
    ) async throws(AuthingError) -> CommonMessage {
        let request = ForcedReset(token: token, oldPassword: oldPassword, newPassword: newPassword)
        return try await keepingSession { service, context throws(AuthingError) in
            try await service.resetPasswordByForcedToken(request, in: context)
        }
    }

    /// Says whether a password meets the pool's policy.
    ///
    /// - Parameter password: The password.
    /// - Returns: The verdict with its reason.
    /// - Throws: See ``PasswordService/checkPasswordStrength(_:in:)``.
    public func checkPasswordStrength(_ password: Secret) async throws(AuthingError) -> PasswordStrength {
        try await keepingSession { service, context throws(AuthingError) in
            try await service.checkPasswordStrength(password, in: context)
        }
    }

    /// The security level of a password, worked out here without a request.
    ///
    /// - Parameter password: The password.
    /// - Returns: Low, middle or high.
    public func computePasswordSecurityLevel(_ password: Secret) -> PasswordSecurityLevel {
        PasswordSecurityLevel(of: password)
    }
}
