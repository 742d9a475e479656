import AuthingAPI
import TestSupport
import Testing

struct ContactBindingContract {
    @Test(arguments: Backend.allCases, Contact.allCases)
    func bindsAndVerifies(backend: Backend, contact: Contact) async throws {
        let pool = try await backend.makePool()
        let client = try await contact.logIn(pool, isBound: false)
        let token = try #require(client.token)
        pool.wait(5)
        let user = try await contact.bind(
            client,
            contact.oldSpelledOtherwise,
            try await contact.send(contact.old, in: pool)
        )
        #expect(contact.value(of: user) == contact.old && contact.isVerified(of: user))
        #expect(user.updatedAt == pool.now && user.username == "ada")
        #expect(client.user == user && client.token == token)
        #expect(try await client.currentUser() == user)
        #expect(try await pool.administration.findUser(contact.old).id == user.id)
    }

    @Test(arguments: Backend.allCases)
    func whatIsBoundLogsIn(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = try await Contact.phone.logIn(pool, isBound: false)
        _ = try await client.bindPhone("13800138000", code: try await pool.sendCode(toPhone: "13800138000"))
        let code = try await pool.sendCode(toEmail: "ada@example.org", .changeEmail)
        _ = try await client.bindEmail("ada@example.org", code: code)
        let id = try #require(client.user?.id)
        #expect(try await pool.client().loginByEmail("ada@example.org", password: "fake-pw").id == id)
        #expect(try await pool.client().loginByPhonePassword("13800138000", password: "fake-pw").id == id)
        pool.wait(60)
        let second = try await pool.sendCode(toPhone: "13800138000")
        #expect(try await pool.client().loginByPhoneCode("13800138000", code: second).id == id)
    }

    /// Each step mends what the one before was refused for; all later rules are broken.
    @Test(arguments: Backend.allCases, Contact.allCases)
    func rulesAreAskedInTheOrderOfTheAPI(backend: Backend, contact: Contact) async throws {
        let pool = try await backend.makePool()
        let client = try await contact.logIn(pool, isBound: true)
        try await contact.giveAway(contact.third, in: pool)
        await expectRefusal(contact.malformed) { try await contact.bind(client, "x", "") }
        let refusal = await expectRefusal(contact.taken) { try await contact.bind(client, contact.third, "") }
        #expect(refusal?.hint?.english.contains("\(contact.rawValue) update") == true)
        let own = await expectRefusal(contact.taken) { try await contact.bind(client, contact.old, "") }
        #expect(own == refusal)
        _ = try await contact.unbind(client)
        let other = await expectRefusal(contact.taken) { try await contact.bind(client, contact.third, "") }
        #expect(other?.message.english.contains(contact.third) == true)
        await expectRefusal(.codeWrong) { try await contact.bind(client, contact.new, "") }
        let code = try await contact.send(contact.new, in: pool)
        await expectRefusal(.codeWrong) { try await contact.bind(client, contact.new, code.mistyped) }
        await expectRefusal(.codeWrong) { try await contact.bind(client, contact.old, code) }
        pool.wait(contact.lifetime)
        await expectRefusal(.codeExpired) { try await contact.bind(client, contact.new, code) }
        #expect(try await contact.value(of: pool.administration.findUser("ada")) == nil)
    }

    @Test(arguments: Backend.allCases, Contact.allCases)
    func aCodeServesOnce(backend: Backend, contact: Contact) async throws {
        let pool = try await backend.makePool()
        let client = try await contact.logIn(pool, isBound: false)
        let code = try await contact.send(contact.new, in: pool)
        _ = try await contact.bind(client, contact.new, code)
        _ = try await contact.unbind(client)
        await expectRefusal(.codeWrong) { try await contact.bind(client, contact.new, code) }
    }

    @Test(arguments: Backend.allCases, Contact.allCases)
    func aRefusalLeavesTheCode(backend: Backend, contact: Contact) async throws {
        let pool = try await backend.makePool()
        let client = try await contact.logIn(pool, isBound: true)
        let code = try await contact.send(contact.new, in: pool)
        await expectRefusal(contact.taken) { try await contact.bind(client, contact.new, code) }
        _ = try await contact.unbind(client)
        _ = try await contact.bind(client, contact.new, code)
    }

    @Test(arguments: Backend.allCases, [EmailScene.resetPassword, .secondFactor])
    func onlyACodeForAChangeCounts(backend: Backend, scene: EmailScene) async throws {
        let pool = try await backend.makePool()
        let client = try await Contact.email.logIn(pool, isBound: true)
        let code = try await pool.sendCode(toEmail: Contact.email.old, scene)
        _ = try await client.unbindEmail()
        await expectRefusal(.codeWrong) { try await client.bindEmail(Contact.email.old, code: code) }
    }

    @Test(arguments: Backend.allCases, Contact.allCases)
    func ofManyWithOneCodeOneGetsTheAddress(backend: Backend, contact: Contact) async throws {
        let pool = try await backend.makePool()
        var clients: [AuthenticationClient] = []
        for number in 1...12 {
            let client = pool.client()
            _ = try await client.registerByUsername("u-\(number)", password: "fake", options: .init(forceLogin: true))
            clients.append(client)
        }
        let code = try await contact.send(contact.new, in: pool)
        let codes = await Contact.race(
            clients.map { client in { try await contact.bind(client, contact.new, code) } }
        )
        #expect(codes == [200] + Array(repeating: contact.taken.rawValue, count: 11))
    }

    @Test(arguments: Backend.allCases)
    func theTrailSaysWhatChanged(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = try await Contact.email.logIn(pool, isBound: false)
        let code = try await pool.sendCode(toEmail: "new@example.org", .changeEmail)
        await expectRefusal(.codeWrong) { try await client.bindEmail("new@example.org", code: code.mistyped) }
        let user = try await client.bindEmail("new@example.org", code: code)
        _ = try await client.unbindEmail()
        let events = try await pool.administration.listEvents(after: 0, limit: 100).suffix(4)
        #expect(events.map(\.kind) == [.userUpdated, .userUpdated, .emailVerified, .userUpdated])
        #expect(events.map(\.code) == [2001, 200, 200, 200])
        #expect(events.allSatisfy { $0.subject == "new@example.org" && $0.userID == user.id })
    }
}

struct ContactUnbindingContract {
    @Test(arguments: Backend.allCases, Contact.allCases)
    func takesItAwayAndFreesIt(backend: Backend, contact: Contact) async throws {
        let pool = try await backend.makePool()
        let client = try await contact.logIn(pool, isBound: true)
        let token = try #require(client.token)
        let user = try await contact.unbind(client)
        #expect(contact.value(of: user) == nil && !contact.isVerified(of: user))
        #expect(client.user == user && client.token == token)
        await expectRefusal(.userUnknown) { try await pool.administration.findUser(contact.old) }
        try await contact.giveAway(contact.old, in: pool)
    }

    @Test(arguments: Backend.allCases, Contact.allCases)
    func nothingIsBound(backend: Backend, contact: Contact) async throws {
        let pool = try await backend.makePool()
        let client = try await contact.logIn(pool, isBound: false)
        await expectRefusal(contact.missing) { try await contact.unbind(client) }
    }

    /// A username alone logs nobody in: with a password it does.
    @Test(arguments: Backend.allCases)
    func theLastLoginMethodStays(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.administration.createUser(UserCreation(username: "ada", phone: "13800138000"))
        let client = pool.client()
        _ = try await client.loginByPhoneCode("13800138000", code: try await pool.sendCode(toPhone: "13800138000"))
        await expectRefusal(.lastLoginMethod) { try await client.unbindPhone() }
        _ = try await pool.administration.addIdentity(.init(provider: "github", subject: "1"), to: "ada")
        _ = try await client.unbindPhone()
        pool.wait(60)
        _ = try await client.bindPhone("13800138000", code: try await pool.sendCode(toPhone: "13800138000"))
        _ = try await pool.administration.removeIdentity("github", from: "ada")
        await expectRefusal(.lastLoginMethod) { try await client.unbindPhone() }
        _ = try await client.updatePassword("fake-pw")
        _ = try await client.unbindPhone()
        _ = try await pool.client().loginByUsername("ada", password: "fake-pw")
    }

    @Test(arguments: Backend.allCases, Contact.allCases)
    func theOtherContactCountsThoughNothingProvesIt(backend: Backend, contact: Contact) async throws {
        let pool = try await backend.makePool()
        let (email, phone) = ("ada@example.org", "13800138000")
        _ = try await pool.administration.createUser(UserCreation(email: email, phone: phone, password: "fake-pw"))
        let client = pool.client()
        _ = try await client.loginByEmail(email, password: "fake-pw")
        let user = try await contact.unbind(client)
        #expect(contact.other.value(of: user) == contact.other.old)
        await expectRefusal(.lastLoginMethod) { try await contact.other.unbind(client) }
    }

    @Test(arguments: Backend.allCases)
    func aLinkToAnAddressThatIsGoneProvesNothing(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = try await Contact.email.logIn(pool, isBound: true)
        _ = try await client.sendEmail(Contact.email.old, scene: "VERIFY_EMAIL")
        _ = try await client.unbindEmail()
        _ = try await client.bindEmail(
            Contact.email.new,
            code: try await pool.sendCode(toEmail: Contact.email.new, .changeEmail)
        )
        await expectRefusal(.verificationLinkExpired) {
            try await pool.administration.openMessage(.lastLink(to: Contact.email.old))
        }
    }

    @Test(arguments: Backend.allCases)
    func aCodeToAnAddressThatIsGoneIsVoid(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = try await Contact.email.logIn(pool, isBound: true)
        let code = try await pool.sendCode(toEmail: Contact.email.old, .resetPassword)
        _ = try await client.unbindEmail()
        try await Contact.email.giveAway(Contact.email.old, in: pool)
        await expectRefusal(.codeWrong) {
            try await pool.client().resetPasswordByEmailCode(Contact.email.old, code: code, newPassword: "fake-new")
        }
    }
}
