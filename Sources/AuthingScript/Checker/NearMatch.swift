/// Finds the name that somebody probably meant.
package enum NearMatch {
    /// Longer names are not compared; nobody mistypes them by hand.
    private static let longest = 64

    /// The candidate nearest to a name, the earlier one of two equally near.
    ///
    /// Letter case counts little; one fault is accepted in short names, and about one in three characters of longer
    /// ones. A swap of two neighbours is one fault. Else a name may have its end cut off, or something added to it, where
    /// only one candidate fits.
    ///
    /// - Returns: `nil` where none is near enough.
    package static func find(_ name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased())
        guard (1...longest).contains(wanted.count) else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in candidates where candidate != name {
            let letters = Array(candidate.lowercased())
            let limit = max(1, min(wanted.count, letters.count) / 3)
            guard letters.count <= longest, abs(letters.count - wanted.count) <= limit else { continue }
            let distance = distance(wanted, letters)
            guard distance <= limit, distance < max(wanted.count, letters.count) else { continue }
            if distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name ?? shortened(name.lowercased(), among: candidates)
    }

    /// The one candidate that a name begins with, or that begins with the name.
    private static func shortened(_ name: String, among candidates: some Sequence<String>) -> String? {
        let fitting = candidates.filter { candidate in
            let other = candidate.lowercased()
            return min(name.count, other.count) >= 3 && name != other
                && (name.hasPrefix(other) || other.hasPrefix(name))
        }
        return fitting.count == 1 ? fitting[0] : nil
    }

    /// How many insertions, deletions, replacements and swaps of neighbours lead from one text to the other.
    private static func distance(_ first: [Character], _ second: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...second.count)
        for row in first.indices {
            var current = [row + 1]
            for column in second.indices {
                let replacement = last[column] + (first[row] == second[column] ? 0 : 1)
                var cost = min(replacement, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforeLast, last) = (last, current)
        }
        return last[second.count]
    }
}
