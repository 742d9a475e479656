public import AuthingJSON

/// How well an account is protected: what the official clients call its security level.
public struct SecurityLevel: Sendable, Equatable {
    /// Whether the account has an email.
    public let email: Bool
    /// Whether it has a phone.
    public let phone: Bool
    /// Whether it has a password.
    public let password: Bool
    /// How strong the password is; `nil` when it was never measured, as with an imported hash.
    public let passwordSecurityLevel: PasswordSecurityLevel?
    /// Whether a second factor of its own is on.
    public let mfa: Bool

    /// Describes an account.
    ///
    /// - Parameters:
    ///   - email: Whether it has an email.
    ///   - phone: Whether it has a phone.
    ///   - password: Whether it has a password.
    ///   - passwordSecurityLevel: How strong the password is.
    ///   - mfa: Whether a second factor of its own is on.
    public init(
        email: Bool,
        phone: Bool,
        password: Bool,
        passwordSecurityLevel: PasswordSecurityLevel?,
        mfa: Bool
    ) {
        self.email = email
        self.phone = phone
        self.password = password
        self.passwordSecurityLevel = passwordSecurityLevel
        self.mfa = mfa
    }

    /// The account's points, 0 to 100.
    ///
    /// A password gives 50 and 10 for each of its three levels, an email and a phone 5 each, a second factor 10. The points
    /// fit all samples of the official documents: 65 for an email and a weak password, 100 at most.
    public var score: Int {
        var score = 0
        if password { score += 50 + 10 * (passwordSecurityLevel?.rawValue ?? 0) }
        if email { score += 5 }
        if phone { score += 5 }
        if mfa { score += 10 }
        return score
    }

    /// The answer in the API's shape.
    public var json: JSON {
        [
            "score": .integer(score),
            "email": .bool(email),
            "phone": .bool(phone),
            "password": .bool(password),
            "passwordSecurityLevel": passwordSecurityLevel.map { .integer($0.rawValue) } ?? .null,
            "mfa": .bool(mfa),
        ]
    }
}
