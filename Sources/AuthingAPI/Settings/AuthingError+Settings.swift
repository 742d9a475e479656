/// Refusals about pool settings.
extension AuthingError {
    /// There is no setting, or key of one, with this name.
    ///
    /// - Parameters:
    ///   - name: What was given.
    ///   - known: The names that exist.
    /// - Returns: 400; the hint has the nearest name.
    public static func settingUnknown(_ name: String, known: [String]) -> Self {
        let nearest = known.map { ($0, distance(name.lowercased(), $0.lowercased())) }.min { $0.1 < $1.1 }
        let list = known.joined(separator: ", ")
        let hint: LocalizedText =
            if let nearest, nearest.1 <= max(2, name.count / 3) {
                .both("是不是 \(nearest.0)？", "did you mean \(nearest.0)?")
            } else {
                .both("可用的设置：\(list)", "the settings are \(list)")
            }
        return Self(.badRequest, message: .both("未知的设置：\(name)", "unknown setting: \(name)"), hint: hint)
    }

    /// The number of single-character edits between two texts.
    private static func distance(_ first: String, _ second: String) -> Int {
        let target = Array(second.unicodeScalars)
        var row = Array(0...target.count)
        for (line, scalar) in first.unicodeScalars.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for column in target.indices {
                let cost = scalar == target[column] ? diagonal : diagonal + 1
                diagonal = row[column + 1]
                row[column + 1] = min(cost, row[column] + 1, diagonal + 1)
            }
        }
        return row[target.count]
    }
}
