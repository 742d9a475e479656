/// Refusals about the phone and the email of an account.
extension AuthingError {
    /// A phone is bound to an account that has one.
    ///
    /// - Returns: 2035.
    public static func phonePresent() -> Self {
        Self(
            .phoneTaken,
            message: .both("手机号已绑定：该账号已有手机号", "the account already has a phone number"),
            hint: .both("用 `phone update` 更换", "replace it with `phone update`")
        )
    }

    /// An email is bound to an account that has one.
    ///
    /// - Returns: 2200.
    public static func emailPresent() -> Self {
        Self(
            .emailTaken,
            message: .both("该账号已绑定邮箱", "the account already has an email"),
            hint: .both("用 `email update` 更换", "replace it with `email update`")
        )
    }

    /// A phone is to be unbound from an account that has none.
    ///
    /// - Returns: 2216.
    public static func phoneMissing() -> Self {
        Self(.identityMissing, message: .both("没有绑定手机号", "no phone number is bound"))
    }

    /// An email is to be unbound from an account that has none.
    ///
    /// - Returns: 2219.
    public static func emailMissing() -> Self {
        Self(.noEmailToUnbind, message: .both("解绑邮箱时没有绑定邮箱", "no email is bound"))
    }

    /// A phone is to be replaced on an account that has none.
    ///
    /// - Returns: 2231.
    public static func phoneNotBoundYet() -> Self {
        Self(
            .argumentMissing,
            message: .both("请求参数不全：该账号没有可更换的手机号", "the account has no phone number to replace"),
            hint: .both("用 `phone bind` 首次绑定", "use `phone bind` for the first one")
        )
    }

    /// An email is to be replaced on an account that has none.
    ///
    /// - Returns: 2231.
    public static func emailNotBoundYet() -> Self {
        Self(
            .argumentMissing,
            message: .both("请求参数不全：该账号没有可更换的邮箱", "the account has no email to replace"),
            hint: .both("用 `email bind` 首次绑定", "use `email bind` for the first one")
        )
    }

    /// The new phone is the present one.
    ///
    /// - Returns: 2230.
    public static func phoneUnchanged() -> Self {
        Self(.phoneUnchanged)
    }

    /// The new email is the present one.
    ///
    /// - Returns: 2229.
    public static func emailUnchanged() -> Self {
        Self(.emailUnchanged)
    }

    /// The old phone or its code is missing, and the pool wants both.
    ///
    /// - Returns: 2228.
    public static func oldPhoneRequired() -> Self {
        Self(
            .oldPhoneRequired,
            hint: .both(
                "提供旧手机号及其验证码，或用 `pool set changePhoneStrategy {verifyOldPhone: false}` 关闭",
                "give --old-phone and --old-phone-code, or `pool set changePhoneStrategy {verifyOldPhone: false}`"
            )
        )
    }

    /// The old email or its code is missing, and the pool wants both.
    ///
    /// - Returns: 2227.
    public static func oldEmailRequired() -> Self {
        Self(
            .oldEmailRequired,
            hint: .both(
                "提供旧邮箱及其验证码，或用 `pool set changeEmailStrategy {verifyOldEmail: false}` 关闭",
                "give --old-email and --old-email-code, or `pool set changeEmailStrategy {verifyOldEmail: false}`"
            )
        )
    }

    /// The old phone is not the account's.
    ///
    /// - Returns: 2038.
    public static func oldPhoneWrong() -> Self {
        Self(.oldPhoneWrong, hint: .both("用 `whoami` 查看当前手机号", "`whoami` shows the present one"))
    }

    /// The old email is not the account's.
    ///
    /// - Returns: 2037.
    public static func oldEmailWrong() -> Self {
        Self(.oldEmailWrong, hint: .both("用 `whoami` 查看当前邮箱", "`whoami` shows the present one"))
    }
}
