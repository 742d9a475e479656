extension AuthenticationClient {
    /// Binds a phone to the user who is logged in and has none, and remembers the user.
    ///
    /// - Parameters:
    ///   - phone: The number.
    ///   - code: The code sent to it.
    /// - Returns: The user after the change.
    /// - Throws: See ``ContactService/bindPhone(_:in:)``.
    public func bindPhone(_ phone: String, code: Secret) async throws(AuthingError) -> User {
        try await replacingSession { service, context throws(AuthingError) in
            try await service.bindPhone(PhoneBinding(phone: phone, code: code), in: context)
        }
    }

    /// Takes the phone from the user who is logged in, and remembers the user.
    ///
    /// - Returns: The user after the change.
    /// - Throws: See ``ContactService/unbindPhone(in:)``.
    public func unbindPhone() async throws(AuthingError) -> User {
        try await replacingSession { service, context throws(AuthingError) in
            try await service.unbindPhone(in: context)
        }
    }

    /// Replaces the phone of the user who is logged in, and remembers the user.
    ///
    /// - Parameters:
    ///   - phone: The new number.
    ///   - code: The code sent to it.
    ///   - oldPhone: The present number; needed while `changePhoneStrategy.verifyOldPhone` is on.
    ///   - oldCode: The code sent to that.
    /// - Returns: The user after the change.
    /// - Throws: See ``ContactService/updatePhone(_:in:)``.
    public func updatePhone(
        _ phone: String,
        code: Secret,
        oldPhone: String? = nil,
        oldCode: Secret? = nil
    ) async throws(AuthingError) -> User {
        let request = PhoneReplacement(phone: phone, code: code, oldPhone: oldPhone, oldCode: oldCode)
        return try await replacingSession { service, context throws(AuthingError) in
            try await service.updatePhone(request, in: context)
        }
    }

    /// Binds an email to the user who is logged in and has none, and remembers the user.
    ///
    /// - Parameters:
    ///   - email: The address.
    ///   - code: The code mailed to it with the scene `CHANGE_EMAIL`.
    /// - Returns: The user after the change.
    /// - Throws: See ``ContactService/bindEmail(_:in:)``.
    public func bindEmail(_ email: String, code: Secret) async throws(AuthingError) -> User {
        try await replacingSession { service, context throws(AuthingError) in
            try await service.bindEmail(EmailBinding(email: email, code: code), in: context)
        }
    }

    /// Takes the email from the user who is logged in, and remembers the user.
    ///
    /// - Returns: The user after the change.
    /// - Throws: See ``ContactService/unbindEmail(in:)``.
    public func unbindEmail() async throws(AuthingError) -> User {
        try await replacingSession { service, context throws(AuthingError) in
            try await service.unbindEmail(in: context)
        }
    }

    /// Replaces the email of the user who is logged in, and remembers the user.
    ///
    /// - Parameters:
    ///   - email: The new address.
    ///   - code: The code mailed to it with the scene `CHANGE_EMAIL`.
    ///   - oldEmail: The present address; needed while `changeEmailStrategy.verifyOldEmail` is on.
    ///   - oldCode: The code mailed to that with the same scene.
    /// - Returns: The user after the change.
    /// - Throws: See ``ContactService/updateEmail(_:in:)``.
    public func updateEmail(
        _ email: String,
        code: Secret,
        oldEmail: String? = nil,
        oldCode: Secret? = nil
    ) async throws(AuthingError) -> User {
        let request = EmailReplacement(email: email, code: code, oldEmail: oldEmail, oldCode: oldCode)
        return try await replacingSession { service, context throws(AuthingError) in
            try await service.updateEmail(request, in: context)
        }
    }
}
