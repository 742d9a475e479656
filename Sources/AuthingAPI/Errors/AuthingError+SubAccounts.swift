/// Refusals about sub-accounts.
extension AuthingError {
    /// The pool lets no sub-account log in.
    ///
    /// - Returns: 1001.
    public static func subAccountsDisabled() -> Self {
        Self(
            .forbidden,
            chinese: "无权限执行此项操作：未启用子账号",
            english: "you may not perform this operation: sub-accounts are off",
            hint: ("用 `pool set enableSubAccount true` 启用", "turn them on with `pool set enableSubAccount true`")
        )
    }

    /// The application has no such sub-account.
    ///
    /// - Parameter account: What was typed.
    /// - Returns: 2004.
    public static func subAccountUnknown(_ account: String) -> Self {
        Self(
            .userUnknown,
            chinese: "用户不存在：应用中没有子账号 \(account)",
            english: "the user does not exist: the application has no sub-account \(account)",
            hint: ("用 `subaccount list` 查看现有子账号", "`subaccount list` shows who exists")
        )
    }
}
