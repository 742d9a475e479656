/// Refusals about profile fields.
extension AuthingError {
    /// A field that a profile does not have, or that is not the caller's to set.
    ///
    /// - Parameters:
    ///   - name: The field's name as given.
    ///   - known: The fields that may be set; those of a profile by default.
    /// - Returns: 2018; the hint has the nearest field, or all of them.
    public static func fieldNotEditable(
        _ name: String,
        known: [String] = ProfileField.allCases.map(\.rawValue)
    ) -> Self {
        let list = known.joined(separator: ", ")
        return Self(
            .fieldNotEditable,
            message: .both("用户无权限修改此项内容：\(name)", "the user may not set this item: \(name)"),
            hint: NearName.hint(for: name, among: known) ?? .both("可用的字段：\(list)", "the fields are \(list)")
        )
    }

    /// An update of a profile that names the email.
    ///
    /// - Returns: 2225.
    public static func emailNotEditable() -> Self {
        Self(
            .emailNotEditable,
            hint: .both("用 `email bind` 或 `email update`", "use `email bind` or `email update`")
        )
    }

    /// An update of a profile that names the phone.
    ///
    /// - Returns: 2226.
    public static func phoneNotEditable() -> Self {
        Self(
            .phoneNotEditable,
            hint: .both("用 `phone bind` 或 `phone update`", "use `phone bind` or `phone update`")
        )
    }

    /// An update of a profile that names the password.
    ///
    /// - Returns: 2019.
    public static func passwordNotEditable() -> Self {
        Self(.verificationRequired, hint: .both("用 `password update NEW OLD`", "use `password update NEW OLD`"))
    }

    /// A record of changes that holds a password, where it could be read.
    ///
    /// - Returns: 2018.
    public static func passwordInRecord() -> Self {
        Self(
            .fieldNotEditable,
            message: .both("用户无权限修改此项内容：记录中的 password", "the user may not set this item: password in a record"),
            hint: .both("用 `--password` 设置，密码不会显示", "give it by `--password`, which keeps it out of sight")
        )
    }

    /// An email or phone is to count as verified that the user does not have.
    ///
    /// - Parameter name: `email` or `phone`.
    /// - Returns: 400.
    public static func nothingToVerify(_ name: String) -> Self {
        Self(
            .badRequest,
            message: .both("请求参数有误：用户没有可验证的 \(name)", "bad parameter: the user has no \(name) to verify"),
            hint: .both("用 `user update` 设置", "set one with `user update`")
        )
    }

    /// An update that names no field.
    ///
    /// - Returns: 2231.
    public static func changesMissing() -> Self {
        Self(
            .argumentMissing,
            message: .both("请求参数不全：没有要修改的字段", "incomplete request parameters: no field to change was given"),
            hint: .both("例如 `{nickname: \"Nick\"}`", "give some, such as `{nickname: \"Nick\"}`")
        )
    }

    /// A field that was given twice, perhaps under two spellings.
    ///
    /// - Parameter name: The field.
    /// - Returns: 400.
    public static func fieldRepeated(_ name: String) -> Self {
        Self(
            .badRequest,
            message: .both("请求参数有误：\(name) 重复", "bad parameter: \(name) is given twice"),
            hint: .both("只保留其中一个", "leave one of them out")
        )
    }

    /// A question whether a user exists that names no identifier.
    ///
    /// - Returns: 2231.
    public static func queryMissing() -> Self {
        Self(
            .argumentMissing,
            message: .both(
                "请求参数不全：缺少用户名、邮箱、手机号或 externalId",
                "incomplete request parameters: a username, an email, a phone or an external id is needed"
            ),
            hint: .both(
                "提供其中一个即可：`--user-name`、`--email`、`--phone` 或 `--external-id`",
                "one of them is enough: `--user-name`, `--email`, `--phone` or `--external-id`"
            )
        )
    }
}
