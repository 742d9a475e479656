package import AuthingAPI

/// The passwords that people choose again and again, which whoever guesses tries first.
///
/// - SeeAlso: NIST SP 800-63B, section 5.1.1.2; ASVS 5.0, 6.2.4.
package enum CommonPasswords {
    /// Whether a password is one of them; the case of ASCII letters does not count.
    ///
    /// - Parameter password: The password.
    /// - Returns: Whether it is on the list.
    package static func contains(_ password: Secret) -> Bool {
        guard password.lengthInBytes <= longest else { return false }
        return contains(bytes: password.reveal { $0.utf8.map(\.lowercasedASCII) })
    }

    /// Whether some bytes in lower case are one of the words.
    ///
    /// - Parameter bytes: The bytes.
    /// - Returns: Whether they are on the list.
    static func contains(bytes: [UInt8]) -> Bool {
        guard !bytes.isEmpty, bytes.count <= longest, !bytes.contains(where: isBreak) else { return false }
        return words.withUTF8Buffer { text in
            var range = 0..<text.count
            while !range.isEmpty {
                let word = word(around: (range.lowerBound + range.upperBound) / 2, in: text, within: range)
                switch compare(text[word], bytes) {
                case 0: return true
                case ..<0: range = min(word.upperBound + 1, range.upperBound)..<range.upperBound
                default: range = range.lowerBound..<word.lowerBound
                }
            }
            return false
        }
    }

    /// All words, for tests.
    ///
    /// - Returns: The words in the order of their bytes.
    package static func list() -> [String] {
        words.withUTF8Buffer { text in text.split(whereSeparator: isBreak).map { String(decoding: $0, as: UTF8.self) } }
    }

    /// No word is longer, in bytes.
    private static let longest = 64

    private static func isBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") }

    /// The word that has a place, or ends at it.
    private static func word(
        around middle: Int,
        in text: UnsafeBufferPointer<UInt8>,
        within range: Range<Int>
    ) -> Range<Int> {
        var start = middle
        while start > range.lowerBound, !isBreak(text[start - 1]) { start -= 1 }
        var end = middle
        while end < range.upperBound, !isBreak(text[end]) { end += 1 }
        return start..<end
    }

    /// Less than 0 where the word comes before the bytes, 0 where it is they.
    private static func compare(_ word: Slice<UnsafeBufferPointer<UInt8>>, _ bytes: [UInt8]) -> Int {
        for (left, right) in zip(word, bytes) where left != right { return Int(left) - Int(right) }
        return word.count - bytes.count
    }
}

extension UInt8 {
    /// The byte of a small letter where this one is of a capital of ASCII.
    var lowercasedASCII: UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self }
}
