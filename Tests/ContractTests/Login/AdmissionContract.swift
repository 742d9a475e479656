import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

/// Semantics 1.5, login rows 10 to 15: who may log in although the credentials are right.
struct AdmissionContract {
    private static let day = 86_400.0

    @Test(arguments: Backend.allCases)
    func anUnverifiedEmailIsRefusedAndGetsAMail(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await PasswordLoginMethod.email.register(in: pool)
        try await pool.set("loginRequireEmailVerified", true)
        await expectRefusal(.emailNotVerified) { try await PasswordLoginMethod.email.logIn(pool.client()) }
        #expect(try await pool.administration.listOutbox(limit: 10).map(\.purpose) == [.verifyEmail])
        // The wrong password comes first and mails nothing; a mailbox is not flooded either.
        await PasswordLoginMethod.email.fail(1, pool.client())
        await expectRefusal(.emailNotVerified) { try await PasswordLoginMethod.email.logIn(pool.client()) }
        #expect(try await pool.administration.listOutbox(limit: 10).count == 1)
        pool.wait(60)
        await expectRefusal(.emailNotVerified) { try await PasswordLoginMethod.email.logIn(pool.client()) }
        #expect(try await pool.administration.listOutbox(limit: 10).count == 2)
        _ = try await pool.administration.openMessage(.lastLink(to: nil))
        #expect(try await PasswordLoginMethod.email.logIn(pool.client()).loginsCount == 1)
    }

    @Test(arguments: Backend.allCases)
    func otherMethodsDoNotNeedAVerifiedEmail(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("loginRequireEmailVerified", true)
        _ = try await pool.administration.createUser(
            UserCreation(username: "ada", email: "ada@example.org", phone: "13800138000", password: "fake-pw")
        )
        _ = try await PasswordLoginMethod.username.logIn(pool.client())
        _ = try await PasswordLoginMethod.phone.logIn(pool.client())
        let code = try await pool.sendCode(toPhone: "13800138000")
        _ = try await pool.client().loginByPhoneCode("13800138000", code: code)
    }

    @Test(arguments: Backend.allCases)
    func aRegistrationThatLogsInNeedsAVerifiedEmailToo(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("loginRequireEmailVerified", true)
        await expectRefusal(.emailNotVerified) {
            try await PasswordLoginMethod.email.logIn(pool.client(), autoRegister: true)
        }
        await expectRefusal(.emailNotVerified) {
            try await pool.client().registerByEmail(
                "bob@example.org",
                password: "fake-pw",
                options: RegistrationOptions(forceLogin: true)
            )
        }
        #expect(try await pool.administration.listUsers(page: 1, limit: 10).totalCount == 2)
        #expect(try await pool.administration.listOutbox(limit: 10).count { $0.purpose == .verifyEmail } == 2)
        _ = try await PasswordLoginMethod.username.logIn(pool.client(), autoRegister: true)
    }

    @Test(arguments: Backend.allCases, PasswordLoginMethod.allCases)
    func aFirstLoginMustReset(backend: Backend, method: PasswordLoginMethod) async throws {
        let pool = try await backend.makePool()
        try await pool.makeFirstLogin(method)
        let client = pool.client()
        let refusal = await expectRefusal(.firstLoginResetRequired) { try await method.logIn(client) }
        #expect(client.user == nil && client.token == nil)
        #expect(refusal?.resetToken != nil)
        await method.fail(1, pool.client())
    }

    @Test(arguments: Backend.allCases, PasswordLoginMethod.allCases)
    func aPasswordLastsAsLongAsItsCycle(backend: Backend, method: PasswordLoginMethod) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        try await pool.set("passwordUpdatePolicy", ["enabled": true, "forcedCycle": 30])
        pool.wait(30 * Self.day - 0.001)
        try await method.logIn(pool.client())
        pool.wait(0.001)
        let refusal = await expectRefusal(.passwordTooOld) { try await method.logIn(pool.client()) }
        #expect(refusal?.resetToken != nil)
        try await pool.set("passwordUpdatePolicy", ["enabled": false])
        try await method.logIn(pool.client())
    }

    @Test(arguments: Backend.allCases)
    func anUpdateMakesAPasswordYoung(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await PasswordLoginMethod.email.register(in: pool)
        pool.wait(20 * Self.day)
        let client = pool.client()
        try await PasswordLoginMethod.email.logIn(client)
        _ = try await client.updatePassword("fake-new", oldPassword: "fake-pw")
        try await pool.set("passwordUpdatePolicy", ["enabled": true, "forcedCycle": 30])
        pool.wait(29 * Self.day)
        try await PasswordLoginMethod.email.logIn(pool.client(), password: "fake-new")
        pool.wait(Self.day)
        await expectRefusal(.passwordTooOld) {
            try await PasswordLoginMethod.email.logIn(pool.client(), password: "fake-new")
        }
    }

    @Test(arguments: Backend.allCases, PasswordLoginMethod.allCases)
    func aWeakPasswordIsRefusedWhereThePoolSaysSo(backend: Backend, method: PasswordLoginMethod) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        try await pool.set("passwordStrength", 3)
        try await method.logIn(pool.client())
        try await pool.set("loginPasswordPolicy", "require")
        let refusal = await expectRefusal(.passwordPolicyReset) { try await method.logIn(pool.client()) }
        #expect(refusal?.resetToken != nil)
        await method.fail(1, pool.client())
        try await pool.set("passwordStrength", 2)
        try await method.logIn(pool.client())
    }

    @Test(arguments: Backend.allCases)
    func adviceIsInTheAuditTrail(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await PasswordLoginMethod.email.register(in: pool)
        try await pool.set("passwordStrength", 3)
        try await pool.set("loginPasswordPolicy", "advise")
        let user = try await PasswordLoginMethod.email.logIn(pool.client())
        let events = try await pool.administration.listEvents(after: 0, limit: 10).suffix(2)
        #expect(events.map(\.code) == [200, 2061])
        #expect(events.map(\.kind) == [.login, .passwordAdvised] && events.allSatisfy { $0.userID == user.id })
    }

    @Test(arguments: Backend.allCases)
    func theRulesStandInTheOrderOfTheAPI(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.makeFirstLogin(.email)
        try await pool.set("loginRequireEmailVerified", true)
        try await pool.set("passwordUpdatePolicy", ["enabled": true, "forcedCycle": 1])
        try await pool.set("passwordStrength", 3)
        try await pool.set("loginPasswordPolicy", "require")
        _ = try await pool.administration.blockUser("ada@example.org")
        pool.wait(Self.day)
        let method = PasswordLoginMethod.email
        await method.fail(1, pool.client())
        await expectRefusal(.userLocked) { try await method.logIn(pool.client()) }
        _ = try await pool.administration.unblockUser("ada@example.org")
        await expectRefusal(.emailNotVerified) { try await method.logIn(pool.client()) }
        _ = try await pool.administration.openMessage(.lastLink(to: nil))
        let first = await expectRefusal(.firstLoginResetRequired) { try await method.logIn(pool.client()) }
        try await pool.set("passwordStrength", 0)
        _ = try await pool.client().resetPasswordByFirstLoginToken(
            try #require(first?.resetToken),
            newPassword: "fake-new"
        )
        try await pool.set("passwordStrength", 3)
        pool.wait(Self.day)
        await expectRefusal(.passwordTooOld) { try await method.logIn(pool.client(), password: "fake-new") }
        try await pool.set("passwordUpdatePolicy", ["enabled": false])
        await expectRefusal(.passwordPolicyReset) { try await method.logIn(pool.client(), password: "fake-new") }
    }

    @Test(arguments: Backend.allCases)
    func aCodeLoginProvesNoPassword(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.makeFirstLogin(.phone)
        let code = try await pool.sendCode(toPhone: "13800138000")
        _ = try await pool.client().loginByPhoneCode("13800138000", code: code)
        await expectRefusal(.firstLoginResetRequired) { try await PasswordLoginMethod.phone.logIn(pool.client()) }
    }
}

extension TestPool {
    /// Makes the method's user with a password that the first login must reset.
    func makeFirstLogin(_ method: PasswordLoginMethod) async throws {
        var creation = UserCreation(password: "fake-pw", resetsPasswordOnFirstLogin: true)
        switch method {
        case .email: creation.email = method.account
        case .username: creation.username = method.account
        case .phone: creation.phone = method.account
        }
        _ = try await administration.createUser(creation)
    }
}

extension AuthingError {
    /// The token that the refusal of a login carries.
    var resetToken: Secret? { data?["token"]?.stringValue.map { Secret($0) } }
}
