import AuthingCore
import Testing

struct RandomSourceTests {
    @Test func equalSeedsGiveEqualBytes() {
        #expect(RandomSource(seed: 4812).bytes(count: 5_000) == RandomSource(seed: 4812).bytes(count: 5_000))
    }

    @Test(arguments: [0, -1, 4813, Int64.max, Int64.min])
    func otherSeedsGiveOtherBytes(seed: Int64) {
        #expect(RandomSource(seed: seed).bytes(count: 32) != RandomSource(seed: 4812).bytes(count: 32))
    }

    @Test(arguments: [1, 7, 1_023, 1_024, 1_025, 3_000])
    func theSizeOfAPortionDoesNotMatter(portion: Int) {
        let whole = RandomSource(seed: 1).bytes(count: 9_000)
        let source = RandomSource(seed: 1)
        var parts: [UInt8] = []
        while parts.count < 9_000 { parts += source.bytes(count: min(portion, 9_000 - parts.count)) }
        #expect(parts == whole)
    }

    @Test func theStreamNeverRepeatsABlock() {
        let bytes = RandomSource(seed: 1).bytes(count: 64 * 1_024)
        let blocks = stride(from: 0, to: bytes.count, by: 1_024).map { Array(bytes[$0..<$0 + 1_024]) }
        #expect(Set(blocks).count == blocks.count)
    }

    @Test func comesBackToASavedState() {
        let source = RandomSource(seed: 9)
        _ = source.bytes(count: 1_500)
        let saved = source.state
        let next = source.bytes(count: 40)
        source.seed(10)
        source.restore(saved)
        #expect(source.bytes(count: 40) == next)
        #expect(saved == .seeded(seed: 9, position: 1_500))
    }

    @Test func withoutASeedTheSystemSpeaks() {
        let source = RandomSource()
        #expect(source.state == .system)
        #expect(source.bytes(count: 32) != source.bytes(count: 32))
        source.seed(1)
        source.restore(.system)
        #expect(source.state == .system)
        #expect(source.bytes(count: 0).isEmpty)
    }
}
