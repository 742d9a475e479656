public import AuthingJSON

/// A login by a phone number that a code proves.
public struct PhoneCodeLogin: Sendable {
    /// The number as typed.
    public var phone: String
    /// The code that was sent to it.
    public var code: Secret
    /// The end user's address as a back end knows it; stands in place of the context's.
    public var clientIP: String?
    /// Custom data by key, merged into the stored values when the login succeeds; the fields must be defined.
    public var customData: JSONObject
    /// A record of the caller's own, handed to pipeline functions and to nothing else.
    public var context: JSONObject?

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - phone: The number as typed.
    ///   - code: The code that was sent to it.
    ///   - clientIP: The end user's address as a back end knows it.
    ///   - customData: Custom data by key.
    ///   - context: A record for pipeline functions.
    public init(
        phone: String,
        code: Secret,
        clientIP: String? = nil,
        customData: JSONObject = [:],
        context: JSONObject? = nil
    ) {
        self.phone = phone
        self.code = code
        self.clientIP = clientIP
        self.customData = customData
        self.context = context
    }
}
