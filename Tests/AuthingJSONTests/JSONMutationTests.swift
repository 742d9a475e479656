import AuthingJSON
import Testing

@Suite("Arbitrary bytes as JSON")
struct JSONMutationTests {
    private static let seed = #"{"a":[1,-2.5e3,"x\u00e9\ud83d\ude00\n",true,false,null],"b c":{"d":[],"e":{}},"学":"校"}"#

    @Test("no bytes trap, and what is read is written and read again the same")
    func mutations() throws {
        // A linear congruential generator, so that each run tries the same bytes.
        var state: UInt64 = 42
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        var accepted = 0
        for _ in 0..<20_000 {
            var bytes = Array(Self.seed.utf8)
            for _ in 0...next(3) {
                let place = next(bytes.count)
                switch next(4) {
                case 0: bytes[place] = UInt8(next(256))
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(bytes[next(bytes.count)], at: place)
                default: bytes.swapAt(place, next(bytes.count))
                }
            }
            do {
                let value = try JSON(parsing: bytes)
                #expect(try JSON(parsing: value.bytes()) == value)
                #expect(try JSON(parsing: value.bytes(.pretty)) == value)
                accepted += 1
            } catch {
                #expect(error.offset <= bytes.count)
            }
        }
        #expect(accepted > 500)
    }
}
