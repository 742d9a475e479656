import AuthingAPI
import AuthingCore
import Foundation
import TestSupport
import Testing

/// Hashes of other systems, by their published answers.
struct ForeignHashTests {
    private let hasher = PasswordHasher(
        environment: Environment(
            clock: VirtualClock { Date(timeIntervalSince1970: 0) },
            random: RandomSource(seed: 1)
        )
    )

    private func expectFit(_ password: String, _ text: String) async throws {
        let hash = try PasswordHash(reading: text)
        #expect(try await hasher.verify(Secret(password), against: hash))
        #expect(try await !hasher.verify(Secret(password + "."), against: hash))
        #expect(try await !hasher.verify(Secret("."), against: hash))
        #expect(hash.needsRehash(for: .cheap) && hash.needsRehash(for: .owasp))
        #expect(!"\(hash)".contains(text.suffix(8)))
    }

    /// The answers of crypt_blowfish, by Openwall, and the same under the other two letters.
    @Test(arguments: [
        ("U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
        ("U*U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"),
        ("U*U*U", "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"),
        ("", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy"),
        ("U*U", "$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
        ("U*U", "$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
    ])
    func bcrypt(password: String, text: String) async throws {
        try await expectFit(password, text)
    }

    @Test func bcryptSees72BytesAndNoNUL() async throws {
        let hash = try PasswordHash(reading: "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui")
        let seen = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
        for tail in ["", "chars after 72 are ignored"] {
            #expect(try await hasher.verify(Secret(seen + tail), against: hash))
        }
        #expect(try await !hasher.verify(Secret(String(seen.dropLast())), against: hash))
        // Cut off at the NUL it would be the right one.
        let short = try PasswordHash(reading: "$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")
        #expect(try await !hasher.verify(Secret("U*U\0more"), against: short))
    }

    /// RFC 7914, section 12, in both spellings.
    @Test(arguments: [
        ("pleaseletmein", "$7$C6..../....SodiumChloride$kBGj9fHznVYFQMEn/qDCfrDevf9YDtcDdKvEqHJLV8D"),
        (
            "password",
            "$scrypt$ln=10,r=8,p=16$TmFDbA$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWIurzDZLiKjiG/xCSedmDDaxyevuUqD7m2DYMvfoswGQA"
        ),
        (
            "pleaseletmein",
            "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw"
        ),
    ])
    func scrypt(password: String, text: String) async throws {
        try await expectFit(password, text)
    }

    /// RFC 6070 (SHA-1), RFC 7914, section 11 (SHA-256), passlib, and the known answer for SHA-512.
    @Test(arguments: [
        ("password", "$pbkdf2$1$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y"),
        ("password", "$pbkdf2-sha1$4096$c2FsdA$SwB5AbdlSJq.rUnZJvch0GWkKcE"),
        ("password", "pbkdf2_sha1$4096$salt$SwB5AbdlSJq+rUnZJvch0GWkKcE="),
        (
            "passwd",
            "$pbkdf2-sha256$i=1,l=64$c2FsdA$VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLxJypzM8Xm2RZkWZLOdd+8xfHG4RbHjC9UJESBB06GXgw"
        ),
        (
            "passwd",
            "pbkdf2_sha256$1$salt$VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLxJypzM8Xm2RZkWZLOdd+8xfHG4RbHjC9UJESBB06GXgw=="
        ),
        ("password", "$pbkdf2-sha256$1212$4vjV83LKPjQzk31VI4E0Vw$hsYF68OiOUPdDZ1Fg.fJPeq1h/gXXY7acBp9/6c.tmQ"),
        (
            "password",
            "$pbkdf2-sha512$1$c2FsdA$hn9wzxreAs/zdSWZo6U9xK80x6ZpgVrl1RNVThyM8lLALUcKKFoFAbrZmb/pQ8CPBQI119aLHaVeY/c7YKV/zg"
        ),
    ])
    func pbkdf2(password: String, text: String) async throws {
        try await expectFit(password, text)
    }

    /// The reference implementation's test program: Argon2i, and more than one lane.
    @Test(arguments: [
        "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA",
        "$argon2i$v=19$m=256,t=2,p=2$c29tZXNhbHQ$T/XOJ2mh1/TIpJHfCdQan76Q5esCFVoT5MAeIM1Oq2E",
        "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
    ])
    func argon2(text: String) async throws {
        try await expectFit("password", text)
    }

    @Test(arguments: [
        ("$argon2id$v=19$m=4194304,t=1,p=1$c29tZXNhbHQ$" + String(repeating: "A", count: 43), "m"),
        ("$argon2id$v=19$m=64,t=17,p=1$c29tZXNhbHQ$" + String(repeating: "A", count: 43), "t"),
        ("$2b$31$" + String(repeating: "a", count: 53), "a cost"),
        ("$2b$16$" + String(repeating: "a", count: 53), "a cost"),
        ("$scrypt$ln=24,r=8,p=1$TmFDbA$" + String(repeating: "A", count: 43), "128·N·r KiB"),
        ("$scrypt$ln=60,r=8,p=1$TmFDbA$" + String(repeating: "A", count: 43), "ln"),
        ("$scrypt$ln=18,r=8,p=16$TmFDbA$" + String(repeating: "A", count: 43), "128·N·r·p KiB"),
        ("$7$zzzzz/....salt$" + String(repeating: ".", count: 43), "ln"),
        ("pbkdf2_sha256$10000001$salt$" + String(repeating: "A", count: 43) + "=", "iterations"),
        ("$pbkdf2-sha1$3000000$c2FsdA$" + String(repeating: "A", count: 86), "iterations"),
    ])
    func aHashThatCostsTooMuchIsRefused(text: String, cost: String) throws {
        let fault = #expect(throws: PasswordHashFault.self) { try PasswordHash(reading: text) }
        guard case .tooCostly(_, let found, let value, let limit) = fault else {
            Issue.record("\(text): \(String(describing: fault))")
            return
        }
        #expect(found == cost && value > limit)
    }

    @Test(arguments: [
        "", "secret", "5f4dcc3b5aa765d61d8327deb882cf99", "$1$salt$qJH7.N4xYta3aEG/dfqo/0", "$6$salt$abc", "$2$", "$",
        "$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOe",
        "$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "$2b$03$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvy!eW",
        "$7$", "$7$C6..../....SodiumChloride$", "$7$C6..../....SodiumChloride$kBGj9f", "$7$C6..../....SodiumChloride",
        "$scrypt$ln=0,r=8,p=1$TmFDbA$AAAA", "$scrypt$ln=10,p=1,r=8$TmFDbA$AAAA", "$scrypt$$$$", "$scrypt$",
        "$pbkdf2-md5$1$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y", "$pbkdf2$0$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",
        "$pbkdf2$-1$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y", "$pbkdf2$1$c2FsdA$DGDID5Yf", "pbkdf2_sha256$1$salt",
        "$pbkdf2$i=1,l=21$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y", "$argon2d$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAA",
        "$argon2i$m=256,t=2,p=1$c29tZXNhbHQ$/U3YPXYsSb3q9XxHvc0MLxur+GP960kN9j7emXX8zwY",
        "$argon2id$v=19$m=8,t=1,p=2$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=1$!!!!$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/5",
    ])
    func whatIsNoHashIsRefused(text: String) {
        let fault = #expect(throws: PasswordHashFault.self) { try PasswordHash(reading: text) }
        if case .tooCostly = fault { Issue.record("\(text): \(String(describing: fault))") }
    }
}
