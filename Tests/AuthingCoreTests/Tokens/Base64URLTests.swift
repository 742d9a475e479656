import AuthingCore
import Testing

struct Base64URLTests {
    /// RFC 4648, section 10, without the padding; and RFC 7515, appendix C.
    @Test(arguments: [
        ("", []), ("Zg", Array("f".utf8)), ("Zm8", Array("fo".utf8)), ("Zm9v", Array("foo".utf8)),
        ("Zm9vYg", Array("foob".utf8)), ("Zm9vYmE", Array("fooba".utf8)), ("Zm9vYmFy", Array("foobar".utf8)),
        ("A-z_4ME", [3, 236, 255, 224, 193]),
    ])
    func agreesWithTheStandards(text: String, bytes: [UInt8]) {
        #expect(Base64URL.encode(bytes) == text)
        #expect(Base64URL.decode(text.utf8) == bytes)
    }

    @Test(arguments: [
        "Zg==", "Zg=", "Zh", "Zm9", "Zm9vY", "Z", "Zm9v\n", " Zm9v", "Zm+v", "Zm/v", "Zm9v.", "Zü9v", "\0\0\0\0",
    ])
    func refusesEverySpellingButOne(text: String) {
        #expect(Base64URL.decode(text.utf8) == nil)
    }

    @Test func everyByteComesBack() {
        for length in 0...70 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 37 + length) }
            #expect(Base64URL.decode(Base64URL.encode(bytes).utf8) == bytes)
        }
    }
}
