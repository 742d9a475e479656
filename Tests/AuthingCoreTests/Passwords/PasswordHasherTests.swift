import AuthingAPI
import AuthingCore
import Foundation
import TestSupport
import Testing

struct PasswordHasherTests {
    private let random = RandomSource(seed: 1)
    private let hasher: PasswordHasher

    init() {
        let clock = VirtualClock { Date(timeIntervalSince1970: 0) }
        hasher = PasswordHasher(environment: Environment(clock: clock, random: random))
    }

    /// The known answers of the reference implementation's test program, one lane, checked through our own reader.
    ///
    /// The vectors of RFC 9106 use four lanes, a secret and associated data, none of which libsodium can take.
    @Test(arguments: [
        ("password", "m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"),
        ("password", "m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"),
        ("password", "m=65536,t=1,p=1$c29tZXNhbHQ$9qWtwbpyPd3vm1rB1GThgPzZ3/ydHL92zKL+15XZypg"),
        ("password", "m=65536,t=4,p=1$c29tZXNhbHQ$kCXUjmjvc5XMqQedpMTsOv+zyJEf5PhtGiUghW9jFyw"),
        ("differentpassword", "m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94"),
        ("password", "m=65536,t=2,p=1$ZGlmZnNhbHQ$vfMrBczELrFdWP0ZsfhWsRPaHppYdP3MVEMIVlqoFBw"),
    ])
    func acceptsKnownAnswers(password: String, tail: String) async throws {
        let hash = try #require(PasswordHash(text: "$argon2id$v=19$" + tail))
        #expect(try await hasher.verify(Secret(password), against: hash))
        #expect(try await !hasher.verify(Secret(password + "."), against: hash))
    }

    @Test(arguments: PoolSettings.PasswordHashing.allCases)
    func whatItHashedItAccepts(profile: PoolSettings.PasswordHashing) async throws {
        let hash = try await hasher.hash(Secret("correct horse"), profile: profile)
        #expect(hash.text.hasPrefix("$argon2id$v=19$m=\(profile.memoryInKiB),t=\(profile.passes),p=1$"))
        #expect(try await hasher.verify(Secret("correct horse"), against: hash))
        #expect(try await !hasher.verify(Secret("correct horsf"), against: hash))
        #expect(PasswordHash(text: hash.text) == hash)
    }

    @Test func equalSeedsGiveEqualHashesAndEachHashItsOwnSalt() async throws {
        let first = try await hasher.hash(Secret("pw"), profile: .cheap)
        let second = try await hasher.hash(Secret("pw"), profile: .cheap)
        #expect(first != second)
        random.seed(1)
        #expect(try await hasher.hash(Secret("pw"), profile: .cheap) == first)
    }

    @Test(arguments: [
        ("a\0b", "a\0c"), ("a\0", "a"), ("", "\0"),
        (String(repeating: "x", count: 71) + "a", String(repeating: "x", count: 71) + "b"),
        (String(repeating: "x", count: 4_095) + "a", String(repeating: "x", count: 4_095) + "b"),
        ("caf\u{E9}", "cafe\u{301}"),
    ])
    func everyByteCounts(password: String, other: String) async throws {
        let hash = try await hasher.hash(Secret(password), profile: .cheap)
        #expect(try await hasher.verify(Secret(password), against: hash))
        #expect(try await !hasher.verify(Secret(other), against: hash))
    }

    @Test func aPasswordOfTenMegabytesIsNeverHashed() async throws {
        let giant = Secret(String(repeating: "x", count: 10_000_000))
        let hash = try await hasher.hash(Secret("pw"), profile: .owasp)
        let start = ContinuousClock.now
        #expect(try await !hasher.verify(giant, against: hash))
        let refusal = await #expect(throws: AuthingError.self) { try await hasher.hash(giant, profile: .owasp) }
        #expect(refusal?.code == .passwordWeak)
        let time = start.duration(to: .now)
        #expect(time < .milliseconds(100))
    }

    @Test func anotherProfileAsksForANewHash() async throws {
        let hash = try await hasher.hash(Secret("pw"), profile: .cheap)
        #expect(!hash.needsRehash(for: .cheap))
        #expect(hash.needsRehash(for: .owasp))
    }

    @Test(arguments: [
        "", "plain", "$argon2i$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAA", "$argon2id$v=16$m=8,t=1,p=1$c29tZXNhbHQ$AAAA",
        "$argon2id$v=19$m=8,t=1$c29tZXNhbHQ$AAAA", "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ",
        "$argon2id$v=19$m=4194304,t=1,p=1$c29tZXNhbHQ$AAAA", "$argon2id$v=19$m=8,t=99,p=1$c29tZXNhbHQ$AAAA",
        "$argon2id$v=19$m=-8,t=1,p=1$c29tZXNhbHQ$AAAA", "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AA\0A",
        "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$" + String(repeating: "A", count: 200),
        "$argon2id$v=19$m=8,t=1,p=1$!!!!$????",
    ])
    func refusesStoredTextsItDoesNotKnow(text: String) {
        #expect(PasswordHash(text: text) == nil)
    }

    @Test func aHashDoesNotPrintItself() async throws {
        let hash = try await hasher.hash(Secret("pw"), profile: .cheap)
        #expect("\(hash)" == "<password hash m=8,t=1>")
        var dumped = ""
        dump(hash, to: &dumped)
        #expect(!dumped.contains("$argon2id$"))
    }
}
