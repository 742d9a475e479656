import AuthingJSON
import AuthingScript
import Foundation
import TestSupport
import Testing

/// Keys that were chosen to collide take no longer than any others.
@Suite("G11: keys do not collide", .serialized)
struct G11KeysDoNotCollideTests {
    /// Texts that hash alike in the many functions that multiply and add.
    private static func colliding(_ count: Int) -> [String] {
        (0..<count).map { number in
            (0..<18).map { number >> $0 & 1 == 0 ? "Aa" : "BB" }.joined()
        }
    }

    private static func random(_ count: Int) -> [String] {
        var state: UInt64 = 4711
        return (0..<count).map { _ in
            String(
                (0..<36).map { _ in
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(state >> 59 & 15)))
                }
            )
        }
    }

    /// The shortest of some runs, for other work of the machine only makes one longer.
    private static func seconds(_ keys: [String]) throws -> Double {
        var best = Double.infinity
        for _ in 0..<3 {
            best = min(
                best,
                try Timing.of {
                    var record = Record()
                    for key in keys { record[key] = .integer(1) }
                    for key in keys { #expect(record[key] != nil) }
                    let text = JSON(.record(record), secrets: .covered).text()
                    let read = try JSON(parsing: text)
                    #expect(read.objectValue?.count == keys.count)
                } / .seconds(1)
            )
        }
        return best
    }

    @Test func collisions() throws {
        let count = Scale.of(4_000, full: 100_000)
        let (plain, chosen) = (try Self.seconds(Self.random(count)), try Self.seconds(Self.colliding(count)))
        #expect(chosen / plain < 2.5, "\(chosen) s for chosen keys, \(plain) s for random ones")
        let more = try Self.seconds(Self.colliding(2 * count))
        #expect(more / chosen < 3.2, "\(more) s for twice as many keys as take \(chosen) s")
    }

    @Test("hashing begins anew in each process, and nothing of the product turns that off")
    func seeded() throws {
        #expect(ProcessInfo.processInfo.environment["SWIFT_DETERMINISTIC_HASHING"] == nil)
        let own = try SourceText.lines().filter {
            $0.text.contains("DETERMINISTIC_HASHING") || $0.text.contains("_rawHashValue")
                || $0.text.contains("hashValue:")
        }
        #expect(own.isEmpty, "\(own)")
    }
}
