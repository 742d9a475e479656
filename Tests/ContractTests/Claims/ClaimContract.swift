import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

/// What the first proof of an address takes from an account, and what it leaves.
struct ClaimContract {
    private static let email = "ada@example.org"
    private static let phone = "13800138000"

    /// A pool in which a stranger has registered an email and a phone that nobody proved, with an identity.
    private func makePool(_ backend: Backend) async throws -> (pool: TestPool, stranger: User) {
        let pool = try await backend.makePool()
        let stranger = try await pool.client().registerByEmail(
            Self.email,
            password: "strangers-pw",
            options: .init(profile: ["phone": .string(Self.phone), "username": "ada"], generateToken: true)
        )
        _ = try await pool.administration.addIdentity(.init(provider: "github", subject: "1"), to: "ada")
        return (pool, stranger)
    }

    @Test(arguments: Backend.allCases)
    func aLoginByCodeDropsWhatNobodyProved(backend: Backend) async throws {
        let (pool, stranger) = try await makePool(backend)
        let code = try await pool.sendCode(toPhone: Self.phone)
        let user = try await pool.client().loginByPhoneCode(Self.phone, code: code)
        #expect(user.id == stranger.id && user.phoneVerified && user.email == nil && user.username == "ada")
        #expect(try await pool.administration.listIdentities(of: "ada").isEmpty)
        await expectRefusal(.noPassword) {
            try await pool.client().loginByPhonePassword(Self.phone, password: "strangers-pw")
        }
        await expectRefusal(.notLoggedIn) { try await pool.client(token: stranger.token).currentUser() }
        let event = try #require(
            try await pool.administration.listEvents(after: 0, limit: 100).first { $0.kind == .accountClaimed }
        )
        #expect(event.userID == user.id && event.subject == "password, email, identities")
        // The address is free for whoever holds it.
        _ = try await pool.client().registerByEmail(Self.email, password: "fake-pw")
    }

    @Test(arguments: Backend.allCases)
    func aResetByCodeDropsTheOtherAddressAndTheIdentities(backend: Backend) async throws {
        let (pool, stranger) = try await makePool(backend)
        let code = try await pool.sendCode(toEmail: Self.email)
        _ = try await pool.client().resetPasswordByEmailCode(Self.email, code: code, newPassword: "fake-pw")
        let user = try await pool.client().loginByEmail(Self.email, password: "fake-pw")
        #expect(user.id == stranger.id && user.emailVerified && user.phone == nil)
        #expect(try await pool.administration.listIdentities(of: "ada").isEmpty)
    }

    @Test(arguments: Backend.allCases)
    func whoHoldsALoginOfTheAccountKeepsEverything(backend: Backend) async throws {
        let (pool, stranger) = try await makePool(backend)
        let code = try await pool.sendCode(toPhone: Self.phone)
        let client = pool.client(token: stranger.token)
        let user = try await client.loginByPhoneCode(Self.phone, code: code)
        #expect(user.email == Self.email && user.phoneVerified && !user.emailVerified)
        #expect(try await pool.administration.listIdentities(of: "ada").count == 1)
        _ = try await pool.client().loginByEmail(Self.email, password: "strangers-pw")
        _ = try await pool.client(token: stranger.token).currentUser()
    }

    @Test(arguments: Backend.allCases)
    func aLoginOfAnotherAccountIsNone(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        let other = pool.client()
        _ = try await other.registerByUsername("bob", password: "fake-pw", options: .init(generateToken: true))
        let code = try await pool.sendCode(toPhone: Self.phone)
        #expect(try await other.loginByPhoneCode(Self.phone, code: code).email == nil)
    }

    @Test(arguments: Backend.allCases)
    func whatAnOperatorMadeIsKept(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.administration.createUser(
            UserCreation(email: Self.email, phone: Self.phone, password: "fake-pw")
        )
        let code = try await pool.sendCode(toPhone: Self.phone)
        #expect(try await pool.client().loginByPhoneCode(Self.phone, code: code).email == Self.email)
        _ = try await pool.client().loginByEmail(Self.email, password: "fake-pw")
    }

    @Test(arguments: Backend.allCases)
    func onlyTheFirstProofCounts(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        let client = pool.client()
        var code = try await pool.sendCode(toPhone: Self.phone)
        _ = try await client.loginByPhoneCode(Self.phone, code: code)
        _ = try await client.updatePassword("fake-pw")
        _ = try await pool.administration.addIdentity(.init(provider: "github", subject: "2"), to: Self.phone)
        pool.wait(60)
        code = try await pool.sendCode(toPhone: Self.phone)
        _ = try await pool.client().loginByPhoneCode(Self.phone, code: code)
        #expect(try await pool.administration.listIdentities(of: Self.phone).count == 1)
        _ = try await pool.client().loginByPhonePassword(Self.phone, password: "fake-pw")
    }

    @Test(arguments: Backend.allCases)
    func aLinkThatIsOpenedConfirmsTheRegistration(backend: Backend) async throws {
        let (pool, stranger) = try await makePool(backend)
        _ = try await pool.administration.openMessage(.lastLink(to: Self.email))
        let user = try await pool.client().loginByEmail(Self.email, password: "strangers-pw")
        #expect(user.emailVerified && user.phone == Self.phone)
        #expect(try await pool.client(token: stranger.token).currentUser().id == user.id)
    }
}
