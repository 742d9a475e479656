/// One change on the way from a text to its layout.
struct LayoutEdit: Equatable {
    /// What is replaced, in the old text.
    let range: Range<Int>
    /// What stands there then.
    let text: [UInt8]

    /// The changes from a text to its layout, in their order.
    ///
    /// A layout differs in what stands between words, so the words of both are gone through side by side. Where a comment
    /// changes places with a word, the rest is one change.
    static func edits(from old: [UInt8], to new: [UInt8]) -> [LayoutEdit] {
        var edits: [LayoutEdit] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            let (start, first) = (left, right)
            while left < old.count, isBetweenWords(old[left]) { left += 1 }
            while right < new.count, isBetweenWords(new[right]) { right += 1 }
            if old[start..<left] != new[first..<right] {
                edits.append(LayoutEdit(range: start..<left, text: Array(new[first..<right])))
            }
            guard left < old.count, right < new.count, old[left] == new[right] else { break }
            while left < old.count, right < new.count, old[left] == new[right], !isBetweenWords(old[left]) {
                left += 1
                right += 1
            }
        }
        if left < old.count || right < new.count {
            edits.append(LayoutEdit(range: left..<old.count, text: Array(new[right...])))
        }
        return edits
    }

    private static func isBetweenWords(_ byte: UInt8) -> Bool { " \t\r\n,;\\".utf8.contains(byte) }
}
