package import AuthingAPI

/// The pool's password policy: the setting `passwordStrength`, 0 to 3.
///
/// - SeeAlso: The strength levels of the Authing console; the numbers are the API's.
package enum PasswordPolicy: Int, Sendable, CaseIterable {
    /// Any non-empty text.
    case none = 0
    /// Six characters or more.
    case low = 1
    /// Six or more, two of letters, digits and symbols.
    case middle = 2
    /// Six or more, letters, digits and symbols.
    case high = 3

    /// The least number of characters from ``low`` on.
    package static let leastLength = 6

    /// What a password is told that satisfies the policy.
    package static let satisfied = LocalizedText(chinese: "密码验证成功", english: "the password is valid")

    /// Says what a password lacks.
    ///
    /// - Parameter password: A new password; its length counts Unicode scalars.
    /// - Returns: The rule it breaks, or nil where it satisfies the policy.
    package func fault(of password: Secret) -> LocalizedText? {
        if password.isEmpty { return Self.empty }
        if password.lengthInBytes > PasswordHasher.longestPassword { return Self.tooLong }
        let content = PasswordContent(of: password)
        switch self {
        case .none: return nil
        case .low: return content.length >= Self.leastLength ? nil : Self.tooShort
        case .middle: return content.length >= Self.leastLength && content.kinds >= 2 ? nil : Self.needsTwoKinds
        case .high: return content.length >= Self.leastLength && content.kinds == 3 ? nil : Self.needsThreeKinds
        }
    }

    private static let empty = LocalizedText(chinese: "请输入密码", english: "enter a password")

    /// What a password is told that is longer than anything we hash.
    static let tooLong = LocalizedText(
        chinese: "密码长度不能超过 \(PasswordHasher.longestPassword) 字节",
        english: "the password may have at most \(PasswordHasher.longestPassword) bytes"
    )

    private static let tooShort = LocalizedText(
        chinese: "密码长度不能少于 \(leastLength) 位",
        english: "the password needs at least \(leastLength) characters"
    )

    private static let needsTwoKinds = LocalizedText(
        chinese: "密码长度不能少于 \(leastLength) 位，且须包含字母、数字和符号中的两种",
        english: "the password needs at least \(leastLength) characters, with two of letters, digits and symbols"
    )

    private static let needsThreeKinds = LocalizedText(
        chinese: "密码长度不能少于 \(leastLength) 位，且须包含字母、数字和符号",
        english: "the password needs at least \(leastLength) characters, with letters, digits and symbols"
    )
}
