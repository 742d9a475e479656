/// Finds many secrets in a text in one pass, each in every dress.
///
/// A spelling is found by its first eight bytes and then compared whole. It is not kept but written again for the
/// comparison: a session may meet a million tokens, and most are never seen again.
struct SecretIndex {
    /// One spelling of a secret.
    private struct Entry {
        let secret: String
        let dress: SecretDress
        /// Its place among the spellings of the dress.
        let number: Int
    }

    /// The length of what a spelling is found by; a shorter one is found by all of its bytes.
    private static let leadLength = 8

    /// The spellings that begin with these bytes.
    private var entries: [Lead: [Entry]] = [:]
    /// The lengths of leads that there are.
    private var lengths: [Int] = []
    /// Which bytes leads begin with.
    private var firstBytes = [Bool](repeating: false, count: 256)

    /// The first bytes of a spelling.
    private struct Lead: Hashable {
        let bytes: UInt64
        let length: Int

        init?(_ text: UnsafeBufferPointer<UInt8>, at offset: Int, length: Int) {
            guard offset + length <= text.count else { return nil }
            var bytes: UInt64 = 0
            for index in offset..<offset + length { bytes = bytes << 8 | UInt64(text[index]) }
            (self.bytes, self.length) = (bytes, length)
        }
    }

    /// Adds a secret.
    ///
    /// - Parameter secret: Any text that is not empty.
    mutating func add(_ secret: String) {
        var known: Set<String> = []
        for dress in SecretDress.allCases {
            for (number, spelling) in dress.spellings(of: secret).enumerated() where known.insert(spelling).inserted {
                let bytes = Array(spelling.utf8)
                let length = min(bytes.count, Self.leadLength)
                let lead = bytes.withUnsafeBufferPointer { Lead($0, at: 0, length: length) }
                guard let first = bytes.first, let lead else { continue }
                entries[lead, default: []].append(Entry(secret: secret, dress: dress, number: number))
                firstBytes[Int(first)] = true
                if !lengths.contains(length) { lengths.append(length) }
            }
        }
    }

    /// Where secrets stand, from left to right, those that touch or overlap as one.
    ///
    /// - Parameter bytes: The text.
    /// - Returns: The places.
    func places(in bytes: [UInt8]) -> [Range<Int>] {
        bytes.withUnsafeBufferPointer { text in
            var places: [Range<Int>] = []
            for offset in text.indices where firstBytes[Int(text[offset])] {
                guard let end = end(of: text, at: offset) else { continue }
                add(offset..<end, to: &places)
            }
            return places
        }
    }

    /// Where the longest secret ends that begins at a place.
    private func end(of text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int? {
        var longest: Int?
        for length in lengths {
            guard let lead = Lead(text, at: offset, length: length), let found = entries[lead] else { continue }
            for entry in found {
                let spelling = Array(entry.dress.spellings(of: entry.secret)[entry.number].utf8)
                let end = offset + spelling.count
                guard end > longest ?? 0, end <= text.count, text[offset..<end].elementsEqual(spelling),
                    Self.isWhole(offset..<end, text)
                else { continue }
                longest = end
            }
        }
        return longest
    }

    /// Whether a spelling at a place is a secret, and not a word's part by chance.
    private static func isWhole(_ place: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard place.count < Redactor.shortest else { return true }
        let isFree = { (index: Int) in !text.indices.contains(index) || !isWordByte(text[index]) }
        return isFree(place.lowerBound - 1) && isFree(place.upperBound)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }

    private func add(_ place: Range<Int>, to places: inout [Range<Int>]) {
        guard let last = places.last, last.upperBound >= place.lowerBound else { return places.append(place) }
        places[places.count - 1] = last.lowerBound..<max(last.upperBound, place.upperBound)
    }
}
