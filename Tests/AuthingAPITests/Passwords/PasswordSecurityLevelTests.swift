import AuthingAPI
import Testing

struct PasswordSecurityLevelTests {
    @Test(arguments: [
        ("", 1), ("abc", 1), ("aaaaaaaa", 1), ("12345678", 1), ("abcdefg1", 2), ("Abcdefg1", 2), ("!!!!!!a1", 2),
        ("abcdefghijk1", 2), ("ABCDEFGHIJK1", 2), ("Abcdefghijkl", 1), ("Abcdefghij1", 2), ("Abcdefghijk1", 3),
        ("J@vascript1#!", 3),
    ])
    func followsTheJavaScriptRule(password: String, level: Int) {
        #expect(PasswordSecurityLevel(of: Secret(password)).rawValue == level)
    }
}
