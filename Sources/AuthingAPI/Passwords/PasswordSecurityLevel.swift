/// How well a password resists guessing, on the API's scale of three.
public enum PasswordSecurityLevel: Int, Sendable, CaseIterable {
    /// Anything below ``middle``.
    case low = 1
    /// At least 8 characters with a letter and a digit.
    case middle = 2
    /// At least 12 characters with a lower-case letter, an upper-case letter and a digit.
    case high = 3

    /// Measures a password; letters and digits are those of ASCII, characters are Unicode scalars.
    ///
    /// - Parameter password: The password.
    public init(of password: Secret) {
        self = password.reveal { text in
            let scalars = text.unicodeScalars
            let lower = scalars.contains { ("a"..."z").contains($0) }
            let upper = scalars.contains { ("A"..."Z").contains($0) }
            let digit = scalars.contains { ("0"..."9").contains($0) }
            if scalars.count >= 12, lower, upper, digit { return .high }
            return scalars.count >= 8 && (lower || upper) && digit ? .middle : .low
        }
    }
}
