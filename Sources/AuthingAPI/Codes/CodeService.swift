/// Sends verification codes and links.
///
/// A part of ``AuthenticationService``.
public protocol CodeService: Sendable {
    /// Sends a verification code to a phone.
    ///
    /// - Parameters:
    ///   - request: The phone.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: Code 200 and a text.
    /// - Throws: 2028, 2080, 500.
    func sendSMSCode(_ request: SMSCodeSending, in context: RequestContext) async throws(AuthingError) -> CommonMessage

    /// Sends a mail with a code or a link.
    ///
    /// - Parameters:
    ///   - request: The address and what the mail is for.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: Code 200 and an empty text.
    /// - Throws: 400 for an unknown scene, 2204, 2004, 2080, 2021, 2025, 3014.
    func sendEmail(_ request: EmailSending, in context: RequestContext) async throws(AuthingError) -> CommonMessage
}
