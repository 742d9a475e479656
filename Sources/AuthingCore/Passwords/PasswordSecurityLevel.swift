package import AuthingAPI

/// How strong a password is: the 1, 2 or 3 of `password level`, also kept with the account.
///
/// The rule is that of the JavaScript SDK; symbols play no part.
package enum PasswordSecurityLevel: Int, Sendable, CaseIterable {
    /// Everything that is not more.
    case low = 1
    /// Eight characters or more, with a letter and a digit.
    case middle = 2
    /// Twelve characters or more, with a lower-case letter, an upper-case letter and a digit.
    case high = 3

    /// Measures a password.
    ///
    /// - Parameter password: Any text; its length counts Unicode scalars.
    package init(of password: Secret) {
        let content = PasswordContent(of: password)
        if content.length >= 12, content.hasLowerCase, content.hasUpperCase, content.hasDigit {
            self = .high
        } else if content.length >= 8, content.hasLetter, content.hasDigit {
            self = .middle
        } else {
            self = .low
        }
    }
}
