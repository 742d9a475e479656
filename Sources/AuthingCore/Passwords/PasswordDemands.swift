package import AuthingAPI

/// All that a pool demands of a new password.
package struct PasswordDemands: Sendable {
    /// What it must be made of.
    package let policy: PasswordPolicy
    /// How many Unicode scalars it may have.
    package let length: ClosedRange<Int>
    /// Whether it may be one that leaked often or is made of its owner's names.
    package let refusesCommon: Bool
    /// The pool's own name, which is nobody's password.
    package let poolName: String

    /// The demands that settings name.
    ///
    /// - Parameter settings: The pool's settings.
    package init(_ settings: PoolSettings) {
        self.init(PasswordPolicy(rawValue: settings.passwordStrength) ?? .high, settings)
    }

    private init(_ policy: PasswordPolicy, _ settings: PoolSettings) {
        self.policy = policy
        // A maximum below the minimum cannot be set; ranges of both do not overlap but at 64.
        length = settings.passwordMinimumLength...settings.passwordMaximumLength
        refusesCommon = settings.commonPasswordsRefused
        poolName = settings.poolName
    }

    /// The demands on a password that an operator sets: all but what it is made of, which binds users alone.
    ///
    /// - Parameter settings: The pool's settings.
    /// - Returns: The demands.
    package static func ofOperators(_ settings: PoolSettings) -> Self { Self(.none, settings) }

    /// Says what a password lacks.
    ///
    /// - Parameters:
    ///   - password: A new password.
    ///   - names: What its owner is known by: username, email, phone.
    /// - Returns: The rule it breaks, or nil where it meets all demands.
    package func fault(of password: Secret, ownedBy names: [String] = []) -> LocalizedText? {
        if password.isEmpty || password.lengthInBytes > PasswordHasher.longestPassword {
            return policy.fault(of: password)
        }
        let count = password.reveal { $0.unicodeScalars.count }
        if count < length.lowerBound { return Self.tooShort(length.lowerBound) }
        if count > length.upperBound { return Self.tooLong(length.upperBound) }
        if let fault = policy.fault(of: password) { return fault }
        guard refusesCommon else { return nil }
        if CommonPasswords.contains(password) { return Self.common }
        return isMadeOfNames(password, names + [poolName]) ? Self.madeOfNames : nil
    }

    /// Whether little, or a common password, is left without the names in it.
    private func isMadeOfNames(_ password: Secret, _ names: [String]) -> Bool {
        var rest = password.reveal { $0.utf8.map(\.lowercasedASCII) }
        let full = rest
        for word in Self.words(of: names) { rest.remove(every: word) }
        guard rest.count < full.count else { return false }
        return rest.count < Self.leastBesideNames || CommonPasswords.contains(bytes: rest)
    }

    /// The names and the part of an email before its `@`, in lower case, the longest first.
    private static func words(of names: [String]) -> [[UInt8]] {
        let all = names + names.compactMap { name in name.firstIndex(of: "@").map { String(name[..<$0]) } }
        return all.map { $0.utf8.map(\.lowercasedASCII) }.filter { $0.count >= leastName }.sorted {
            $0.count > $1.count
        }
    }

    /// A name of fewer bytes occurs in any text by chance.
    private static let leastName = 3
    /// So many bytes must be left without the names.
    private static let leastBesideNames = 6

    private static func tooShort(_ least: Int) -> LocalizedText {
        LocalizedText(chinese: "密码长度不能少于 \(least) 位", english: "the password needs at least \(least) characters")
    }

    private static func tooLong(_ most: Int) -> LocalizedText {
        LocalizedText(chinese: "密码长度不能超过 \(most) 位", english: "the password may have at most \(most) characters")
    }

    private static let common = LocalizedText(
        chinese: "密码过于常见，容易被猜中",
        english: "the password is one that many people use"
    )

    private static let madeOfNames = LocalizedText(
        chinese: "密码不能由用户名、邮箱、手机号或应用名构成",
        english: "the password is made of the username, the email, the phone number or the pool's name"
    )
}

extension PoolSettings {
    /// All that the pool demands of a new password.
    package var passwordDemands: PasswordDemands { PasswordDemands(self) }
}

extension User {
    /// What the user is known by.
    var names: [String] { [username, email, phone].compactMap(\.self) }
}

extension [UInt8] {
    /// Takes every place out where some bytes stand.
    fileprivate mutating func remove(every word: [UInt8]) {
        var kept: [UInt8] = []
        var index = startIndex
        while index < endIndex {
            if self[index...].starts(with: word) {
                index += word.count
            } else {
                kept.append(self[index])
                index += 1
            }
        }
        self = kept
    }
}
