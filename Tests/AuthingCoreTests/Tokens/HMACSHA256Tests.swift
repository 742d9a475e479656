import AuthingCore
import Testing

struct HMACSHA256Tests {
    /// RFC 4231, test cases 1, 2, 3 and 6 (a key longer than a block).
    @Test(arguments: [
        (
            [UInt8](repeating: 0x0B, count: 20), Array("Hi There".utf8),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            [UInt8](repeating: 0xAA, count: 20), [UInt8](repeating: 0xDD, count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        (
            [UInt8](repeating: 0xAA, count: 131), Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
    ])
    func agreesWithTheStandard(key: [UInt8], message: [UInt8], code: String) {
        #expect(HMACSHA256.code(for: message, key: key).hexadecimal == code)
        #expect(HMACSHA256.code(for: message[...], key: key).hexadecimal == code)
    }

    /// RFC 7515, appendix A.1: the signature of the first example.
    @Test func signsTheFirstExampleOfTheStandard() throws {
        let header = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
        let payload = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
        let secret = "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"
        let key = try #require(Base64URL.decode(secret.utf8))
        let code = HMACSHA256.code(for: Array("\(header).\(payload)".utf8), key: key)
        #expect(Base64URL.encode(code) == "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
        #expect(HMACSHA256.isValid(code, for: Array("\(header).\(payload)".utf8), key: key))
    }

    @Test func refusesACodeThatDiffersAnywhere() {
        let message = Array("message".utf8)
        let key = [UInt8](repeating: 7, count: 32)
        let code = HMACSHA256.code(for: message, key: key)
        for index in code.indices {
            var other = code
            other[index] ^= 1
            #expect(!HMACSHA256.isValid(other, for: message, key: key))
        }
        #expect(!HMACSHA256.isValid(Array(code.dropLast()), for: message, key: key))
        #expect(!HMACSHA256.isValid([], for: message, key: key))
    }
}
