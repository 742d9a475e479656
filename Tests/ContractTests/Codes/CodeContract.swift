import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

/// What every verification code obeys, whichever method redeems it.
struct CodeContract {
    private let phone = "13800138000"
    private let email = "ada@example.org"

    @Test(arguments: Backend.allCases)
    func aNewCodeReplacesTheOldOne(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("verifyCodeLength", 8)
        try await pool.set("smsCodeLifetime", 300)
        let old = try await pool.sendCode(toPhone: phone)
        pool.wait(60)
        let new = try await pool.sendCode(toPhone: phone)
        await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode(phone, code: old) }
        _ = try await pool.client().loginByPhoneCode(phone, code: new)
    }

    @Test(arguments: Backend.allCases)
    func fiveWrongTriesVoidIt(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let code = try await pool.sendCode(toPhone: phone)
        for _ in 0..<5 {
            await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode(phone, code: code.mistyped) }
        }
        await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode(phone, code: code) }
        pool.wait(60)
        _ = try await pool.client().loginByPhoneCode(phone, code: try await pool.sendCode(toPhone: phone))
    }

    @Test(arguments: Backend.allCases)
    func fourWrongTriesDoNot(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let code = try await pool.sendCode(toPhone: phone)
        for _ in 0..<4 {
            await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode(phone, code: code.mistyped) }
        }
        _ = try await pool.client().loginByPhoneCode(phone, code: code)
    }

    @Test(arguments: Backend.allCases)
    func theNumberOfTriesIsASetting(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("verifyCodeMaxAttempts", 1)
        let code = try await pool.sendCode(toPhone: phone)
        await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode(phone, code: code.mistyped) }
        await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode(phone, code: code) }
    }

    @Test(arguments: Backend.allCases)
    func parallelTriesDoNotOutrunTheLimit(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let code = try await pool.sendCode(toPhone: phone)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    await expectRefusal(.codeWrong) {
                        try await pool.client().loginByPhoneCode(phone, code: code.mistyped)
                    }
                }
            }
        }
        await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode(phone, code: code) }
    }

    @Test(arguments: Backend.allCases)
    func oneSMSCodeServesAnyMethodOfThePhone(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await PasswordLoginMethod.phone.register(in: pool)
        let code = try await pool.sendCode(toPhone: phone)
        _ = try await pool.client().resetPasswordByPhoneCode(phone, code: code, newPassword: "fake-new")
        await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode(phone, code: code) }
    }

    @Test(arguments: Backend.allCases, [EmailScene.changeEmail, .secondFactor])
    func anEmailCodeServesItsSceneOnly(backend: Backend, scene: EmailScene) async throws {
        let pool = try await backend.makePool()
        try await PasswordLoginMethod.email.register(in: pool)
        let code = try await pool.sendCode(toEmail: email, scene)
        await expectRefusal(.codeWrong) {
            try await pool.client().resetPasswordByEmailCode(email, code: code, newPassword: "fake-new")
        }
    }

    @Test(arguments: Backend.allCases)
    func scenesDoNotDisturbEachOther(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await PasswordLoginMethod.email.register(in: pool)
        let code = try await pool.sendCode(toEmail: email, .resetPassword)
        _ = try await pool.sendCode(toEmail: email, .changeEmail)
        _ = try await pool.client().resetPasswordByEmailCode(email, code: code, newPassword: "fake-new")
    }
}
