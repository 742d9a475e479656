import AuthingAPI
import Testing

struct SecretTests {
    private let secret = Secret("hunter2-canary")

    @Test func neverPrintsItself() {
        var dumped = ""
        dump(secret, to: &dumped)
        let texts = [
            "\(secret)", String(describing: secret), String(reflecting: secret), "\([secret])", "\(secret as Any)",
            dumped,
        ]
        for text in texts {
            #expect(!text.contains("canary"))
            #expect(text.contains("<secret>") || text.contains("Secret"))
        }
        #expect("\(secret)" == "<secret>")
    }

    @Test func revealsItselfToAFunction() {
        #expect(secret.reveal { $0.count } == 14)
    }

    @Test func passesOnWhatTheFunctionThrows() {
        #expect(throws: AuthingError.notLoggedIn()) {
            try secret.reveal { _ throws(AuthingError) in throw .notLoggedIn() }
        }
    }

    @Test(arguments: [
        ("a", "a", true), ("a", "b", false), ("a", "ab", false), ("", "", true), ("\u{E9}", "e\u{301}", false),
    ])
    func comparesBytes(left: String, right: String, equal: Bool) {
        #expect((Secret(left) == Secret(right)) == equal)
    }

    @Test func knowsItsLengthInBytes() {
        #expect(Secret("密码").lengthInBytes == 6)
        #expect(Secret("").isEmpty)
        #expect(!secret.isEmpty)
    }
}
