import AuthingJSON

/// Refusals about external identities and the joining of accounts.
extension AuthingError {
    /// The user has an identity of the provider already.
    ///
    /// - Parameter provider: The provider.
    /// - Returns: 2213.
    public static func identityKindTaken(_ provider: String) -> Self {
        Self(
            .identityKindTaken,
            chinese: "已绑定过此种 OAuth：\(provider)",
            english: "an identity of this provider is already bound: \(provider)",
            hint: (
                "先用 `account unlink` 或 `user identity remove` 解绑",
                "remove the present one first, with `account unlink` or `user identity remove`"
            ),
            data: ["provider": .string(provider)]
        )
    }

    /// The user to be merged has no external identity that could move.
    ///
    /// - Returns: 2214.
    public static func identitiesUnreadable() -> Self {
        Self(
            .identitiesUnreadable,
            chinese: "读取已绑定 OAuth 失败：子账号没有外部身份",
            english: "the bound identities cannot be read: the secondary user has none",
            hint: (
                "子账号须有外部身份；用 `user identity list` 查看",
                "the secondary user must have logged in by a provider; `user identity list` shows its identities"
            )
        )
    }

    /// Another user has the identity.
    ///
    /// - Parameter provider: The provider.
    /// - Returns: 2215.
    public static func identityTaken(_ provider: String) -> Self {
        Self(
            .identityTaken,
            chinese: "将要绑定的 OAuth 账号已被绑定：\(provider)",
            english: "the identity is already bound to another user: \(provider)",
            hint: ("先从该用户解绑", "remove it from that user first"),
            data: ["provider": .string(provider)]
        )
    }

    /// The user has no identity of the provider.
    ///
    /// - Parameters:
    ///   - provider: The provider asked for.
    ///   - bound: The providers of the identities that the user has.
    /// - Returns: 2216.
    public static func identityMissing(_ provider: String, bound: [String]) -> Self {
        let list = bound.joined(separator: ", ")
        return Self(
            .identityMissing,
            chinese: "没有绑定过此种 OAuth：\(provider)",
            english: "no identity of this provider is bound: \(provider)",
            hint: bound.isEmpty
                ? ("该用户没有外部身份", "the user has no external identity")
                : ("已绑定：\(list)", "bound: \(list)")
        )
    }

    /// What is to be removed is the only way to log in.
    ///
    /// - Returns: 2217.
    public static func lastLoginMethod() -> Self {
        Self(
            .lastLoginMethod,
            hint: LocalizedText(
                chinese: "先绑定邮箱、手机号或其他外部身份",
                english: "bind an email, a phone or another identity first"
            )
        )
    }

    /// Both tokens of a link are the same user's.
    ///
    /// - Returns: 400.
    public static func linkToItself() -> Self {
        Self(
            .badRequest,
            chinese: "请求参数有误：主账号和子账号是同一个用户",
            english: "bad parameter: both tokens belong to one user",
            hint: ("子账号会被删除，请提供另一个账号的 token", "the secondary user is deleted: give the token of another one")
        )
    }
}
