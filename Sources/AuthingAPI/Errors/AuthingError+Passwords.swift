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
    /// - Returns: 2203.
    public static func oldPasswordWrong() -> Self {
        Self(.oldPasswordWrong)
    }
}
