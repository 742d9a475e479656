public import AuthingJSON

/// What a password login may be given beside its identifier and password.
public struct LoginOptions: Sendable {
    /// Whether an unknown account is registered with these credentials.
    public var autoRegister: Bool
    /// The answer to a captcha.
    public var captchaCode: String?
    /// The end user's address as a back end knows it; stands in place of the context's.
    public var clientIP: String?
    /// Custom data by key, merged into the stored values when the login succeeds; the fields must be defined.
    public var customData: JSONObject
    /// A record of the caller's own, handed to pipeline functions and to nothing else.
    public var context: JSONObject?

    /// Creates options; each is off when left out.
    ///
    /// - Parameters:
    ///   - autoRegister: Whether an unknown account is registered with these credentials.
    ///   - captchaCode: The answer to a captcha.
    ///   - clientIP: The end user's address as a back end knows it.
    ///   - customData: Custom data by key.
    ///   - context: A record for pipeline functions.
    public init(
        autoRegister: Bool = false,
        captchaCode: String? = nil,
        clientIP: String? = nil,
        customData: JSONObject = [:],
        context: JSONObject? = nil
    ) {
        self.autoRegister = autoRegister
        self.captchaCode = captchaCode
        self.clientIP = clientIP
        self.customData = customData
        self.context = context
    }
}
