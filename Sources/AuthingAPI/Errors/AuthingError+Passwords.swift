import AuthingJSON

/// Refusals about passwords as such.
extension AuthingError {
    /// The new password is below the pool's policy.
    ///
    /// - Parameter rule: The rule it breaks, as the strength check words it.
    /// - Returns: 2029.
    public static func passwordWeak(_ rule: LocalizedText) -> Self {
        Self(
            .passwordWeak,
            message: rule,
            hint: LocalizedText(
                chinese: "用 `password strength` 检查，规则见 `pool show`",
                english: "try one with `password strength`; the rules are in `pool show`"
            )
        )
    }

    /// The old password is needed and was not given.
    ///
    /// - Returns: 2201.
    public static func oldPasswordRequired() -> Self {
        Self(
            .oldPasswordRequired,
            chinese: "请输入原始密码",
            english: "the old password is needed",
            hint: ("`password update NEW OLD`", "`password update NEW OLD`")
        )
    }

    /// The old password is not the account's.
    ///
    /// - Parameter remaining: Tries left before the account locks; absent when no lock is configured.
    /// - Returns: 2203, with `remainCount` in its data when a lock is configured.
    public static func oldPasswordWrong(remaining: Int? = nil) -> Self {
        guard let remaining else { return Self(.oldPasswordWrong) }
        return Self(
            .oldPasswordWrong,
            message: LocalizedText(
                chinese: "原始密码错误：再错 \(remaining) 次账号将被锁定",
                english: "the old password is wrong: the account locks after \(remaining) more"
            ),
            data: ["remainCount": .integer(remaining)]
        )
    }
}
