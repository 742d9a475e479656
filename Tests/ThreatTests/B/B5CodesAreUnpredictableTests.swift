import AuthingCore
import Foundation
import TestSupport
import Testing

/// Codes come from the system's generator, every digit as often as every other.
@Suite("B5: codes are unpredictable")
struct B5CodesAreUnpredictableTests {
    /// The sum over all characters of the squared distance from the mean, over the mean.
    private func chiSquare(_ text: String, alphabet: Int) -> Double {
        let counts = Dictionary(text.utf8.map { ($0, 1.0) }, uniquingKeysWith: +)
        let mean = Double(text.utf8.count) / Double(alphabet)
        let missing = Double(alphabet - counts.count) * mean
        return counts.values.reduce(missing) { $0 + ($1 - mean) * ($1 - mean) / mean }
    }

    /// Of good generators one seed in a thousand is over the limit; these two are not.
    @Test("a million digits are even", arguments: [1, 2] as [Int64])
    func digits(seed: Int64) {
        let text = Environment.repeatable(seed: seed).makeDigitCode(length: 1_000_000)
        #expect(text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        #expect(chiSquare(text, alphabet: 10) < 27.9, "p = 0.001 for 9 degrees of freedom")
    }

    @Test("a million characters of captchas are even", arguments: [1, 2] as [Int64])
    func captchas(seed: Int64) {
        let text = Environment.repeatable(seed: seed).makeCaptchaText(length: 1_000_000)
        #expect(Set(text.utf8).count == 31)
        #expect(chiSquare(text, alphabet: 31) < 59.7, "p = 0.001 for 30 degrees of freedom")
    }

    @Test("without a seed they are the system's: even, and never the same")
    func system() {
        let random = RandomSource()
        let environment = Environment(now: { VirtualClock.testStart }, randomBytes: { random.bytes(count: $0) })
        // Not even one good generator in a thousand million is over this limit.
        #expect(chiSquare(environment.makeDigitCode(length: 1_000_000), alphabet: 10) < 62)
        let words = (0..<2_000).map { _ in environment.makeRandomWord() }
        #expect(Set(words).count == words.count)
        #expect(Set((0..<2_000).map { _ in environment.makeIdentifier() }).count == 2_000)
    }

    @Test("each position of a code is even, and no code follows from the one before")
    func positions() {
        let environment = Environment.repeatable(seed: 5)
        let codes = (0..<40_000).map { _ in Array(environment.makeDigitCode(length: 4).utf8) }
        for position in 0..<4 {
            let column = String(decoding: codes.map { $0[position] }, as: UTF8.self)
            #expect(chiSquare(column, alphabet: 10) < 27.9)
        }
        let sums = zip(codes, codes.dropFirst()).map { 48 + ($0[3] + 10 - $1[3]) % 10 }
        #expect(chiSquare(String(decoding: sums, as: UTF8.self), alphabet: 10) < 27.9)
    }

    @Test("no other source of randomness is in the sources")
    func oneSource() throws {
        let lines = try SourceText.lines()
        #expect(lines.count > 10_000)
        let strays = lines.filter { line in
            ["SystemRandomNumberGenerator", ".random(in:", ".random()", "drand48", "arc4random", "UUID()"]
                .contains { line.text.contains($0) }
                || line.text.contains(#/\brand\(\)/#)
                || (line.text.contains("randombytes") && !line.file.hasPrefix("AuthingCore/Environment/"))
        }
        #expect(strays.isEmpty, "\(strays)")
    }
}
