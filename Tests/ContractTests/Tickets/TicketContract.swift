import AuthingAPI
import AuthingJSON
import Foundation
import TestSupport
import Testing

/// Semantics 12.1 and 1.5: tickets of CAS.
struct TicketContract {
    private static let service = "https://app.example.org/cas"

    /// A pool that gives tickets to the service, and its user.
    private func makePool(_ backend: Backend) async throws -> (TestPool, User) {
        let pool = try await backend.makePool()
        try await pool.set("casServices", [.string(Self.service), "https://other.example.org/*"])
        let user = try await pool.administration.createUser(
            UserCreation(
                username: "ada",
                email: "ada@example.org",
                emailVerified: true,
                profile: ["nickname": "Ada", "country": "CN", "region": "上海"]
            )
        )
        return (pool, user)
    }

    private func failure(_ pool: TestPool, _ ticket: Secret, _ service: String) async throws -> String? {
        let answer = try await pool.client().validateTicket(ticket, service: service, format: "JSON")
        return answer.json["serviceResponse"]?["authenticationFailure"]?["code"]?.stringValue
    }

    @Test(arguments: Backend.allCases)
    func aGoodTicketNamesTheUserOnce(backend: Backend) async throws {
        let (pool, user) = try await makePool(backend)
        let issued = try await pool.administration.issueTicket(for: Self.service, user: "ada@example.org")
        #expect(issued.service == Self.service && issued.userID == user.id && issued.expiresAt == pool.now + 60)
        #expect(issued.redirect == Secret(Self.service + "?ticket=" + issued.ticket.reveal { $0 }))
        #expect(issued.ticket.lengthInBytes == 67 && issued.ticket.reveal { $0.hasPrefix("ST-") })
        let answer = try await pool.client().validateTicket(issued.ticket, service: Self.service, format: "JSON")
        let expected: JSON = [
            "serviceResponse": [
                "authenticationSuccess": [
                    "user": "ada",
                    "attributes": [
                        "authenticationDate": "2026-01-01T00:00:00+00:00",
                        "longTermAuthenticationRequestTokenUsed": false,
                        "sub": .string(user.id.rawValue),
                        "nickname": "Ada",
                        "picture": .string(user.details[.photo] ?? ""),
                        "gender": "U",
                        "updated_at": .integer(Int(pool.now.timeIntervalSince1970)),
                        "email": "ada@example.org",
                        "email_verified": true,
                        "address": ["country": "CN", "region": "上海"],
                    ],
                ]
            ]
        ]
        #expect(answer.json == expected)
        #expect(try await failure(pool, issued.ticket, Self.service) == "INVALID_TICKET")
    }

    @Test(arguments: Backend.allCases)
    func theDefaultFormatIsXML(backend: Backend) async throws {
        let (pool, user) = try await makePool(backend)
        let issued = try await pool.administration.issueTicket(for: Self.service, user: "ada")
        let answer = try await pool.client().validateTicket(issued.ticket, service: Self.service)
        guard case .xml(let document) = answer else {
            Issue.record("\(answer)")
            return
        }
        #expect(document.hasPrefix("<cas:serviceResponse xmlns:cas=\"http://www.yale.edu/tp/cas\">\n"))
        #expect(document.contains("<cas:user>ada</cas:user>"))
        #expect(document.contains("<cas:sub>\(user.id.rawValue)</cas:sub>"))
        #expect(document.contains("<cas:region>上海</cas:region>"))
        let failed = try await pool.client(language: .english).validateTicket(issued.ticket, service: Self.service)
        #expect(
            failed.json
                == """
                <cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">
                  <cas:authenticationFailure code="INVALID_TICKET">the ticket does not exist</cas:authenticationFailure>
                </cas:serviceResponse>
                """
        )
    }

    @Test(arguments: Backend.allCases)
    func anAccountWithoutAUsernameIsNamedByItsID(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        let user = try await pool.administration.createUser(UserCreation(phone: "13800138000"))
        let issued = try await pool.administration.issueTicket(for: Self.service, user: "13800138000")
        let answer = try await pool.client().validateTicket(issued.ticket, service: Self.service, format: "JSON")
        let success = answer.json["serviceResponse"]?["authenticationSuccess"]
        #expect(success?["user"] == .string(user.id.rawValue))
    }

    @Test(arguments: Backend.allCases)
    func anotherServiceIsRefusedAndUsesTheTicketUp(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        for other in ["https://other.example.org/", Self.service + "/", Self.service + "?a=1", "nonsense"] {
            let issued = try await pool.administration.issueTicket(for: Self.service, user: "ada")
            #expect(try await failure(pool, issued.ticket, other) == "INVALID_SERVICE")
            #expect(try await failure(pool, issued.ticket, Self.service) == "INVALID_TICKET")
        }
    }

    @Test(arguments: Backend.allCases)
    func aTicketEndsToTheSecond(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        let late = try await pool.administration.issueTicket(for: Self.service, user: "ada")
        pool.wait(60)
        #expect(try await failure(pool, late.ticket, Self.service) == "INVALID_TICKET")
        let inTime = try await pool.administration.issueTicket(for: Self.service, user: "ada")
        pool.wait(59.9)
        #expect(try await failure(pool, inTime.ticket, Self.service) == nil)
        try await pool.set("casTicketLifetime", 10)
        let short = try await pool.administration.issueTicket(for: Self.service, user: "ada")
        pool.wait(10)
        #expect(try await failure(pool, short.ticket, Self.service) == "INVALID_TICKET")
    }

    @Test(arguments: Backend.allCases)
    func whatIsMissingIsAnInvalidRequestAndUsesNothingUp(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        let issued = try await pool.administration.issueTicket(for: Self.service, user: "ada")
        #expect(try await failure(pool, "", Self.service) == "INVALID_REQUEST")
        #expect(try await failure(pool, issued.ticket, "") == "INVALID_REQUEST")
        #expect(try await failure(pool, issued.ticket, Self.service) == nil)
    }

    @Test(arguments: Backend.allCases, ["ST-", "TT-abc", "st-abc", "ST-a b", "ST-a\0", "ST-ä", "ST-<a>", " ST-a"])
    func whatIsNoTicketIsAnInvalidOne(backend: Backend, ticket: String) async throws {
        let (pool, _) = try await makePool(backend)
        #expect(try await failure(pool, Secret(ticket), Self.service) == "INVALID_TICKET")
        let long = Secret("ST-" + String(repeating: "a", count: 254))
        #expect(try await failure(pool, long, Self.service) == "INVALID_TICKET")
    }

    @Test(arguments: Backend.allCases, ["xml", "YAML", ""])
    func anotherFormatIsAWrongArgument(backend: Backend, format: String) async throws {
        let (pool, _) = try await makePool(backend)
        let issued = try await pool.administration.issueTicket(for: Self.service, user: "ada")
        await expectRefusal(.badRequest) {
            try await pool.client().validateTicket(issued.ticket, service: Self.service, format: format)
        }
        #expect(try await failure(pool, issued.ticket, Self.service) == nil)
    }

    @Test(arguments: Backend.allCases)
    func aTicketFallsWithItsUserAndItsService(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        let first = try await pool.administration.issueTicket(for: Self.service, user: "ada")
        _ = try await pool.administration.blockUser("ada")
        #expect(try await failure(pool, first.ticket, Self.service) == "INVALID_TICKET")
        await expectRefusal(.userLocked) {
            try await pool.administration.issueTicket(for: Self.service, user: "ada")
        }
        _ = try await pool.administration.unblockUser("ada")
        let second = try await pool.administration.issueTicket(for: Self.service, user: "ada")
        try await pool.set("casServices", [])
        #expect(try await failure(pool, second.ticket, Self.service) == "INVALID_SERVICE")
    }

    @Test(arguments: Backend.allCases)
    func onlyListedServicesHaveTickets(backend: Backend) async throws {
        let (pool, _) = try await makePool(backend)
        let listed = [
            "HTTPS://App.Example.org:443/cas", "https://other.example.org", "https://other.example.org/a/b?c=d&e=%20",
        ]
        for service in listed { _ = try await pool.administration.issueTicket(for: service, user: "ada") }
        for service in ["https://app.example.org/cas/", "https://app.example.org", "http://app.example.org/cas", ""] {
            await expectRefusal(.badRequest) {
                try await pool.administration.issueTicket(for: service, user: "ada")
            }
        }
        await expectRefusal(.userUnknown) {
            try await pool.administration.issueTicket(for: Self.service, user: "nobody")
        }
        await expectRefusal(.badRequest) { try await pool.set("casServices", ["*"]) as Any }
        await expectRefusal(.badRequest) { try await pool.set("casServices", ["https://*.example.org/"]) as Any }
        await expectRefusal(.badRequest) { try await pool.set("casServices", "https://app.example.org") as Any }
    }

    @Test(arguments: Backend.allCases)
    func aCheckIsInTheAuditTrail(backend: Backend) async throws {
        let (pool, user) = try await makePool(backend)
        let issued = try await pool.administration.issueTicket(for: Self.service, user: "ada")
        for _ in 0..<2 { _ = try await failure(pool, issued.ticket, Self.service) }
        let events = try await pool.administration.listEvents(after: 0, limit: 100).suffix(3)
        #expect(events.map(\.kind) == [.ticketIssued, .ticketValidated, .ticketValidated])
        #expect(events.map(\.code) == [200, 200, 2207])
        #expect(events.map(\.userID) == [user.id, user.id, nil])
        #expect(events.allSatisfy { $0.subject == Self.service })
    }
}
