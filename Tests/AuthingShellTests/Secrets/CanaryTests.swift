import Foundation
import TestSupport
import Testing

/// The search itself finds each form of a secret that it promises to find.
@Suite("The search for secrets")
struct CanaryTests {
    private static let canary = Canary(200)

    @Test(
        "finds every form",
        arguments: [
            canary.text, "x\(canary.head)", "\(canary.tail)x",
            canary.text.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined(),
            canary.text.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined().uppercased(),
            Data(canary.text.utf8).base64EncodedString(), Data("x\(canary.text)".utf8).base64EncodedString(),
            Data("xy\(canary.text)z".utf8).base64EncodedString(),
            Data("xyü\(canary.tail)".utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_"),
            "pw=h%C3%BCnter%254911", "pw=h%c3%bcnter%254911", #"{"pw":"h\u00fcnter%4911"}"#, #"h\u{fc}nter%4911"#,
        ]
    )
    func finds(text: String) {
        #expect(!Self.canary.found(in: text).isEmpty)
    }

    @Test("finds nothing else", arguments: ["", "Canary", "hunter", "<secret>", Canary(201).text])
    func findsNothing(text: String) {
        #expect(Self.canary.found(in: text).isEmpty)
    }
}
