/// Refusals about profile fields.
extension AuthingError {
    /// A field that a profile does not have, or that its holder may not set.
    ///
    /// - Parameter name: The field's name as given.
    /// - Returns: 2018.
    public static func fieldNotEditable(_ name: String) -> Self {
        Self(
            .fieldNotEditable,
            message: .both("用户无权限修改此项内容：\(name)", "the user may not set this item: \(name)"),
            hint: .both(
                "可用的字段：\(ProfileField.allCases.map(\.rawValue).joined(separator: ", "))",
                "the fields are \(ProfileField.allCases.map(\.rawValue).joined(separator: ", "))"
            )
        )
    }
}
