import AuthingAPI
import AuthingCore
import Foundation
import TestSupport
import Testing

/// A token is signed by the one algorithm of its key, or it is garbage.
///
/// Every token but those about signatures is rightly signed.
///
/// - SeeAlso: RFC 8725, section 2 (threats).
@Suite("C1: token algorithms")
struct C1TokenAlgorithmsTests {
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
}
