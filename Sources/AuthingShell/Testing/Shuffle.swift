/// An order that a seed decides, the same on every machine.
struct Shuffle {
    private var state: UInt64

    /// The order of a run's files.
    init(seed: Int64, repetition: Int) {
        state = UInt64(bitPattern: seed) &+ UInt64(repetition) &* 0x9E37_79B9_7F4A_7C15
    }

    /// The order of a file's tests, which does not depend on the other files.
    init(seed: Int64, file: String, repetition: Int) {
        self.init(seed: seed, repetition: repetition)
        // FNV-1a, 64 bits.
        for byte in file.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }

    /// The positions 0..<count, shuffled (Fisher and Yates).
    func order(of count: Int) -> [Int] {
        var generator = self
        var order = Array(0..<count)
        for index in stride(from: count - 1, to: 0, by: -1) {
            order.swapAt(index, Int(generator.next() % UInt64(index + 1)))
        }
        return order
    }

    /// SplitMix64 (Steele, Lea and Flood, 2014).
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
