import AuthingAPI
import AuthingCore
import Foundation
import TestSupport
import Testing

/// How long it takes to find a secret wrong does not tell where it is wrong.
@Suite("C8: comparisons take one time", .serialized)
struct C8ComparisonsTakeOneTimeTests {
    /// The chance that a comparison of one class takes longer than one of the other; one half where they are alike.
    ///
    /// Both classes are measured in turn, in an order that is drawn, so that whatever else the machine does meets both.
    private func separation(_ count: Int, _ first: () -> Bool, _ last: () -> Bool) -> Double {
        let order = RandomSource(seed: 11).bytes(count: count)
        var times: [(time: Duration, isFirst: Bool)] = []
        for byte in order {
            for isFirst in byte.isMultiple(of: 2) ? [true, false] : [false, true] {
                let start = ContinuousClock.now
                let isEqual = isFirst ? first() : last()
                times.append((start.duration(to: .now), isFirst))
                precondition(!isEqual, "the two differ")
            }
        }
        times.sort { $0.time < $1.time }
        // The sum of the ranks of one class, ties sharing theirs (Mann and Whitney).
        var sum = 0.0
        var index = 0
        while index < times.count {
            var end = index
            while end < times.count, times[end].time == times[index].time { end += 1 }
            let rank = Double(index + 1 + end) / 2
            sum += rank * Double(times[index..<end].count { $0.isFirst })
            index = end
        }
        let size = Double(count)
        return (sum - size * (size + 1) / 2) / (size * size)
    }

    private let count = Scale.of(20_000, full: 100_000)

    @Test("of secrets")
    func secrets() {
        let text = String(repeating: "k", count: 256)
        let (good, early, late) = (Secret(text), Secret("x" + text.dropFirst()), Secret(text.dropLast() + "x"))
        let chance = separation(count, { good == early }, { good == late })
        #expect((0.45...0.55).contains(chance), "\(chance)")
    }

    @Test("of a token's signature")
    func signatures() {
        let (message, key) = ([UInt8]("message".utf8), [UInt8](repeating: 7, count: 32))
        let good = HMACSHA256.code(for: message, key: key)
        var (early, late) = (good, good)
        early[0] ^= 1
        late[31] ^= 1
        let chance = separation(
            count,
            { HMACSHA256.isValid(early, for: message, key: key) },
            { HMACSHA256.isValid(late, for: message, key: key) }
        )
        #expect((0.45...0.55).contains(chance), "\(chance)")
    }

    @Test("no secret is unwrapped to be compared, and no digest is compared in Swift")
    func lint() throws {
        let strays = try SourceText.lines().filter { line in
            guard !line.file.hasPrefix("AuthingAPI/Secret.swift"), !line.file.hasPrefix("AuthingScript") else {
                return false
            }
            return [
                #/reveal *\{ *\$0 *[!=]= /#, #/reveal *\{ *\$0 *\}\)* *[!=]= /#, #/[!=]= .*reveal *\{ *\$0 *\}/#,
                #/\b(?:digest|signature|mac|hash|derived|expected)\b *[!=]= (?!nil)/#,
            ]
            .contains { line.text.contains($0) }
        }
        #expect(strays.isEmpty, "\(strays)")
    }
}
