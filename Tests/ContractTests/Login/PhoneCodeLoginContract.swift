import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

struct PhoneCodeLoginContract {
    private let phone = "13800138000"

    @Test(arguments: Backend.allCases, ["", "12", "12800138000", "+1 555 0100"])
    func aMalformedPhoneIsRefused(backend: Backend, phone: String) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.malformedPhone) { try await pool.client().loginByPhoneCode(phone, code: "1234") }
    }

    @Test(arguments: Backend.allCases)
    func anUnknownPhoneGetsAnAccount(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = pool.client()
        let user = try await client.loginByPhoneCode(phone, code: try await pool.sendCode(toPhone: phone))
        #expect(user.phone == phone && user.phoneVerified)
        #expect(user.registerSource == ["basic:phone-code"])
        #expect(user.loginsCount == 1 && user.token != nil && client.token == user.token)
        #expect(user.lastLogin == pool.now && user.lastIP == "192.0.2.1")
        pool.wait(60)
        let again = try await pool.client().loginByPhoneCode(phone, code: try await pool.sendCode(toPhone: phone))
        #expect(again.id == user.id && again.loginsCount == 2)
    }

    @Test(arguments: Backend.allCases)
    func theCodeProvesThePhone(backend: Backend) async throws {
        let pool = try await backend.makePool()
        #expect(try await !PasswordLoginMethod.phone.register(in: pool).phoneVerified)
        let user = try await pool.client().loginByPhoneCode(phone, code: try await pool.sendCode(toPhone: phone))
        #expect(user.phoneVerified)
    }

    @Test(arguments: Backend.allCases)
    func aWrongUnknownOrUsedCodeIsRefused(backend: Backend) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode(phone, code: "1234") }
        let code = try await pool.sendCode(toPhone: phone)
        await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode(phone, code: code.mistyped) }
        await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode("13900139000", code: code) }
        _ = try await pool.client().loginByPhoneCode(phone, code: code)
        await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode(phone, code: code) }
    }

    @Test(arguments: Backend.allCases)
    func aCodeEndsAfterAMinute(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let code = try await pool.sendCode(toPhone: phone)
        pool.wait(60)
        await expectRefusal(.codeExpired) { try await pool.client().loginByPhoneCode(phone, code: code) }
    }

    @Test(arguments: Backend.allCases)
    func aPoolWithoutRegistrationTakesKnownPhonesOnly(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("registerDisabled", true)
        let code = try await pool.sendCode(toPhone: phone)
        await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode(phone, code: code.mistyped) }
        await expectRefusal(.registrationDisabled) { try await pool.client().loginByPhoneCode(phone, code: code) }
        try await PasswordLoginMethod.phone.register(in: pool)
        pool.wait(60)
        _ = try await pool.client().loginByPhoneCode(phone, code: try await pool.sendCode(toPhone: phone))
    }

    @Test(arguments: Backend.allCases)
    func aBlockedUserIsRefusedAfterTheCode(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await PasswordLoginMethod.phone.register(in: pool)
        _ = try await pool.administration.blockUser(phone)
        let code = try await pool.sendCode(toPhone: phone)
        await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode(phone, code: code.mistyped) }
        await expectRefusal(.userLocked) { try await pool.client().loginByPhoneCode(phone, code: code) }
        await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode(phone, code: code) }
    }

    @Test(arguments: Backend.allCases)
    func aRegistrationThatIsRefusedCostsTheCode(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("registerDisabled", true)
        let code = try await pool.sendCode(toPhone: phone)
        await expectRefusal(.registrationDisabled) { try await pool.client().loginByPhoneCode(phone, code: code) }
        await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode(phone, code: code) }
    }

    @Test(arguments: Backend.allCases)
    func ofManyAtOnceOneUsesTheCode(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let code = try await pool.sendCode(toPhone: phone)
        let successes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<32 {
                group.addTask {
                    do {
                        _ = try await pool.client().loginByPhoneCode(phone, code: code)
                        return true
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(successes == 1)
    }
}
