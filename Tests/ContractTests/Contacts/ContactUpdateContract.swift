import AuthingAPI
import TestSupport
import Testing

struct ContactUpdateContract {
    @Test(arguments: Backend.allCases, Contact.allCases)
    func replacesAndVerifies(backend: Backend, contact: Contact) async throws {
        let pool = try await backend.makePool()
        let client = try await contact.logIn(pool, isBound: true)
        let token = try #require(client.token)
        let (code, oldCode) = (
            try await contact.send(contact.new, in: pool), try await contact.send(contact.old, in: pool)
        )
        let user = try await contact.update(client, contact.new, code, old: contact.oldSpelledOtherwise, oldCode)
        #expect(contact.value(of: user) == contact.new && contact.isVerified(of: user))
        #expect(client.user == user && client.token == token)
        #expect(try await client.currentUser() == user)
        // The old one is free, and both codes are spent.
        try await contact.giveAway(contact.old, in: pool)
        _ = try await contact.unbind(client)
        await expectRefusal(.codeWrong) { try await contact.bind(client, contact.new, code) }
    }

    @Test(arguments: Backend.allCases, Contact.allCases)
    func theOldOneIsNotNeededWhereThePoolSaysSo(backend: Backend, contact: Contact) async throws {
        let pool = try await backend.makePool()
        try await contact.needNoOld(in: pool)
        let client = try await contact.logIn(pool, isBound: true)
        let code = try await contact.send(contact.new, in: pool)
        await expectRefusal(contact.oldWrong) {
            try await contact.update(client, contact.new, code, old: contact.third)
        }
        await expectRefusal(.codeWrong) { try await contact.update(client, contact.new, code, old: contact.old, "0") }
        #expect(contact.value(of: try await contact.update(client, contact.new, code)) == contact.new)
    }

    /// Each step mends what the one before was refused for; all later rules are broken.
    @Test(arguments: Backend.allCases, Contact.allCases)
    func rulesAreAskedInTheOrderOfTheAPI(backend: Backend, contact: Contact) async throws {
        let pool = try await backend.makePool()
        let client = try await contact.logIn(pool, isBound: true)
        try await contact.giveAway(contact.third, in: pool)
        await expectRefusal(contact.malformed) { try await contact.update(client, "x", "") }
        await expectRefusal(contact.taken) { try await contact.update(client, contact.third, "") }
        await expectRefusal(.codeWrong) { try await contact.update(client, contact.old, "") }
        let ownCode = try await contact.send(contact.old, in: pool)
        await expectRefusal(contact.unchanged) {
            try await contact.update(client, contact.oldSpelledOtherwise, ownCode)
        }
        let code = try await contact.send(contact.new, in: pool)
        await expectRefusal(.codeWrong) { try await contact.update(client, contact.new, code.mistyped) }
        await expectRefusal(contact.oldRequired) { try await contact.update(client, contact.new, code) }
        await expectRefusal(contact.oldRequired) {
            try await contact.update(client, contact.new, code, old: contact.third)
        }
        await expectRefusal(contact.oldRequired) {
            try await contact.update(client, contact.new, code, old: "", ownCode)
        }
        await expectRefusal(contact.oldWrong) {
            try await contact.update(client, contact.new, code, old: contact.third, ownCode.mistyped)
        }
        await expectRefusal(contact.oldWrong) {
            try await contact.update(client, contact.new, code, old: "x", ownCode.mistyped)
        }
        await expectRefusal(.codeWrong) {
            try await contact.update(client, contact.new, code, old: contact.old, ownCode.mistyped)
        }
        _ = try await contact.update(client, contact.new, code, old: contact.old, ownCode)
    }

    @Test(arguments: Backend.allCases, Contact.allCases)
    func nothingToReplace(backend: Backend, contact: Contact) async throws {
        let pool = try await backend.makePool()
        let client = try await contact.logIn(pool, isBound: false)
        let code = try await contact.send(contact.new, in: pool)
        let refusal = await expectRefusal(.argumentMissing) { try await contact.update(client, contact.new, code) }
        #expect(refusal?.hint?.english.contains("\(contact.rawValue) bind") == true)
        _ = try await contact.bind(client, contact.new, code)
    }

    @Test(arguments: Backend.allCases, Contact.allCases)
    func codesExpire(backend: Backend, contact: Contact) async throws {
        let pool = try await backend.makePool()
        let client = try await contact.logIn(pool, isBound: true)
        let oldCode = try await contact.send(contact.old, in: pool)
        pool.wait(contact.lifetime - 1)
        let code = try await contact.send(contact.new, in: pool)
        pool.wait(1)
        await expectRefusal(.codeExpired) {
            try await contact.update(client, contact.new, code, old: contact.old, oldCode)
        }
        pool.wait(contact.lifetime)
        await expectRefusal(.codeExpired) { try await contact.update(client, contact.new, code) }
    }

    /// A typo in one code must not cost the other.
    @Test(arguments: Backend.allCases, Contact.allCases)
    func bothCodesAreCheckedBeforeEitherIsSpent(backend: Backend, contact: Contact) async throws {
        let pool = try await backend.makePool()
        let client = try await contact.logIn(pool, isBound: true)
        let code = try await contact.send(contact.new, in: pool)
        let oldCode = try await contact.send(contact.old, in: pool)
        await expectRefusal(.codeWrong) {
            try await contact.update(client, contact.new, code, old: contact.old, oldCode.mistyped)
        }
        await expectRefusal(.codeWrong) {
            try await contact.update(client, contact.new, code.mistyped, old: contact.old, oldCode)
        }
        _ = try await contact.update(client, contact.new, code, old: contact.old, oldCode)
    }

    @Test(arguments: Backend.allCases, Contact.allCases)
    func wrongCodesUseUpTheTries(backend: Backend, contact: Contact) async throws {
        let pool = try await backend.makePool()
        let client = try await contact.logIn(pool, isBound: true)
        try await contact.needNoOld(in: pool)
        let code = try await contact.send(contact.new, in: pool)
        for _ in 1...5 {
            await expectRefusal(.codeWrong) { try await contact.update(client, contact.new, code.mistyped) }
        }
        await expectRefusal(.codeWrong) { try await contact.update(client, contact.new, code) }
    }

    @Test(arguments: Backend.allCases, Contact.allCases)
    func ofManyWithOneCodeOneGetsTheAddress(backend: Backend, contact: Contact) async throws {
        let pool = try await backend.makePool()
        try await contact.needNoOld(in: pool)
        var clients: [AuthenticationClient] = []
        for number in 10...19 {
            let address = contact == .phone ? "138001380\(number)" : "u-\(number)@example.org"
            var creation = UserCreation(username: "u-\(number)", password: "fake")
            if contact == .phone { creation.phone = address } else { creation.email = address }
            _ = try await pool.administration.createUser(creation)
            let client = pool.client()
            _ = try await client.loginByUsername("u-\(number)", password: "fake")
            clients.append(client)
        }
        let code = try await contact.send(contact.new, in: pool)
        let codes = await Contact.race(
            clients.map { client in { try await contact.update(client, contact.new, code) } }
        )
        #expect(codes == [200] + Array(repeating: contact.taken.rawValue, count: 9))
    }
}
