import AuthingAPI
import AuthingJSON
import Testing

@Suite("Pool settings by name")
struct PoolSettingsTests {
    var settings = PoolSettings(passwordHashing: .cheap)

    @Test("names are unique and every one can be read and written back")
    func everySettingRoundTrips() throws {
        let names = PoolSetting.all.map(\.name)
        #expect(Set(names).count == names.count)
        var copy = settings
        for setting in PoolSetting.all {
            try copy.set(setting.name, to: settings.value(of: setting))
            #expect(PoolSetting.named(setting.name)?.name == setting.name)
        }
        #expect(copy == settings)
    }

    @Test("the defaults are those of the documents")
    func defaultsAreDocumented() {
        let expected: KeyValuePairs<String, JSON> = [
            "registerDisabled": false, "emailVerifiedDefault": false, "sendWelcomeEmail": true,
            "verifyCodeLength": 4, "verifyCodeMaxAttempts": 5, "smsCodeLifetime": 60, "emailCodeLifetime": 300,
            "codeResendInterval": 60, "passwordStrength": 0, "tokenLifetime": 1_209_600,
            "loginFailCheck": ["enabled": false, "timeInterval": 300, "limit": 3],
            "loginPasswordFailCheck": ["enabled": false, "timeInterval": 300, "limit": 3],
            "frequentRegisterCheck": ["enabled": false, "timeInterval": 300, "limit": 50],
            "loginFailStrategy": "captcha",
        ]
        for (name, value) in expected { #expect(settings.json[name] == value, "\(name)") }
    }

    @Test("a record changes the keys it names")
    mutating func recordsMerge() throws {
        try settings.set("loginFailCheck", to: ["enabled": true])
        #expect(settings.loginFailCheck == FailureCheck(isEnabled: true, timeInterval: .seconds(300), limit: 3))
        try settings.set("loginFailCheck", to: ["limit": 5, "timeInterval": 60])
        #expect(settings.loginFailCheck == FailureCheck(isEnabled: true, timeInterval: .seconds(60), limit: 5))
    }

    @Test(
        arguments: [
            ("loginFailCheck", ["enabled": true, "limit": 0]),
            ("loginFailCheck", ["enabled": true, "limits": 3]),
            ("loginFailCheck", true),
            ("loginFailCheck", [:]),
            ("verifyCodeLength", 3),
            ("verifyCodeLength", 9),
            ("verifyCodeLength", "4"),
            ("verifyCodeLength", 4.0),
            ("registerDisabled", "true"),
            ("registerDisabled", nil),
            ("loginFailStrategy", "Captcha"),
            ("poolName", ""),
            ("poolName", "a\nb"),
            ("profile", "custom"),
            ("nothing", 1),
        ] as [(String, JSON)]
    )
    mutating func whatDoesNotFitIsRefusedAndChangesNothing(name: String, value: JSON) {
        let before = settings
        #expect(throws: AuthingError.self) { try settings.set(name, to: value) }
        #expect(settings == before)
    }

    @Test("the profile turns every stricter rule on, and puts each back")
    mutating func profiles() throws {
        let before = settings
        try settings.set("poolName", to: "Ada")
        #expect(settings.json["profile"] == "default")
        try settings.set("profile", to: "strict")
        #expect(settings.json["profile"] == "strict")
        #expect(settings.uniformLoginErrors && settings.commonPasswordsRefused && settings.passwordMinimumLength == 8)
        try settings.set("captchaPerAccount", to: false)
        #expect(settings.json["profile"] == "custom")
        try settings.set("profile", to: "default")
        #expect(settings.json["profile"] == "default" && settings.poolName == "Ada")
        try settings.set("poolName", to: .string(before.poolName))
        #expect(settings == before)
    }

    @Test("a misspelt name is answered with the nearest one")
    mutating func misspeltNames() {
        #expect { try settings.set("loginFailChek", to: ["limit": 1]) } throws: { error in
            let error = error as? AuthingError
            return error?.code == .badRequest && error?.hint(in: .english) == "did you mean loginFailCheck?"
        }
    }

    @Test("every setting says in both languages what it does")
    func everySettingIsDescribed() {
        for setting in PoolSetting.all {
            for text in [setting.summary] + setting.fields.flatMap({ [$0.summary, $0.kind.expectation] }) {
                #expect(!text.chinese.isEmpty && !text.english.isEmpty)
            }
        }
    }
}
