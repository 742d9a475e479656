import AuthingAPI
import AuthingJSON
import Foundation
import TestSupport
import Testing

struct EmailRegistrationContract {
    @Test(arguments: Backend.allCases)
    func aPoolWithoutRegistrationRefuses(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("registerDisabled", true)
        await expectRefusal(.registrationDisabled) {
            try await pool.client().registerByEmail("ada@example.org", password: "fake-pw")
        }
    }

    @Test(arguments: Backend.allCases)
    func tooManyFromOneAddressAreRefused(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("frequentRegisterCheck", ["enabled": true, "limit": 2, "timeInterval": 300])
        let client = pool.client()
        _ = try await client.registerByEmail("a@example.org", password: "fake-pw")
        pool.wait(100)
        _ = try await client.registerByEmail("b@example.org", password: "fake-pw")
        await expectRefusal(.registeringTooOften) {
            try await client.registerByEmail("c@example.org", password: "fake-pw")
        }
        _ = try await pool.client(from: "192.0.2.2").registerByEmail("d@example.org", password: "fake-pw")
        pool.wait(199)
        await expectRefusal(.registeringTooOften) {
            try await client.registerByEmail("c@example.org", password: "fake-pw")
        }
        pool.wait(1)
        _ = try await client.registerByEmail("c@example.org", password: "fake-pw")
    }

    @Test(arguments: Backend.allCases)
    func refusedRegistrationsAreNotCounted(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("frequentRegisterCheck", ["enabled": true, "limit": 2, "timeInterval": 300])
        let client = pool.client()
        for _ in 0..<3 {
            await expectRefusal(.malformedEmailAtLogin) { try await client.registerByEmail("x", password: "fake-pw") }
        }
        _ = try await client.registerByEmail("a@example.org", password: "fake-pw")
    }

    @Test(
        arguments: Backend.allCases,
        [
            "", "ada", "ada@", "@example.org", "ada@example", "ada@@example.org", "a da@example.org", "ada@example.o",
            "ada@-example.org", "ada.@example.org", "a@b.org\r\nBcc: c@d.org",
        ]
    )
    func aMalformedEmailIsRefused(backend: Backend, email: String) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.malformedEmailAtLogin) {
            try await pool.client().registerByEmail(email, password: "fake-pw")
        }
    }

    @Test(arguments: Backend.allCases)
    func anEmailThatIsTooLongIsRefused(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = pool.client()
        let local = String(repeating: "a", count: 64)
        let domain = [String](repeating: String(repeating: "b", count: 61), count: 3).joined(separator: ".")
        #expect("\(local)@\(domain).cn".utf8.count == 253)
        _ = try await client.registerByEmail("\(local)@\(domain).cn", password: "fake-pw")
        _ = try await client.registerByEmail("\(local)@\(domain).com", password: "fake-pw")
        for email in ["\(local)@\(domain).info", "\(local)a@example.org"] {
            await expectRefusal(.malformedEmailAtLogin) { try await client.registerByEmail(email, password: "fake-pw") }
        }
    }

    @Test(arguments: Backend.allCases)
    func aPasswordIsNeeded(backend: Backend) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.passwordRequired) {
            try await pool.client().registerByEmail("ada@example.org", password: "")
        }
    }

    @Test(
        arguments: Backend.allCases,
        [
            (1, "short", "fine-1"), (2, "letters", "letters1"), (3, "letters1", "letters1!"),
        ]
    )
    func aWeakPasswordIsRefusedWithItsRule(backend: Backend, _ row: (Int, String, String)) async throws {
        let pool = try await backend.makePool()
        try await pool.set("passwordStrength", .integer(row.0))
        let refusal = await expectRefusal(.passwordWeak) {
            try await pool.client().registerByEmail("ada@example.org", password: Secret(row.1))
        }
        #expect(refusal?.message(in: .english).contains("at least 6 characters") == true)
        #expect(refusal?.message(in: .chinese).contains("不能少于 6 位") == true)
        _ = try await pool.client().registerByEmail("ada@example.org", password: Secret(row.2))
    }

    @Test(arguments: Backend.allCases, ["ada@example.org", "ADA@Example.ORG", "  ada@example.org  "])
    func anEmailInUseIsRefusedInAnyCase(backend: Backend, email: String) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.client().registerByEmail("Ada@example.org", password: "fake-pw")
        await expectRefusal(.userExists) { try await pool.client().registerByEmail(email, password: "fake-pw") }
    }

    @Test(
        arguments: Backend.allCases,
        [
            ("username", "ada", AuthingError.Code.usernameTaken), ("phone", "13800138000", .phoneTaken),
        ]
    )
    func aProfileWithSomeoneElsesIdentifierIsRefused(
        backend: Backend,
        _ row: (String, String, AuthingError.Code)
    ) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.administration.createUser(UserCreation(username: "ada", phone: "13800138000"))
        let options = RegistrationOptions(profile: [row.0: .string(row.1)])
        await expectRefusal(row.2) {
            try await pool.client().registerByEmail("b@example.org", password: "fake-pw", options: options)
        }
        await expectRefusal(.userUnknown) { try await pool.administration.findUser("b@example.org") }
    }

    @Test(arguments: Backend.allCases)
    func aProfileFieldNobodyMaySetIsRefused(backend: Backend) async throws {
        let pool = try await backend.makePool()
        for field in ["loginsCount", "id", "blocked", "status", "nosuch", "emailVerified", "registerSource"] {
            let options = RegistrationOptions(profile: [field: "x"])
            await expectRefusal(.fieldNotEditable) {
                try await pool.client().registerByEmail("b@example.org", password: "fake-pw", options: options)
            }
        }
        for profile in [["gender": "W"], ["nickname": 5]] as [ProfileChanges] {
            await expectRefusal(.badRequest) {
                try await pool.client()
                    .registerByEmail(
                        "b@example.org",
                        password: "fake-pw",
                        options: RegistrationOptions(profile: profile)
                    )
            }
        }
    }
}

/// Two faults at once: the earlier row of the table wins.
struct EmailRegistrationOrderContract {
    @Test(arguments: Backend.allCases)
    func theSwitchComesFirst(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("registerDisabled", true)
        try await pool.set("frequentRegisterCheck", ["enabled": true, "limit": 1])
        await expectRefusal(.registrationDisabled) { try await pool.client().registerByEmail("x", password: "") }
    }

    @Test(arguments: Backend.allCases)
    func frequencyBeforeTheEmail(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("frequentRegisterCheck", ["enabled": true, "limit": 1])
        _ = try await pool.client().registerByEmail("ada@example.org", password: "fake-pw")
        await expectRefusal(.registeringTooOften) { try await pool.client().registerByEmail("x", password: "") }
    }

    @Test(arguments: Backend.allCases)
    func theEmailBeforeThePassword(backend: Backend) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.malformedEmailAtLogin) { try await pool.client().registerByEmail("x", password: "") }
    }

    @Test(arguments: Backend.allCases)
    func thePasswordBeforeTheOwner(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.client().registerByEmail("ada@example.org", password: "fake-pw")
        try await pool.set("passwordStrength", 3)
        await expectRefusal(.passwordRequired) {
            try await pool.client().registerByEmail("ada@example.org", password: "")
        }
        await expectRefusal(.passwordWeak) {
            try await pool.client().registerByEmail("ada@example.org", password: "abc")
        }
    }

    @Test(arguments: Backend.allCases)
    func theOwnerBeforeTheProfile(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.client().registerByUsername("ada", password: "fake-pw")
        _ = try await pool.client().registerByEmail("ada@example.org", password: "fake-pw")
        await expectRefusal(.userExists) {
            try await pool.client()
                .registerByEmail(
                    "ada@example.org",
                    password: "fake-pw",
                    options: RegistrationOptions(profile: ["username": "ada"])
                )
        }
    }
}
