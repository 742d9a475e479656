/// Refusals about pool settings.
extension AuthingError {
    /// There is no setting, or key of one, with this name.
    ///
    /// - Parameters:
    ///   - name: What was given.
    ///   - known: The names that exist.
    /// - Returns: 400; the hint has the nearest name.
    public static func settingUnknown(_ name: String, known: [String]) -> Self {
        let list = known.joined(separator: ", ")
        return Self(
            .badRequest,
            message: .both("未知的设置：\(name)", "unknown setting: \(name)"),
            hint: NearName.hint(for: name, among: known) ?? .both("可用的设置：\(list)", "the settings are \(list)")
        )
    }
}
