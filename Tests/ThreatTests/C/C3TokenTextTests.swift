import AuthingAPI
import AuthingCore
import Foundation
import TestSupport
import Testing

/// A token has one spelling, and every reader understands its JSON alike.
@Suite("C3: token text")
struct C3TokenTextTests {
    typealias Workshop = TokenWorkshop

    @Test(arguments: [
        "", ".", "..", "...", "a.b", "a.b.c.d", "abc", "eyJ9.eyJ9", "💥.💥.💥",
    ])
    func notThreeParts(token: String) {
        #expect(Workshop.fault(of: token) == .garbage(.encoding))
    }

    @Test func everyOtherSpellingOfTheSameBytes() {
        let parts = Workshop.sign().split(separator: ".").map(String.init)
        let (header, payload, signature) = (parts[0], parts[1], parts[2])
        let spellings = [
            "\(header)=.\(payload).\(signature)", "\(header).\(payload)==.\(signature)",
            "\(header).\(payload).\(signature)=",
            "\(header).\(payload).\(signature)\n", " \(header).\(payload).\(signature)",
            "\(header). \(payload).\(signature)",
            "\(header).\(payload).\(signature).", ".\(header).\(payload).\(signature)", "\(header).\(payload).",
            "\(header)..\(signature)", ".\(payload).\(signature)", "\(header).\(payload)",
            "\(header).\(payload).\(signature)\0", "\(header)\r\n.\(payload).\(signature)",
        ]
        for token in spellings { #expect(Workshop.fault(of: token) == .garbage(.encoding)) }
    }

    /// A rightly signed text whose encoding is not the canonical one.
    @Test func paddingUnderTheSignature() {
        let payload = Base64URL.encode(Array(Workshop.claims().utf8))
        let header = Base64URL.encode(Array(Workshop.goodHeader.utf8))
        #expect(Workshop.fault(of: Workshop.sign(rawHeader: header + "=", rawPayload: payload)) == .garbage(.encoding))
        #expect(Workshop.fault(of: Workshop.sign(rawHeader: header, rawPayload: payload + "==")) == .garbage(.encoding))
    }

    @Test(arguments: [
        #","exp":9999999999"#, #","\u0065xp":9999999999"#, #","data":{"a":1,"a":2}"#, #","data":[{"a":{"b":1,"b":1}}]"#,
        #","nbf":1700000001"#, #","nbf":"soon""#,
        #","data":"# + String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
        #","data":01"#, #","data":'x'"#, ",", #","data":NaN"#, ",\"data\":\"\u{1}\"", #","data":"\ud800""#, "} ", "}{",
    ])
    func claimsThatReadersUnderstandDifferently(extra: String) {
        let token = Workshop.sign(Workshop.goodHeader, Workshop.claims(extra: extra))
        #expect(Workshop.fault(of: token) == .garbage(.claims))
    }

    @Test func claimsThatAreNotText() {
        let header = Base64URL.encode(Array(Workshop.goodHeader.utf8))
        let payload = Base64URL.encode(Array("{\"sub\":\"".utf8) + [0xFF, 0xC0, 0x80] + Array("\"}".utf8))
        #expect(Workshop.fault(of: Workshop.sign(rawHeader: header, rawPayload: payload)) == .garbage(.claims))
    }

    @Test func eightKilobytesAndNotOneMore() {
        let extra = #","data":""# + String(repeating: "x", count: 8_192) + #"""#
        #expect(
            Workshop.fault(of: Workshop.sign(Workshop.goodHeader, Workshop.claims(extra: extra))) == .garbage(.size)
        )
        let kid = #"{"alg":"HS256","typ":"JWT","kid":""# + String(repeating: "k", count: 65_536) + #""}"#
        #expect(Workshop.fault(of: Workshop.sign(kid)) == .garbage(.size))
    }

    @Test(arguments: ["iss", "sub", "aud", "iat", "exp", "jti", "userpool_id"])
    func aClaimMissing(name: String) {
        #expect(
            Workshop.fault(of: Workshop.sign(Workshop.goodHeader, Workshop.claims([name: ""]))) == .garbage(.claims)
        )
        #expect(
            Workshop.fault(of: Workshop.sign(Workshop.goodHeader, Workshop.claims([name: "null"]))) == .garbage(.claims)
        )
        #expect(
            Workshop.fault(of: Workshop.sign(Workshop.goodHeader, Workshop.claims([name: "[]"]))) == .garbage(.claims)
        )
    }

    @Test(arguments: [
        ["iss": #""https://evil.test/oidc""#], ["iss": #""https://core.test/oidc/""#], ["aud": #""other-app""#],
        ["aud": #"["5f0000000000000000000002"]"#], ["sub": #""""#], ["jti": #""""#], ["exp": #""1700000600""#],
        ["exp": "-1"], ["exp": "1e300"], ["exp": "253402300800"], ["iat": "-1"], ["iat": "true"],
        ["iat": "1700000601"], ["exp": "99999999999999999999"], ["exp": "1e999"],
    ])
    func aClaimOfAnotherValue(changes: [String: String]) {
        #expect(Workshop.fault(of: Workshop.sign(Workshop.goodHeader, Workshop.claims(changes))) == .garbage(.claims))
    }

    @Test("no change of one character passes, whatever the token says")
    func everyMutationOfOneCharacter() {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ".utf8)
        for number in 0..<Scale.of(3, full: 1_000) {
            let token = Array(Workshop.sign(Workshop.goodHeader, Workshop.claims(extra: #","data":\#(number)"#)).utf8)
            #expect(Workshop.fault(of: String(decoding: token, as: UTF8.self)) == nil)
            var accepted = 0
            func attempt(_ change: (inout [UInt8]) -> Void) {
                var mutant = token
                change(&mutant)
                if Workshop.fault(of: String(decoding: mutant, as: UTF8.self)) == nil { accepted += 1 }
            }
            for index in token.indices {
                for character in alphabet where character != token[index] { attempt { $0[index] = character } }
                attempt { $0.remove(at: index) }
                attempt { $0.insert(token[index], at: index) }
            }
            #expect(accepted == 0)
        }
    }

    @Test("noise never passes, and nothing traps: bare, as a token's parts, and under a right signature")
    func noise() {
        let random = RandomSource(seed: 3)
        let good = (header: Array(Workshop.goodHeader.utf8), claims: Array(Workshop.claims().utf8))
        for round in 0..<Scale.of(3_000, full: 250_000) {
            let bytes = random.bytes(count: round % 97)
            let word = Base64URL.encode(bytes)
            var (header, claims) = good
            let places = random.bytes(count: 3)
            header[Int(places[0]) % header.count] ^= 1 << (places[1] % 8)
            claims[Int(places[2]) * 7 % claims.count] ^= 0x80
            for token in [
                String(decoding: bytes, as: UTF8.self), "\(word).\(word).\(word)",
                Workshop.sign(rawHeader: word, rawPayload: word),
                Workshop.sign(rawHeader: Base64URL.encode(header), rawPayload: Base64URL.encode(claims)),
            ] {
                #expect(Workshop.fault(of: token) != nil)
            }
        }
    }
}
