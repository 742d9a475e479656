import AuthingAPI
import AuthingJSON
import Testing

@Suite("Decisions")
struct DecisionTests {
    @Test("every rule has a question in both languages, and its setting exists")
    func everyRuleIsDescribed() {
        for rule in DecisionRule.allCases {
            #expect(!rule.question.chinese.isEmpty && !rule.question.english.isEmpty)
            if let setting = rule.setting { #expect(PoolSetting.named(setting) != nil, "\(setting)") }
        }
    }

    @Test("a decision as a record")
    func json() {
        let decision = Decision(
            rule: .captchaNeed,
            outcome: .refused(.captchaRequired),
            figures: [.init(name: "failures", value: 3)]
        )
        let expected: JSON = [
            "rule": "captcha-need", "question": "no captcha is needed, or one was given", "outcome": "refused",
            "code": 2000, "setting": "loginFailCheck", "figures": ["failures": 3],
        ]
        #expect(decision.json(in: .english) == expected)
    }
}
