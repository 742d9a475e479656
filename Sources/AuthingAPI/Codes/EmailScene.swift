/// What a mail with a code or a link is for.
public enum EmailScene: String, Sendable, CaseIterable {
    /// A code that resets the password.
    case resetPassword = "RESET_PASSWORD"
    /// A link that verifies the address.
    case verifyEmail = "VERIFY_EMAIL"
    /// A code that binds or changes the address.
    case changeEmail = "CHANGE_EMAIL"
    /// A code that is a second factor.
    case secondFactor = "MFA_VERIFY"

    /// Reads a scene as either SDK spells it: `VERIFY_EMAIL` or `VerifyEmail`.
    ///
    /// - Parameter name: The scene's name.
    public init?(name: String) {
        switch name {
        case "VerifyEmail": self = .verifyEmail
        case "ChangeEmail": self = .changeEmail
        default: self.init(rawValue: name)
        }
    }
}
