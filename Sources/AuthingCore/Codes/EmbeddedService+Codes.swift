package import AuthingAPI

// What each method does and refuses is documented with the protocol.

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
