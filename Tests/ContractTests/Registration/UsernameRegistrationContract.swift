import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

struct UsernameRegistrationContract {
    @Test(arguments: Backend.allCases)
    func aPoolWithoutRegistrationRefuses(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("registerDisabled", true)
        await expectRefusal(.registrationDisabled) { try await pool.client().registerByUsername("", password: "") }
    }

    @Test(arguments: Backend.allCases)
    func tooManyFromOneAddressAreRefused(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("frequentRegisterCheck", ["enabled": true, "limit": 1])
        _ = try await pool.client().registerByUsername("ada", password: "fake-pw")
        await expectRefusal(.registeringTooOften) { try await pool.client().registerByUsername("", password: "") }
    }

    @Test(arguments: Backend.allCases, ["", "   "])
    func aUsernameIsNeeded(backend: Backend, username: String) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.usernameMissing) { try await pool.client().registerByUsername(username, password: "") }
    }

    @Test(arguments: Backend.allCases)
    func aUsernameHasAtMost64CharactersAndNoControls(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let longest = String(repeating: "名", count: 64)
        #expect(try await pool.client().registerByUsername(longest, password: "fake-pw").username == longest)
        for username in [longest + "名", "a\u{7}b", "a\nb", "a\u{0}b"] {
            await expectRefusal(.badRequest) {
                try await pool.client().registerByUsername(username, password: "fake-pw")
            }
        }
    }

    @Test(arguments: Backend.allCases)
    func aPasswordIsNeededAndJudged(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("passwordStrength", 1)
        await expectRefusal(.passwordRequired) { try await pool.client().registerByUsername("ada", password: "") }
        await expectRefusal(.passwordWeak) { try await pool.client().registerByUsername("ada", password: "abc") }
    }

    @Test(arguments: Backend.allCases)
    func aNameInUseIsRefusedAndCaseCounts(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let first = try await pool.client().registerByUsername("ada", password: "fake-pw")
        await expectRefusal(.userExists) { try await pool.client().registerByUsername("ada", password: "fake-pw") }
        let second = try await pool.client().registerByUsername("Ada", password: "fake-pw")
        #expect(first.id != second.id)
    }

    @Test(arguments: Backend.allCases)
    func thePasswordComesBeforeTheOwnerAndThatBeforeTheProfile(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.client().registerByEmail("ada@example.org", password: "fake-pw")
        _ = try await pool.client().registerByUsername("ada", password: "fake-pw")
        await expectRefusal(.passwordRequired) { try await pool.client().registerByUsername("ada", password: "") }
        let options = RegistrationOptions(profile: ["email": "ada@example.org"])
        await expectRefusal(.userExists) {
            try await pool.client().registerByUsername("ada", password: "fake-pw", options: options)
        }
        await expectRefusal(.emailTaken) {
            try await pool.client().registerByUsername("bob", password: "fake-pw", options: options)
        }
    }

    @Test(arguments: Backend.allCases, ["ada@example.org", "13800138000", "阿达"])
    func aNameMayLookLikeAnything(backend: Backend, username: String) async throws {
        let pool = try await backend.makePool()
        let user = try await pool.client().registerByUsername(username, password: "fake-pw")
        #expect(user.username == username && user.email == nil && user.phone == nil)
        #expect(try await pool.client().loginByUsername(username, password: "fake-pw").id == user.id)
    }
}
