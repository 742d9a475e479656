import AuthingCore
import Foundation
import Testing

struct RandomTextTests {
    private let environment = Environment(
        clock: VirtualClock { Date(timeIntervalSince1970: 0) },
        random: RandomSource(seed: 1)
    )

    @Test func anIdentifierHas24HexadecimalDigits() {
        let identifier = environment.makeIdentifier()
        #expect(identifier.utf8.count == 24)
        #expect(identifier.allSatisfy { "0123456789abcdef".contains($0) })
        #expect(identifier != environment.makeIdentifier())
    }

    @Test(arguments: [1, 4, 6, 12])
    func aCodeHasTheDigitsAskedFor(length: Int) {
        let code = environment.makeDigitCode(length: length)
        #expect(code.utf8.count == length)
        #expect(code.allSatisfy { "0123456789".contains($0) })
    }

    /// Chi-squared with 9 degrees of freedom stays under 27.88 in 999 of 1000 fair draws; the seed makes this one repeatable.
    @Test func noDigitIsFavoured() {
        let digits = environment.makeDigitCode(length: 1_000_000).utf8
        var counts = [Int](repeating: 0, count: 10)
        for digit in digits { counts[Int(digit) - 48] += 1 }
        let deviation = counts.reduce(0.0) { $0 + pow(Double($1) - 100_000, 2) / 100_000 }
        #expect(deviation < 27.88)
    }

    @Test func aCaptchaAvoidsCharactersThatLookAlike() {
        let text = environment.makeCaptchaText(length: 10_000)
        #expect(Set(text) == Set("23456789abcdefghjkmnpqrstuvwxyz"))
        #expect(environment.makeCaptchaText().utf8.count == 4)
    }

    @Test func aRandomWordIsBase64URL() {
        #expect(environment.makeRandomWord().utf8.count == 43)
        #expect(Base64URL.decode(environment.makeRandomWord(byteCount: 16).utf8)?.count == 16)
    }

    @Test func bytesAreWrittenAsTwoDigitsEach() {
        #expect([0x00, 0x0F, 0xA0, 0xFF].hexadecimal == "000fa0ff")
    }
}
