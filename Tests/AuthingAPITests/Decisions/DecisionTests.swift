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
            figures: [.init(name: "limit", value: 3), .init(name: "until", value: "2026-01-01T00:05:00+00:00")]
        )
        let expected: JSON = [
            "rule": "captcha-need", "question": "no captcha is needed, or one was given", "outcome": "refused",
            "code": 2000, "setting": "loginFailCheck", "figures": ["limit": 3, "until": "2026-01-01T00:05:00+00:00"],
            "remedies": [
                "with --captcha-code, the answer of `captcha new`", "after 2026-01-01T00:05:00+00:00",
                "`pool set loginFailCheck {limit: 4}`",
            ],
        ]
        #expect(decision.json(in: .english) == expected)
    }

    @Test("every rule that refuses says what would change it, in both languages; what passed has nothing to say")
    func everyRefusalHasARemedy() {
        for rule in DecisionRule.allCases {
            for code in rule.codes {
                let remedies = rule.remedies(for: code)
                #expect(!remedies.isEmpty, "\(rule) \(code)")
                #expect(remedies.allSatisfy { !$0.chinese.isEmpty && !$0.english.isEmpty }, "\(rule) \(code)")
            }
            #expect(Decision(rule: rule, outcome: .passed).remedies.isEmpty)
        }
        #expect(DecisionRule.allCases.filter { $0.codes.isEmpty } == [.unprovedDropped])
    }

    @Test("the rules behind a code")
    func raising() {
        #expect(DecisionRule.raising(.captchaRequired) == [.captchaNeed])
        #expect(DecisionRule.raising(.accountLocked) == [.accountLock, .failureStreak])
        #expect(DecisionRule.raising(.success) == [])
    }
}
