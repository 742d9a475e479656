import AuthingAPI
import AuthingCore
import Foundation
import Testing

/// What others let in, or once did: nothing here may pass.
///
/// Every token but those about signatures is rightly signed.
///
/// - SeeAlso: RFC 8725, section 2 (threats).
struct TokenAttackTests {
    typealias Workshop = TokenWorkshop

    @Test(arguments: [
        #"{"alg":"none","typ":"JWT","kid":"key-1"}"#, #"{"alg":"None","typ":"JWT","kid":"key-1"}"#,
        #"{"alg":"nOnE","typ":"JWT","kid":"key-1"}"#, #"{"alg":"","typ":"JWT","kid":"key-1"}"#,
        #"{"typ":"JWT","kid":"key-1"}"#, #"{"alg":null,"typ":"JWT","kid":"key-1"}"#,
        #"{"alg":["HS256"],"typ":"JWT","kid":"key-1"}"#, #"{"alg":"HS512","typ":"JWT","kid":"key-1"}"#,
        #"{"alg":"HS384","typ":"JWT","kid":"key-1"}"#, #"{"alg":"RS256","typ":"JWT","kid":"key-1"}"#,
        #"{"alg":"ES256","typ":"JWT","kid":"key-1"}"#, #"{"alg":"EdDSA","typ":"JWT","kid":"key-1"}"#,
        #"{"alg":"hs256","typ":"JWT","kid":"key-1"}"#, #"{"alg":"HS256 ","typ":"JWT","kid":"key-1"}"#,
        #"{"alg":"HS256\u0000","typ":"JWT","kid":"key-1"}"#,
    ])
    func anotherAlgorithm(header: String) {
        #expect(Workshop.fault(of: Workshop.sign(header)) == .garbage(.algorithm))
    }

    @Test(arguments: [
        #"{"alg":"HS256","kid":"key-1"}"#, #"{"alg":"HS256","typ":"jwt","kid":"key-1"}"#,
        #"{"alg":"HS256","typ":"at+jwt","kid":"key-1"}"#, #"{"alg":"HS256","typ":1,"kid":"key-1"}"#,
    ])
    func anotherKind(header: String) {
        #expect(Workshop.fault(of: Workshop.sign(header)) == .garbage(.kind))
    }

    @Test(arguments: [
        #"{"alg":"HS256","typ":"JWT"}"#, #"{"alg":"HS256","typ":"JWT","kid":""}"#,
        #"{"alg":"HS256","typ":"JWT","kid":"key-2"}"#, #"{"alg":"HS256","typ":"JWT","kid":"KEY-1"}"#,
        #"{"alg":"HS256","typ":"JWT","kid":null}"#, #"{"alg":"HS256","typ":"JWT","kid":["key-1"]}"#,
        #"{"alg":"HS256","typ":"JWT","kid":"../../etc/passwd"}"#,
        #"{"alg":"HS256","typ":"JWT","kid":"' OR 1=1 --"}"#, #"{"alg":"HS256","typ":"JWT","kid":"key-1\u0000"}"#,
    ])
    func anotherKey(header: String) {
        #expect(Workshop.fault(of: Workshop.sign(header)) == .garbage(.key))
    }

    @Test(arguments: [
        #"{"alg":"HS256","typ":"JWT","kid":"key-1","crit":["exp"]}"#,
        #"{"alg":"HS256","typ":"JWT","kid":"key-1","crit":[],"b64":false}"#,
        #"{"alg":"HS256","typ":"JWT","kid":"key-1","jwk":{"kty":"oct","k":"AA"}}"#,
        #"{"alg":"HS256","typ":"JWT","kid":"key-1","jku":"https://evil.test/keys"}"#,
        #"{"alg":"HS256","typ":"JWT","kid":"key-1","x5u":"https://evil.test/cert"}"#,
        #"{"alg":"HS256","typ":"JWT","kid":"key-1","x5c":["AA"]}"#,
        #"{"alg":"HS256","typ":"JWT","kid":"key-1","zip":"DEF"}"#,
        #"{"alg":"HS256","typ":"JWT","kid":"key-1","alg":"none"}"#,
        #"{"alg":"none","alg":"HS256","typ":"JWT","kid":"key-1"}"#,
        #"{"alg":"HS256","typ":"JWT","kid":"key-1","\u0061lg":"none"}"#,
        #"["alg","HS256"]"#, #""HS256""#, "null", "{}x", "{", "{\"alg\":\"HS256\"", "\u{FEFF}" + Workshop.goodHeader,
    ])
    func aHeaderWithMoreOrLess(header: String) {
        let fault = Workshop.fault(of: Workshop.sign(header))
        #expect(fault == .garbage(.header))
    }

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

    @Test(arguments: ["", "other", "", Workshop.poolID, Workshop.secret + " ", String(Workshop.secret.dropLast())])
    func anotherSecret(key: String) {
        #expect(Workshop.fault(of: Workshop.sign(key: key)) == .garbage(.signature))
    }

    @Test func noSignatureOrOneOfAnotherLength() {
        let signed = Workshop.sign().split(separator: ".").dropLast().joined(separator: ".")
        #expect(Workshop.fault(of: "\(signed).") == .garbage(.encoding))
        for length in [1, 16, 31, 33, 64] {
            let code = Base64URL.encode([UInt8](repeating: 0, count: length))
            #expect(Workshop.fault(of: "\(signed).\(code)") == .garbage(.signature))
        }
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

    /// Every change of one character, every one left out and every one doubled.
    @Test func everyMutationOfOneCharacter() {
        let token = Array(Workshop.sign().utf8)
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ".utf8)
        var accepted = 0
        for index in token.indices {
            for character in alphabet where character != token[index] {
                var mutant = token
                mutant[index] = character
                if Workshop.fault(of: String(decoding: mutant, as: UTF8.self)) == nil { accepted += 1 }
            }
            var shorter = token
            shorter.remove(at: index)
            if Workshop.fault(of: String(decoding: shorter, as: UTF8.self)) == nil { accepted += 1 }
            var longer = token
            longer.insert(token[index], at: index)
            if Workshop.fault(of: String(decoding: longer, as: UTF8.self)) == nil { accepted += 1 }
        }
        #expect(accepted == 0)
    }

    /// Bytes without sense, from a seed: no trap, and nothing gets in.
    @Test func noise() {
        let random = RandomSource(seed: 3)
        for length in 0..<3_000 {
            let bytes = random.bytes(count: length % 97)
            let word = Base64URL.encode(bytes)
            for token in [
                String(decoding: bytes, as: UTF8.self), "\(word).\(word).\(word)",
                Workshop.sign(rawHeader: word, rawPayload: word),
            ] {
                #expect(Workshop.fault(of: token) != nil)
            }
        }
    }
}
