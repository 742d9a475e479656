/// A new phone in place of an account's present one.
public struct PhoneReplacement: Sendable {
    /// The new number.
    public var phone: String
    /// The code sent to it.
    public var code: Secret
    /// The present number.
    public var oldPhone: String?
    /// The code sent to that.
    public var oldCode: Secret?

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - phone: The new number.
    ///   - code: The code sent to it.
    ///   - oldPhone: The present number.
    ///   - oldCode: The code sent to that.
    public init(phone: String, code: Secret, oldPhone: String? = nil, oldCode: Secret? = nil) {
        self.phone = phone
        self.code = code
        self.oldPhone = oldPhone
        self.oldCode = oldCode
    }
}
