/// Finds the name somebody meant.
enum NearName {
    /// A hint with the nearest of some names.
    ///
    /// - Parameters:
    ///   - name: What was given.
    ///   - known: The names that exist.
    /// - Returns: The question whether it was meant; `nil` when none is near.
    static func hint(for name: String, among known: [String]) -> LocalizedText? {
        let nearest = known.map { ($0, distance(name.lowercased(), $0.lowercased())) }.min { $0.1 < $1.1 }
        guard let nearest, nearest.1 <= max(2, name.count / 3) else { return nil }
        return .both("是不是 \(nearest.0)？", "did you mean \(nearest.0)?")
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
