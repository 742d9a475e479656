/// Finds many spellings in a text in one pass over its bytes.
///
/// A spelling is kept as its length and a hash, so that thousands of tokens take little room and stand nowhere a second time.
/// A place is looked at only where the last four bytes of some spelling stand (Karp and Rabin, 1987, from the other end).
struct SecretIndex {
    private struct Entry: Equatable {
        let length: Int
        let hash: UInt64
        /// Whether it counts only where no letter or digit stands beside it.
        let isWord: Bool
    }

    private static let tail = 4
    /// The bits of the filter: 2 to the power of this.
    private static let filterSize: UInt32 = 18

    private var entries: [UInt32: [Entry]] = [:]
    /// Which last four bytes some spelling may have.
    private var filter: [UInt64] = []
    /// The spellings that have no four bytes.
    private var brief: Set<[UInt8]> = []

    /// Whether there is nothing to find.
    var isEmpty: Bool { entries.isEmpty && brief.isEmpty }

    /// Adds a spelling.
    ///
    /// - Parameters:
    ///   - spelling: its bytes.
    ///   - isWord: whether it counts as a whole word alone; a short one always does.
    mutating func add(_ spelling: [UInt8], isWord: Bool) {
        guard spelling.count >= Self.tail else {
            if !spelling.isEmpty { brief.insert(spelling) }
            return
        }
        let (key, entry) = Self.entry(spelling, isWord)
        guard !(entries[key]?.contains(entry) ?? false) else { return }
        entries[key, default: []].append(entry)
        if filter.isEmpty { filter = [UInt64](repeating: 0, count: 1 << (Int(Self.filterSize) - 6)) }
        let bit = Self.bit(key)
        filter[bit >> 6] |= 1 << UInt64(bit & 63)
    }

    /// Takes a spelling out that was added in the same way.
    mutating func remove(_ spelling: [UInt8], isWord: Bool) {
        guard spelling.count >= Self.tail else {
            brief.remove(spelling)
            return
        }
        let (key, entry) = Self.entry(spelling, isWord)
        entries[key]?.removeAll { $0 == entry }
        if entries[key]?.isEmpty ?? false { entries[key] = nil }
    }

    /// Where spellings stand, from left to right, those that touch or overlap as one.
    func places(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var places: [Range<Int>] = []
        if !entries.isEmpty {
            var key: UInt32 = 0
            for offset in bytes.indices {
                key = key << 8 | UInt32(bytes[offset])
                let bit = Self.bit(key)
                guard filter[bit >> 6] >> UInt64(bit & 63) & 1 == 1, offset + 1 >= Self.tail else { continue }
                for entry in entries[key] ?? [] where entry.length <= offset + 1 {
                    let place = offset + 1 - entry.length..<offset + 1
                    guard !entry.isWord || Self.isWord(place, bytes), Self.hash(bytes[place]) == entry.hash else {
                        continue
                    }
                    Self.add(place, to: &places)
                }
            }
        }
        guard !brief.isEmpty else { return places }
        for spelling in brief where spelling.count <= bytes.count {
            for start in 0...bytes.count - spelling.count {
                let place = start..<start + spelling.count
                if Self.isWord(place, bytes), bytes[place].elementsEqual(spelling) { places.append(place) }
            }
        }
        var merged: [Range<Int>] = []
        for place in places.sorted(by: { $0.upperBound < $1.upperBound }) { Self.add(place, to: &merged) }
        return merged
    }

    private static func entry(_ spelling: [UInt8], _ isWord: Bool) -> (UInt32, Entry) {
        let key = spelling.suffix(tail).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let isWord = isWord || spelling.count < Redactor.shortest
        return (key, Entry(length: spelling.count, hash: hash(spelling), isWord: isWord))
    }

    private static func bit(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> (32 - filterSize)) }

    /// FNV-1a: what collides by chance, once in 2 to the power of 64, is covered without need.
    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// Whether neither a letter nor a digit stands beside a place.
    private static func isWord(_ place: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let before = place.lowerBound > 0 ? bytes[place.lowerBound - 1] : 0
        let after = place.upperBound < bytes.count ? bytes[place.upperBound] : 0
        return !isWordByte(before) && !isWordByte(after)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }

    /// Adds a place that ends behind all others.
    private static func add(_ place: Range<Int>, to places: inout [Range<Int>]) {
        var place = place
        while let last = places.last, last.upperBound >= place.lowerBound {
            place = min(last.lowerBound, place.lowerBound)..<max(last.upperBound, place.upperBound)
            places.removeLast()
        }
        places.append(place)
    }
}
