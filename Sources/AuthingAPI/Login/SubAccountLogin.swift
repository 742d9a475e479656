/// A login by an account that the application keeps of its own.
public struct SubAccountLogin: Sendable {
    /// The account as typed.
    public var account: String
    /// Its password.
    public var password: Secret
    /// The answer to a captcha.
    public var captchaCode: String?
    /// The end user's address as a back end knows it; stands in place of the context's.
    public var clientIP: String?

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - account: The account as typed.
    ///   - password: Its password.
    ///   - captchaCode: The answer to a captcha.
    ///   - clientIP: The end user's address as a back end knows it.
    public init(account: String, password: Secret, captchaCode: String? = nil, clientIP: String? = nil) {
        self.account = account
        self.password = password
        self.captchaCode = captchaCode
        self.clientIP = clientIP
    }
}
