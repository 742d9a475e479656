/// A login by the name and password of an LDAP directory.
public struct LDAPLogin: Sendable {
    /// The name as typed: whatever the connection's filter looks for.
    public var username: String
    /// The password.
    public var password: Secret
    /// The answer to a captcha.
    public var captchaCode: String?
    /// The end user's address as a back end knows it; stands in place of the context's.
    public var clientIP: String?

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - username: The name as typed.
    ///   - password: The password.
    ///   - captchaCode: The answer to a captcha.
    ///   - clientIP: The end user's address as a back end knows it.
    public init(username: String, password: Secret, captchaCode: String? = nil, clientIP: String? = nil) {
        self.username = username
        self.password = password
        self.captchaCode = captchaCode
        self.clientIP = clientIP
    }
}

/// A login by the name and password of an Active Directory.
public struct ADLogin: Sendable {
    /// The name as typed: `alice`, `CORP\alice` or `alice@corp.example`.
    public var username: String
    /// The password.
    public var password: Secret

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - username: The name as typed.
    ///   - password: The password.
    public init(username: String, password: Secret) {
        self.username = username
        self.password = password
    }
}
