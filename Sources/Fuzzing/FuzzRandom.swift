/// The numbers of one trial: the same seed gives the same trial, on every machine.
package struct FuzzRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Creates a source.
    ///
    /// - Parameter seed: Any number.
    package init(seed: UInt64) { state = seed }

    /// SplitMix64.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to but not including a limit.
    ///
    /// - Parameter limit: From 1.
    /// - Returns: The number.
    package mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

    /// Whether a thing with one chance in so many happens.
    package mutating func happens(oneIn chances: Int) -> Bool { below(chances) == 0 }

    /// One of a list that is not empty.
    package mutating func one<Element>(of list: [Element]) -> Element { list[below(list.count)] }
}
