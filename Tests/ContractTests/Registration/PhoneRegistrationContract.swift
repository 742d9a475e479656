import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

struct PhoneRegistrationContract {
    private let phone = "13800138000"

    @Test(arguments: Backend.allCases)
    func aPoolWithoutRegistrationRefuses(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let code = try await pool.sendCode(toPhone: phone)
        try await pool.set("registerDisabled", true)
        await expectRefusal(.registrationDisabled) {
            try await pool.client().registerByPhoneCode(phone, code: code.mistyped)
        }
    }

    @Test(arguments: Backend.allCases)
    func tooManyFromOneAddressAreRefused(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("frequentRegisterCheck", ["enabled": true, "limit": 1])
        _ = try await pool.client().registerByUsername("ada", password: "fake-pw")
        await expectRefusal(.registeringTooOften) { try await pool.client().registerByPhoneCode(phone, code: "0000") }
    }

    @Test(arguments: Backend.allCases)
    func aWeakPasswordDoesNotCostTheCode(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("passwordStrength", 2)
        let code = try await pool.sendCode(toPhone: phone)
        await expectRefusal(.passwordWeak) {
            try await pool.client().registerByPhoneCode(phone, code: code.mistyped, password: "abc")
        }
        let user = try await pool.client().registerByPhoneCode(phone, code: code, password: "abcdef1")
        #expect(try await pool.client().loginByPhonePassword(phone, password: "abcdef1").id == user.id)
    }

    @Test(arguments: Backend.allCases)
    func aWrongCodeIsRefused(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let code = try await pool.sendCode(toPhone: phone)
        for wrong in [code.mistyped, "", "x", Secret(code.reveal { $0 + "0" })] {
            await expectRefusal(.codeWrong) { try await pool.client().registerByPhoneCode(phone, code: wrong) }
        }
        _ = try await pool.client().registerByPhoneCode(phone, code: code)
    }

    @Test(arguments: Backend.allCases)
    func aCodeNobodySentIsRefused(backend: Backend) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.codeWrong) { try await pool.client().registerByPhoneCode(phone, code: "1234") }
    }

    @Test(arguments: Backend.allCases)
    func aCodeOfAnotherPhoneIsRefused(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let code = try await pool.sendCode(toPhone: "13900139000")
        await expectRefusal(.codeWrong) { try await pool.client().registerByPhoneCode(phone, code: code) }
    }

    @Test(arguments: Backend.allCases, ["", "12", "12800138000", "+1 555 0100", "abc"])
    func aMalformedPhoneHasNoCode(backend: Backend, phone: String) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.codeWrong) { try await pool.client().registerByPhoneCode(phone, code: "1234") }
    }

    @Test(arguments: Backend.allCases)
    func aCodeEndsAfterAMinute(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let code = try await pool.sendCode(toPhone: phone)
        pool.wait(60)
        await expectRefusal(.codeExpired) { try await pool.client().registerByPhoneCode(phone, code: code) }
        await expectRefusal(.codeWrong) { try await pool.client().registerByPhoneCode(phone, code: code.mistyped) }
    }

    @Test(arguments: Backend.allCases)
    func aCodeLivesForAllOfItsMinute(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let code = try await pool.sendCode(toPhone: phone)
        pool.wait(59.999)
        _ = try await pool.client().registerByPhoneCode(phone, code: code)
    }

    @Test(arguments: Backend.allCases, [nil, "fake-pw"] as [Secret?])
    func aPhoneInUseIsRefusedAndTheCodeIsSpent(backend: Backend, password: Secret?) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.administration.createUser(UserCreation(phone: phone))
        let code = try await pool.sendCode(toPhone: phone)
        await expectRefusal(.codeWrong) { try await pool.client().registerByPhoneCode(phone, code: code.mistyped) }
        await expectRefusal(.userExists) {
            try await pool.client().registerByPhoneCode(phone, code: code, password: password)
        }
        await expectRefusal(.codeWrong) { try await pool.client().registerByPhoneCode(phone, code: code) }
    }

    @Test(arguments: Backend.allCases)
    func aTakenUsernameInTheProfileIsRefused(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.client().registerByUsername("ada", password: "fake-pw")
        let code = try await pool.sendCode(toPhone: phone)
        let options = RegistrationOptions(profile: ["username": "ada"])
        await expectRefusal(.usernameTaken) {
            try await pool.client().registerByPhoneCode(phone, code: code, options: options)
        }
        await expectRefusal(.codeWrong) { try await pool.client().registerByPhoneCode(phone, code: code) }
    }

    @Test(arguments: Backend.allCases, [nil, ""] as [Secret?])
    func thePasswordMayBeLeftOut(backend: Backend, password: Secret?) async throws {
        let pool = try await backend.makePool()
        try await pool.set("passwordStrength", 3)
        let code = try await pool.sendCode(toPhone: phone)
        _ = try await pool.client().registerByPhoneCode(phone, code: code, password: password)
        await expectRefusal(.noPassword) { try await pool.client().loginByPhonePassword(phone, password: "fake-pw") }
    }
}
