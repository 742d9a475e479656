import AuthingAPI
import AuthingCore
import TestSupport
import Testing

struct PasswordPolicyTests {
    @Test(arguments: [
        ("asdas", false, false, false),
        ("asdasd", true, false, false),
        ("123456", true, false, false),
        ("asdas21asd", true, true, false),
        ("Passw0rd!", true, true, true),
        ("php@-isok+_?", true, true, false),
        ("a1!", false, false, false),
        ("密码密码密码", true, false, false),
        ("密码a码，1", true, true, true),
        ("abc  1", true, true, false),
        ("      ", true, false, false),
        ("e\u{301}e\u{301}e\u{301}", true, false, false),
    ])
    func judgesAsTheTableSays(password: String, low: Bool, middle: Bool, high: Bool) {
        #expect((PasswordPolicy.low.fault(of: Secret(password)) == nil) == low)
        #expect((PasswordPolicy.middle.fault(of: Secret(password)) == nil) == middle)
        #expect((PasswordPolicy.high.fault(of: Secret(password)) == nil) == high)
        #expect(PasswordPolicy.none.fault(of: Secret(password)) == nil)
    }

    @Test(arguments: PasswordPolicy.allCases)
    func neverTakesNothing(policy: PasswordPolicy) {
        #expect(policy.fault(of: Secret(""))?.chinese == "请输入密码")
        #expect(policy.fault(of: Secret(""))?.english == "enter a password")
    }

    @Test(arguments: PasswordPolicy.allCases)
    func takesNothingThatWouldNotBeHashed(policy: PasswordPolicy) {
        let longest = String(repeating: "aA1!", count: 1_024)
        #expect(policy.fault(of: Secret(longest)) == nil)
        #expect(policy.fault(of: Secret(longest + "a"))?.english == "the password may have at most 4096 bytes")
    }

    @Test func namesTheRuleInBothLanguages() {
        let fault = PasswordPolicy.high.fault(of: Secret("abc"))
        #expect(fault?.chinese == "密码长度不能少于 6 位，且须包含字母、数字和符号")
        #expect(fault?.english == "the password needs at least 6 characters, with letters, digits and symbols")
        #expect(PasswordPolicy.satisfied.chinese == "密码验证成功")
    }

    @Test func isNumberedAsTheSetting() {
        #expect(PasswordPolicy.allCases.map(\.rawValue) == [0, 1, 2, 3])
    }
}
