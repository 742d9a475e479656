import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

/// Two names that read alike are one name for registration, for login, and for the index that decides.
///
/// A mail goes to the address that is stored, whatever was typed.
@Suite("A11: names that read alike are one")
struct A11NamesAreOneOrTwoTests {
    /// Ways to write a name that reads, or is meant, the same; each folds to the name, or may not be had at all.
    private static let disguises: [@Sendable (String, inout RandomSequence) -> String] = [
        { name, _ in String(name.map { $0.isASCII ? Character($0.uppercased()) : $0 }) },
        { name, _ in
            String(
                name.enumerated().map {
                    $0.offset.isMultiple(of: 2) && $0.element.isASCII ? Character($0.element.uppercased()) : $0.element
                }
            )
        },
        { name, _ in
            String(
                String.UnicodeScalarView(
                    name.unicodeScalars.map {
                        $0.isASCII && $0.value > 0x20 ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0
                    }
                )
            )
        },
        { name, _ in name.decomposedStringWithCanonicalMapping },
        { name, random in insert("\u{200B}", into: name, &random) },
        { name, random in insert("\u{200D}", into: name, &random) },
        { name, random in insert("\u{202E}", into: name, &random) },
        { name, random in insert("\u{2066}", into: name, &random) },
        { name, random in insert("\u{FEFF}", into: name, &random) },
        { name, random in insert("\u{AD}", into: name, &random) },
        { name, random in insert("\u{E000}", into: name, &random) },
        { name, random in insert("\u{FE0F}", into: name, &random) },
        { name, random in insert("\u{3164}", into: name, &random) },
        { name, random in insert("\u{7}", into: name, &random) },
        { name, _ in name.replacingOccurrences(of: "fi", with: "\u{FB01}") },
        { name, _ in "\u{3000}" + name + "\u{A0}" },
    ]

    private static func insert(_ scalar: Unicode.Scalar, into name: String, _ random: inout RandomSequence) -> String {
        var scalars = Array(name.unicodeScalars)
        scalars.insert(scalar, at: 1 + random.next(below: scalars.count - 1))
        return String(String.UnicodeScalarView(scalars))
    }

    @Test("of two names that read alike one account comes, and both log in to it", arguments: Backend.allCases)
    func pairs(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("profile", "strict")
        try await pool.set("loginFailCheck", ["enabled": false])
        var random = RandomSequence(seed: 7)
        let stems = ["fiona", "café", "grüße", "profit-42", "Ａda", "ångström"]
        for number in 0..<Scale.of(backend == .embedded ? 300 : 30, full: 5_000) {
            let name = "\(stems[number % stems.count])-\(number)"
            let disguise = Self.disguises[number % Self.disguises.count](name, &random)
            let user = try await pool.client().registerByUsername(name, password: "the-right-password")
            await #expect(throws: AuthingError.self, "\(disguise.unicodeScalars.map(\.value))") {
                try await pool.client().registerByUsername(disguise, password: "another-password-1")
            }
            // What is no name logs in to nothing; what is one, to the one account.
            do throws(AuthingError) {
                let other = try await pool.client().loginByUsername(disguise, password: "the-right-password")
                #expect(other.id == user.id)
            } catch {
                #expect(error.code == .accountOrPasswordWrong)
            }
        }
        let count = try await pool.administration.describePool().userCount
        #expect(count == Scale.of(backend == .embedded ? 300 : 30, full: 5_000))
    }

    @Test("folding a folded name changes nothing, and the store agrees on what is equal")
    func folding() {
        var random = RandomSequence(seed: 11)
        for _ in 0..<Scale.of(20_000, full: 1_000_000) {
            var scalars = String.UnicodeScalarView()
            for _ in 0...random.next(below: 6) { scalars.append(random.scalar()) }
            let once = String(scalars).foldedName
            #expect(Array(once.utf8) == Array(once.foldedName.utf8), "\(scalars.map(\.value))")
        }
        // A capital and a mark that only the small letter joins.
        for text in ["H\u{331}", "J\u{30C}", "\u{212A}", "\u{130}", "W\u{30A}", "\u{FF28}\u{331}"] {
            #expect(Array(text.foldedName.utf8) == Array(text.foldedName.foldedName.utf8), "\(text)")
        }
    }

    @Test("no update takes a name that reads like another's", arguments: Backend.allCases)
    func updates(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("profile", "strict")
        let client = pool.client()
        _ = try await pool.client().registerByUsername("fiona", password: "the-right-password")
        let options = RegistrationOptions(forceLogin: true)
        _ = try await client.registerByUsername("grace", password: "the-right-password", options: options)
        for name in ["FIONA", "\u{FB01}ona", "ｆｉｏｎａ", "fi\u{200B}ona"] {
            await #expect(throws: AuthingError.self, "\(name)") {
                try await client.updateProfile(ProfileChanges(["username": .string(name)]))
            }
        }
        // Its own name in another case is its own.
        let user = try await client.updateProfile(ProfileChanges(["username": "Grace"]))
        #expect(user.username == "Grace")
        _ = try await pool.client().loginByUsername("gRACE", password: "the-right-password")
    }

    @Test("the rule is not turned on over users whose names would be one", arguments: Backend.allCases)
    func turningItOn(backend: Backend) async throws {
        let pool = try await backend.makePool()
        for name in ["Ada", "ada", "bob"] {
            _ = try await pool.client().registerByUsername(name, password: "the-right-password")
        }
        await expectRefusal(.badRequest) { try await pool.administration.changeSetting("profile", to: "strict") }
        #expect(try await pool.administration.describePool().settings.profile == .standard)
        let client = pool.client()
        _ = try await client.loginByUsername("Ada", password: "the-right-password")
        _ = try await client.updateProfile(ProfileChanges(["username": "Ada II"]))
        try await pool.set("profile", "strict")
        _ = try await pool.client().loginByUsername("BOB", password: "the-right-password")
        try await pool.set("profile", "default")
        await expectRefusal(.userUnknown) {
            try await pool.client().loginByUsername("BOB", password: "the-right-password")
        }
    }

    @Test("a mail goes to the stored address, however it was typed", arguments: ["default", "strict"])
    func mails(profile: String) async throws {
        let pool = try await Backend.embedded.makePool()
        try await pool.set("profile", .string(profile))
        _ = try await pool.client().registerByEmail("Fiona@Example.org", password: "the-right-password")
        _ = try await pool.administration.clearOutbox()
        // None of these is the account's address: each is refused, or goes to nobody; the last one is.
        let typed = [
            "fiona@ex\u{430}mple.org", "fıona@example.org", "\u{FB01}ona@example.org", "fiona@exa\u{200B}mple.org",
            "fiona@example.org\r\nBcc: eve@example.net", "fiona@b\u{FC}cher.example", "ｆiona@example.org",
        ]
        for address in typed {
            await #expect(throws: AuthingError.self, "\(address)") {
                try await pool.client().sendEmail(address, scene: "RESET_PASSWORD")
            }
        }
        #expect(try await pool.administration.listOutbox(limit: 10).isEmpty)
        _ = try await pool.client().sendEmail("  FIONA@EXAMPLE.ORG ", scene: "RESET_PASSWORD")
        #expect(try await pool.administration.listOutbox(limit: 10).map(\.recipient) == ["fiona@example.org"])
    }

    @Test("by default the case of a username counts, as by the API")
    func fidelityIsTheDefault() async throws {
        let pool = try await Backend.embedded.makePool()
        _ = try await pool.client().registerByUsername("Ada", password: "one")
        _ = try await pool.client().registerByUsername("ada", password: "two")
    }
}

/// Numbers that repeat themselves from run to run.
struct RandomSequence {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(below bound: Int) -> Int {
        // Steele's SplitMix64.
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }

    /// A scalar, most often one that means something to normalisation.
    mutating func scalar() -> Unicode.Scalar {
        let ranges: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0x41...0x5A, 0xA0...0x24F, 0x300...0x36F, 0x1E00...0x1FFF, 0x2000...0x2FFF, 0xAC00...0xD7A3,
            0xF900...0xFFEF, 0x1D400...0x1D7FF, 0x1_0000...0x10_FFFF,
        ]
        let range = ranges[next(below: ranges.count)]
        return Unicode.Scalar(range.lowerBound + UInt32(next(below: range.count))) ?? "a"
    }
}
