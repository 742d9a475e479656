/// Finds many spellings in a text in one pass (Aho and Corasick, 1975), over bytes.
struct SecretIndex {
    private struct Node {
        /// The length of the spelling that ends here; 0 where none does.
        var length = 0
        /// Where to go on when the next byte leads nowhere.
        var fallback = 0
    }

    private var nodes = [Node()]
    private var edges: [UInt64: Int] = [:]
    private var children: [[UInt8]] = [[]]
    private var known: Set<[UInt8]> = []
    private var isComplete = true

    /// Adds a spelling.
    mutating func add(_ spelling: String) {
        let bytes = Array(spelling.utf8)
        guard !bytes.isEmpty, known.insert(bytes).inserted else { return }
        var node = 0
        for byte in bytes {
            if let next = edge(node, byte) {
                node = next
            } else {
                nodes.append(Node())
                children.append([])
                children[node].append(byte)
                edges[Self.key(node, byte)] = nodes.count - 1
                node = nodes.count - 1
            }
        }
        nodes[node].length = bytes.count
        isComplete = false
    }

    /// Where spellings stand, from left to right, those that touch or overlap as one.
    mutating func places(in bytes: [UInt8]) -> [Range<Int>] {
        complete()
        var places: [Range<Int>] = []
        var node = 0
        for (offset, byte) in bytes.enumerated() {
            node = step(node, byte)
            var found = node
            while found != 0 {
                if nodes[found].length > 0 {
                    let place = offset + 1 - nodes[found].length..<offset + 1
                    if isCovered(place, bytes) { add(place, to: &places) }
                }
                found = nodes[found].fallback
            }
        }
        return places
    }

    /// Whether a spelling at a place is a secret, and not a word's part by chance.
    private func isCovered(_ place: Range<Int>, _ bytes: [UInt8]) -> Bool {
        guard place.count < Redactor.shortest else { return true }
        let before = place.lowerBound > 0 ? bytes[place.lowerBound - 1] : 0
        let after = place.upperBound < bytes.count ? bytes[place.upperBound] : 0
        return !Self.isWordByte(before) && !Self.isWordByte(after)
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
        var place = place
        while let last = places.last, last.upperBound >= place.lowerBound {
            place = min(last.lowerBound, place.lowerBound)..<max(last.upperBound, place.upperBound)
            places.removeLast()
        }
        places.append(place)
    }

    private func step(_ node: Int, _ byte: UInt8) -> Int {
        var node = node
        while true {
            if let next = edge(node, byte) { return next }
            guard node != 0 else { return 0 }
            node = nodes[node].fallback
        }
    }

    private func edge(_ node: Int, _ byte: UInt8) -> Int? { edges[Self.key(node, byte)] }

    private static func key(_ node: Int, _ byte: UInt8) -> UInt64 { UInt64(node) << 8 | UInt64(byte) }

    /// Sets where to go on, breadth first.
    private mutating func complete() {
        guard !isComplete else { return }
        isComplete = true
        var queue: [Int] = []
        for byte in children[0] {
            guard let child = edge(0, byte) else { continue }
            nodes[child].fallback = 0
            queue.append(child)
        }
        var index = 0
        while index < queue.count {
            let node = queue[index]
            index += 1
            for byte in children[node] {
                guard let child = edge(node, byte) else { continue }
                nodes[child].fallback = step(nodes[node].fallback, byte)
                queue.append(child)
            }
        }
    }
}
