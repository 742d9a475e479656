/// A wish for a verification code on a phone.
public struct SMSCodeSending: Sendable {
    /// The number as typed; mainland China only.
    public var phone: String

    /// Creates a request.
    ///
    /// - Parameter phone: The number as typed.
    public init(phone: String) {
        self.phone = phone
    }
}
