/// A first phone for an account.
public struct PhoneBinding: Sendable {
    /// The number.
    public var phone: String
    /// The code sent to it.
    public var code: Secret

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - phone: The number.
    ///   - code: The code sent to it.
    public init(phone: String, code: Secret) {
        self.phone = phone
        self.code = code
    }
}
