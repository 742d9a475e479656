/// Refusals of imports and exports.
extension AuthingError {
    /// Users of an import have faults, and nothing was imported.
    ///
    /// - Parameter report: What was found, at least one fault.
    /// - Returns: 400; the message has the first fault, the data the report.
    public static func importRefused(_ report: UserImportReport) -> Self {
        let first = report.faults.first
        let more = report.failed > 1
        return Self(
            .badRequest,
            chinese: "未导入任何用户：\(report.failed) 处错误，\(more ? "第一处" : "")\(first?.message.chinese ?? "")",
            english: more
                ? "nothing was imported: \(report.failed) faults, the first at \(first?.message.english ?? "")"
                : "nothing was imported: \(first?.message.english ?? "")",
            hint: first?.reason.hint.map { ($0.chinese, $0.english) },
            data: report.json(in: .english)
        )
    }

    /// A field of an import that a user does not have.
    ///
    /// - Parameters:
    ///   - name: The field.
    ///   - nearest: A field whose name is like it.
    /// - Returns: 400.
    public static func importFieldUnknown(_ name: String, nearest: String?) -> Self {
        Self(
            .badRequest,
            chinese: "请求参数有误：用户没有字段 \(name)",
            english: "bad parameter: a user has no field \(name)",
            hint: nearest.map { ("是否指 \($0)？", "did you mean \($0)?") }
                ?? ("`help user import` 列出所有字段", "`help user import` lists the fields")
        )
    }

    /// A text of an import that cannot be read.
    ///
    /// - Parameters:
    ///   - reason: What is wrong with it.
    ///   - hint: What to do about it.
    /// - Returns: 400.
    public static func importUnreadable(_ reason: LocalizedText, hint: LocalizedText? = nil) -> Self {
        Self(.badRequest, message: reason, hint: hint)
    }

    /// A user of an import has both a password and a hash.
    ///
    /// - Returns: 400.
    public static func importPasswordTwice() -> Self {
        Self(
            .badRequest,
            chinese: "请求参数有误：password 与 passwordHash 只能提供一个",
            english: "bad parameter: give either password or passwordHash, not both"
        )
    }

    /// A hash of an import that may not be stored.
    ///
    /// - Parameters:
    ///   - expected: What it must be.
    ///   - hint: What to do about it.
    /// - Returns: 400.
    public static func importHashRefused(expected: LocalizedText, hint: LocalizedText) -> Self {
        Self(
            .badRequest,
            chinese: "请求参数有误：passwordHash 必须是\(expected.chinese)",
            english: "bad parameter: passwordHash must be \(expected.english)",
            hint: (hint.chinese, hint.english)
        )
    }

    /// A user of an import whose id another one has, in the pool or further up in the file.
    ///
    /// - Parameter id: The id.
    /// - Returns: 2026.
    public static func importIDTaken(_ id: String) -> Self {
        Self(
            .userExists,
            chinese: "用户已存在：\(id)",
            english: "a user with this id or identifier exists already: \(id)"
        )
    }

    /// A user of an import whom the pool has already, with what can be done about it.
    ///
    /// - Parameter reason: What both share.
    /// - Returns: The same with a hint.
    public static func importConflict(_ reason: AuthingError) -> Self {
        let hint = LocalizedText(
            chinese: "用 `--on-conflict skip` 跳过，或用 `--on-conflict update` 更新",
            english: "`--on-conflict skip` leaves such users alone, `--on-conflict update` changes them"
        )
        return Self(reason.code, message: reason.message, hint: hint, data: reason.data)
    }

    /// A user of an import that fits several of the pool.
    ///
    /// - Parameter ids: Their ids.
    /// - Returns: 400.
    public static func importFitsSeveral(_ ids: [String]) -> Self {
        ambiguousUser(userIDs: ids)
    }

    /// An export ended early, because what takes the users takes no more.
    ///
    /// - Returns: 500.
    public static func exportStopped() -> Self {
        Self(.failure, chinese: "导出中断", english: "the export was stopped")
    }
}
