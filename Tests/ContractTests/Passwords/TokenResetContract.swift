import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

/// Semantics 12 and 1.5, the special resets: by the token of a first login, and by that of a password that does not last.
struct TokenResetContract {
    private static let method = PasswordLoginMethod.username

    private func firstToken(_ pool: TestPool) async throws -> Secret {
        let refusal = await expectRefusal(.firstLoginResetRequired) { try await Self.method.logIn(pool.client()) }
        return try #require(refusal?.resetToken)
    }

    private func forcedToken(_ pool: TestPool, password: Secret = "fake-pw") async throws -> Secret {
        let refusal = await expectRefusal(.passwordTooOld) {
            try await Self.method.logIn(pool.client(), password: password)
        }
        return try #require(refusal?.resetToken)
    }

    private func makeOldPassword(_ backend: Backend) async throws -> TestPool {
        let pool = try await backend.makePool()
        try await pool.set("passwordUpdatePolicy", ["enabled": true, "forcedCycle": 1, "differenceCycle": 0])
        try await Self.method.register(in: pool)
        pool.wait(86_400)
        return pool
    }

    @Test(arguments: Backend.allCases)
    func aFirstTokenSetsThePasswordAndLogsNobodyIn(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.makeFirstLogin(Self.method)
        let token = try await firstToken(pool)
        let client = pool.client()
        let answer = try await client.resetPasswordByFirstLoginToken(token, newPassword: "fake-new")
        #expect(answer.json == ["code": 200, "message": "重置密码成功！"])
        #expect(client.user == nil && client.token == nil)
        await Self.method.fail(1, pool.client())
        #expect(try await Self.method.logIn(pool.client(), password: "fake-new").loginsCount == 1)
        await expectRefusal(.loginInvalid) {
            try await client.resetPasswordByFirstLoginToken(token, newPassword: "fake-newer")
        }
    }

    @Test(arguments: Backend.allCases)
    func aForcedTokenAsksForTheOldPassword(backend: Backend) async throws {
        let pool = try await makeOldPassword(backend)
        let token = try await forcedToken(pool)
        let client = pool.client()
        await expectRefusal(.oldPasswordWrong) {
            try await client.resetPasswordByForcedToken(token, oldPassword: "wrong", newPassword: "fake-new")
        }
        let answer = try await client.resetPasswordByForcedToken(
            token,
            oldPassword: "fake-pw",
            newPassword: "fake-new"
        )
        #expect(answer.json == ["code": 200, "message": "重置密码成功！"])
        try await Self.method.logIn(pool.client(), password: "fake-new")
        await expectRefusal(.loginInvalid) {
            try await client.resetPasswordByForcedToken(token, oldPassword: "fake-new", newPassword: "x")
        }
    }

    @Test(arguments: Backend.allCases)
    func aTokenIsGoodForTenMinutes(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.makeFirstLogin(Self.method)
        let late = try await firstToken(pool)
        pool.wait(600)
        await expectRefusal(.loginExpired) {
            try await pool.client().resetPasswordByFirstLoginToken(late, newPassword: "fake-new")
        }
        let inTime = try await firstToken(pool)
        pool.wait(599.9)
        _ = try await pool.client().resetPasswordByFirstLoginToken(inTime, newPassword: "fake-new")
        let other = try await makeOldPassword(backend)
        let forced = try await forcedToken(other)
        other.wait(600)
        await expectRefusal(.loginExpired) {
            try await other.client().resetPasswordByForcedToken(forced, oldPassword: "fake-pw", newPassword: "x")
        }
    }

    @Test(arguments: Backend.allCases)
    func otherTokensDoNotServe(backend: Backend) async throws {
        let pool = try await makeOldPassword(backend)
        let forced = try await forcedToken(pool)
        let user = try await pool.client().registerByUsername(
            "bob",
            password: "fake-pw",
            options: RegistrationOptions(generateToken: true)
        )
        let others: [Secret] = [try #require(user.token), forced, "nonsense"]
        for token in others {
            await expectRefusal(.loginInvalid) {
                try await pool.client().resetPasswordByFirstLoginToken(token, newPassword: "fake-new")
            }
        }
        try await pool.set("passwordUpdatePolicy", ["enabled": false])
        _ = try await pool.administration.createUser(
            UserCreation(username: "eve", password: "fake-pw", resetsPasswordOnFirstLogin: true)
        )
        let refusal = await expectRefusal(.firstLoginResetRequired) {
            try await pool.client().loginByUsername("eve", password: "fake-pw")
        }
        let wrong: [Secret] = [others[0], try #require(refusal?.resetToken), "nonsense"]
        for token in wrong {
            await expectRefusal(.loginInvalid) {
                try await pool.client().resetPasswordByForcedToken(token, oldPassword: "fake-pw", newPassword: "x")
            }
        }
        await expectRefusal(.argumentMissing) {
            try await pool.client().resetPasswordByFirstLoginToken("", newPassword: "fake-new")
        }
    }

    @Test(arguments: Backend.allCases)
    func anEmptyOrWeakPasswordDoesNotCostTheToken(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.makeFirstLogin(Self.method)
        try await pool.set("passwordStrength", 2)
        let token = try await firstToken(pool)
        for _ in 0..<6 {
            await expectRefusal(.passwordWeak) {
                try await pool.client().resetPasswordByFirstLoginToken(token, newPassword: "letters")
            }
        }
        await expectRefusal(.argumentMissing) {
            try await pool.client().resetPasswordByFirstLoginToken(token, newPassword: "")
        }
        _ = try await pool.client().resetPasswordByFirstLoginToken(token, newPassword: "letters1")
    }

    @Test(arguments: Backend.allCases)
    func aForcedResetMustChangeThePassword(backend: Backend) async throws {
        let pool = try await makeOldPassword(backend)
        let token = try await forcedToken(pool)
        for _ in 0..<6 {
            await expectRefusal(.passwordWeak) {
                try await pool.client().resetPasswordByForcedToken(
                    token,
                    oldPassword: "fake-pw",
                    newPassword: "fake-pw"
                )
            }
        }
        _ = try await pool.client().resetPasswordByForcedToken(token, oldPassword: "fake-pw", newPassword: "fake-new")
    }

    @Test(arguments: Backend.allCases)
    func fewWrongOldPasswordsUseTheTokenUpHoweverManyAtOnce(backend: Backend) async throws {
        let pool = try await makeOldPassword(backend)
        let token = try await forcedToken(pool)
        let codes = await Contenders.race(20) { number -> AuthingError.Code? in
            do throws(AuthingError) {
                _ = try await pool.client().resetPasswordByForcedToken(
                    token,
                    oldPassword: Secret("wrong-\(number)"),
                    newPassword: "fake-new"
                )
                return nil
            } catch {
                return error.code
            }
        }
        #expect(codes.count { $0 == .oldPasswordWrong } == 5 && codes.count { $0 == .loginInvalid } == 15)
        await expectRefusal(.loginInvalid) {
            try await pool.client().resetPasswordByForcedToken(token, oldPassword: "fake-pw", newPassword: "fake-new")
        }
    }

    @Test(arguments: Backend.allCases)
    func ofManyAtOnceOneUsesTheToken(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.makeFirstLogin(Self.method)
        let token = try await firstToken(pool)
        try await pool.set("verifyCodeMaxAttempts", 20)
        let second = try await firstToken(pool)
        _ = token
        let winners = await Contenders.winners(of: 16) { number in
            try await pool.client().resetPasswordByFirstLoginToken(second, newPassword: Secret("fake-new-\(number)"))
        }
        #expect(winners == 1)
    }

    @Test(arguments: Backend.allCases)
    func aPasswordSetAnotherWayEndsTheTokens(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.administration.createUser(
            UserCreation(
                username: "ada",
                email: "ada@example.org",
                password: "fake-pw",
                resetsPasswordOnFirstLogin: true
            )
        )
        let token = try await firstToken(pool)
        let code = try await pool.sendCode(toEmail: "ada@example.org")
        _ = try await pool.client().resetPasswordByEmailCode("ada@example.org", code: code, newPassword: "fake-new")
        await expectRefusal(.loginInvalid) {
            try await pool.client().resetPasswordByFirstLoginToken(token, newPassword: "stolen")
        }
        try await Self.method.logIn(pool.client(), password: "fake-new")
    }

    @Test(arguments: Backend.allCases)
    func aBlockedUserResetsNothing(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.makeFirstLogin(Self.method)
        let token = try await firstToken(pool)
        _ = try await pool.administration.blockUser("ada")
        await expectRefusal(.userLocked) {
            try await pool.client().resetPasswordByFirstLoginToken(token, newPassword: "fake-new")
        }
    }
}

/// Semantics 5.4: a password may not return within so many changes.
struct PasswordReturnContract {
    private static let method = PasswordLoginMethod.email

    private func update(_ pool: TestPool, _ old: Secret, to new: Secret) async throws {
        let client = pool.client()
        try await Self.method.logIn(client, password: old)
        _ = try await client.updatePassword(new, oldPassword: old)
    }

    @Test(arguments: Backend.allCases)
    func thePresentPasswordIsTheFirstThatMayNotReturn(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await Self.method.register(in: pool)
        try await update(pool, "fake-pw", to: "fake-pw")
        try await pool.set("passwordUpdatePolicy", ["enabled": true, "differenceCycle": 1])
        await expectRefusal(.passwordWeak) { try await update(pool, "fake-pw", to: "fake-pw") }
        try await update(pool, "fake-pw", to: "fake-2")
        try await update(pool, "fake-2", to: "fake-pw")
    }

    @Test(arguments: Backend.allCases)
    func aPasswordReturnsAfterItsCycle(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await Self.method.register(in: pool)
        try await pool.set("passwordUpdatePolicy", ["enabled": true, "differenceCycle": 3])
        try await update(pool, "fake-pw", to: "fake-2")
        try await update(pool, "fake-2", to: "fake-3")
        for recent in ["fake-3", "fake-2", "fake-pw"] {
            await expectRefusal(.passwordWeak) { try await update(pool, "fake-3", to: Secret(recent)) }
        }
        try await update(pool, "fake-3", to: "fake-4")
        try await update(pool, "fake-4", to: "fake-pw")
    }

    @Test(arguments: Backend.allCases)
    func aResetByCodeAsksTooAndKeepsTheCode(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await Self.method.register(in: pool)
        try await pool.set("passwordUpdatePolicy", ["enabled": true, "differenceCycle": 2])
        let code = try await pool.sendCode(toEmail: Self.method.account)
        for _ in 0..<2 {
            await expectRefusal(.passwordWeak) {
                try await pool.client().resetPasswordByEmailCode(
                    Self.method.account,
                    code: code,
                    newPassword: "fake-pw"
                )
            }
        }
        _ = try await pool.client().resetPasswordByEmailCode(Self.method.account, code: code, newPassword: "fake-2")
    }
}
