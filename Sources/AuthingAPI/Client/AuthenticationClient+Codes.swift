extension AuthenticationClient {
    /// Sends a verification code to a phone.
    ///
    /// - Parameter phone: The number.
    /// - Returns: Code 200 and a text.
    /// - Throws: See ``CodeService/sendSMSCode(_:in:)``.
    public func sendSMSCode(_ phone: String) async throws(AuthingError) -> CommonMessage {
        try await keepingSession { service, context throws(AuthingError) in
            try await service.sendSMSCode(SMSCodeSending(phone: phone), in: context)
        }
    }

    /// Sends a mail with a code or a link.
    ///
    /// - Parameters:
    ///   - email: The address.
    ///   - scene: The name of a scene, as either SDK spells it; see ``EmailScene``.
    /// - Returns: Code 200 and an empty text.
    /// - Throws: See ``CodeService/sendEmail(_:in:)``.
    public func sendEmail(_ email: String, scene: String) async throws(AuthingError) -> CommonMessage {
        try await keepingSession { service, context throws(AuthingError) in
            try await service.sendEmail(EmailSending(email: email, scene: scene), in: context)
        }
    }
}
