import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

/// Semantics 1.5, registration row 6, and 2.5: only listed values may register.
struct WhitelistContract {
    @Test(arguments: Backend.allCases)
    func anEmailRegistersByItsAddressOrItsDomain(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("whitelist", ["emailEnabled": true])
        await expectRefusal(.registrationDisabled) { try await pool.register(email: "ada@example.org") }
        let added = try await pool.administration.addToWhitelist(["ADA@example.org", "@Example.com"], kind: .email)
        #expect(added.map(\.value) == ["ada@example.org", "@example.com"])
        _ = try await pool.register(email: "Ada@example.org")
        _ = try await pool.register(email: "anyone@example.com")
        for stranger in ["bob@example.org", "bob@sub.example.com", "bob@notexample.com", "bob@example.com.cn"] {
            await expectRefusal(.registrationDisabled) { try await pool.register(email: stranger) }
        }
    }

    @Test(arguments: Backend.allCases)
    func theCaseOfAUsernameCountsAndAPhoneIsNormalised(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("whitelist", ["usernameEnabled": true, "phoneEnabled": true])
        _ = try await pool.administration.addToWhitelist(["ada"], kind: .username)
        _ = try await pool.administration.addToWhitelist(["+86 138 0013 8000"], kind: .phone)
        await expectRefusal(.registrationDisabled) {
            try await pool.client().registerByUsername("Ada", password: "fake-pw")
        }
        _ = try await pool.client().registerByUsername("ada", password: "fake-pw")
        let code = try await pool.sendCode(toPhone: "13800138000")
        _ = try await pool.client().registerByPhoneCode("13800138000", code: code)
        let other = try await pool.sendCode(toPhone: "13900139000")
        await expectRefusal(.registrationDisabled) {
            try await pool.client().registerByPhoneCode("13900139000", code: other)
        }
    }

    @Test(arguments: Backend.allCases)
    func theRuleStandsBetweenThePasswordAndTheIdentifierInUse(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await PasswordLoginMethod.email.register(in: pool)
        try await pool.set("whitelist", ["emailEnabled": true])
        try await pool.set("passwordStrength", 1)
        await expectRefusal(.passwordWeak) {
            try await pool.client().registerByEmail("ada@example.org", password: "short")
        }
        await expectRefusal(.registrationDisabled) { try await pool.register(email: "ada@example.org") }
        _ = try await pool.administration.addToWhitelist(["ada@example.org"], kind: .email)
        await expectRefusal(.userExists) { try await pool.register(email: "ada@example.org") }
    }

    @Test(arguments: Backend.allCases, PasswordLoginMethod.allCases)
    func anAutomaticRegistrationIsHeldBackToo(backend: Backend, method: PasswordLoginMethod) async throws {
        let pool = try await backend.makePool()
        try await pool.set("whitelist", ["emailEnabled": true, "phoneEnabled": true, "usernameEnabled": true])
        await expectRefusal(.registrationDisabled) { try await method.logIn(pool.client(), autoRegister: true) }
    }

    @Test(arguments: Backend.allCases)
    func aPhoneCodeLoginOfAnUnlistedStrangerIsRefused(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("whitelist", ["phoneEnabled": true])
        let code = try await pool.sendCode(toPhone: "13800138000")
        await expectRefusal(.registrationDisabled) {
            try await pool.client().loginByPhoneCode("13800138000", code: code)
        }
        try await PasswordLoginMethod.phone.register(in: pool)
        pool.wait(60)
        let second = try await pool.sendCode(toPhone: "13800138000")
        _ = try await pool.client().loginByPhoneCode("13800138000", code: second)
    }

    @Test(arguments: Backend.allCases)
    func adminsAreExemptAndAListThatIsOffHoldsNobody(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.register(email: "bob@example.org")
        try await pool.set("whitelist", ["emailEnabled": true])
        _ = try await pool.administration.createUser(UserCreation(email: "ada@example.org"))
    }

    @Test(arguments: Backend.allCases)
    func entriesAreListedAndRemoved(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let administration = pool.administration
        _ = try await administration.addToWhitelist(["b", "a", "a"], kind: .username)
        pool.wait(10)
        _ = try await administration.addToWhitelist(["a"], kind: .username)
        _ = try await administration.addToWhitelist(["@example.com"], kind: .email)
        let all = try await administration.listWhitelist(kind: nil)
        #expect(all.map(\.value) == ["@example.com", "a", "b"])
        #expect(all.map(\.createdAt) == [pool.now, TestPool.start, TestPool.start])
        #expect(try await administration.removeFromWhitelist(["a", "c"], kind: .username) == 1)
        #expect(try await administration.listWhitelist(kind: .username).map(\.value) == ["b"])
        #expect(
            all[0].json == ["kind": "email", "value": "@example.com", "createdAt": "2026-01-01T00:00:10+00:00"]
        )
    }

    @Test(arguments: Backend.allCases)
    func whatCannotBeAnEntryIsRefusedAndNothingIsAdded(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let administration = pool.administration
        await expectRefusal(.argumentMissing) { try await administration.addToWhitelist([], kind: .email) }
        for bad in ["example.com", "@", "@example", "x@@example.com", "@a@example.com"] {
            await expectRefusal(.malformedEmail) {
                try await administration.addToWhitelist(["ada@example.org", bad], kind: .email)
            }
        }
        await expectRefusal(.malformedPhone) { try await administration.addToWhitelist(["12"], kind: .phone) }
        await expectRefusal(.usernameMissing) { try await administration.removeFromWhitelist([" "], kind: .username) }
        await expectRefusal(.badRequest) { try await administration.addToWhitelist(["a\0b"], kind: .username) }
        #expect(try await administration.listWhitelist(kind: nil).isEmpty)
    }
}

extension TestPool {
    /// Registers by email with a password that suits every policy but the strictest.
    fileprivate func register(email: String) async throws -> User {
        try await client().registerByEmail(email, password: "fake-pw-1")
    }
}
