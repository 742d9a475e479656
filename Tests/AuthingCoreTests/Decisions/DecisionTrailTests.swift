import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

@Suite("The decision trail")
struct DecisionTrailTests {
    let pool: TestPool
    let client: AuthenticationClient

    init() async throws {
        pool = try .inMemory()
        client = pool.client()
        client.recordsDecisions = true
    }

    private var trail: [String] {
        (client.lastDecisions?.decisions ?? []).map { decision in
            switch decision.outcome {
            case .passed: "\(decision.rule.rawValue) +"
            case .skipped: "\(decision.rule.rawValue) -"
            case .refused(let code): "\(decision.rule.rawValue) \(code.rawValue)"
            }
        }
    }

    @Test("a registration lists its rules once, in the order of the API")
    func registration() async throws {
        _ = try await client.registerByEmail("a@example.org", password: "pw")
        #expect(
            trail == [
                "application +", "registration-open +", "registration-frequency -", "email-form +", "password-given +",
                "password-policy +", "identifier-listed -", "identifier-free +",
            ]
        )
        await expectRefusal(.userExists) { try await client.registerByEmail("a@example.org", password: "pw") }
        #expect(trail.last == "identifier-free 2026")
    }

    @Test("a refused login ends with the rule that refused, and its figures")
    func login() async throws {
        try await pool.set("loginFailCheck", ["enabled": true, "limit": 1])
        _ = try await client.registerByUsername("ada", password: "pw")
        await expectRefusal(.passwordWrong) { try await client.loginByUsername("ada", password: "wrong") }
        #expect(
            trail == [
                "application +", "captcha-need +", "user-known +", "account-lock -", "failure-streak +",
                "password-set +", "password-right 2006",
            ]
        )
        await expectRefusal(.captchaRequired) { try await client.loginByUsername("ada", password: "pw") }
        #expect(trail == ["application +", "captcha-need 2000"])
        let last = try #require(client.lastDecisions?.decisions.last)
        #expect(last.figures.first == .init(name: "failures", value: 1))
        #expect(last.rule.setting == "loginFailCheck")
    }

    @Test("a login without a password or a username ends with the rule that asks for it")
    func emptyArguments() async throws {
        await expectRefusal(.argumentMissing) { try await client.loginByUsername("ada", password: "") }
        #expect(trail == ["application +", "password-given 2231"])
        await expectRefusal(.argumentMissing) { try await client.loginByUsername("", password: "pw") }
        #expect(trail == ["application +", "username-form 2231"])
    }

    @Test("a change of a password asks what a login asks")
    func passwordChange() async throws {
        try await pool.set("loginPasswordFailCheck", ["enabled": true, "limit": 2])
        _ = try await client.registerByUsername("ada", password: "pw")
        _ = try await client.loginByUsername("ada", password: "pw")
        let before = ["application +", "token +", "password-given +"]
        await expectRefusal(.oldPasswordWrong) { try await client.updatePassword("new", oldPassword: "wrong") }
        #expect(trail == before + ["account-lock +", "failure-streak +", "old-password-right 2203"])
        await expectRefusal(.accountLocked) { try await client.updatePassword("new", oldPassword: "wrong") }
        #expect(
            trail == before + ["account-lock +", "failure-streak +", "old-password-right 2203", "account-lock 2057"]
        )
        await expectRefusal(.accountLocked) { try await client.updatePassword("new", oldPassword: "pw") }
        #expect(trail == before + ["account-lock 2057"])
        let last = try #require(client.lastDecisions?.decisions.last)
        #expect(last.figures.first?.name == "until" && last.rule.setting == "loginPasswordFailCheck")
        pool.wait(300)
        _ = try await client.updatePassword("new", oldPassword: "pw")
        #expect(
            trail == before
                + [
                    "account-lock +", "failure-streak +", "old-password-right +", "password-given +",
                    "password-policy +",
                ]
        )
    }

    @Test("codes and tokens leave decisions, too")
    func others() async throws {
        _ = try await client.sendSMSCode("13800138000")
        #expect(trail == ["application +", "phone-form +", "sending-quota +", "sending-interval +"])
        await expectRefusal(.codeWrong) { try await client.loginByPhoneCode("13800138000", code: "none") }
        #expect(trail == ["application +", "phone-form +", "code-right 2001"])
        await expectRefusal(.notLoggedIn) { try await client.currentUser() }
        #expect(trail == ["application +", "token 2020"])
    }

    @Test("what only the second look refuses is taken down as well")
    func secondLook() async throws {
        let code = try await pool.sendCode(toPhone: "13800138000")
        _ = try await pool.client().registerByPhoneCode("13800138000", code: code)
        pool.wait(60)
        let next = try await pool.sendCode(toPhone: "13800138000")
        await expectRefusal(.userExists) {
            try await client.registerByPhoneCode("13800138000", code: next, password: "pw")
        }
        #expect(
            trail == [
                "application +", "registration-open +", "registration-frequency -", "password-policy +",
                "failure-streak +", "code-right +", "code-fresh +", "identifier-listed -", "identifier-free 2026",
            ]
        )
    }
}
