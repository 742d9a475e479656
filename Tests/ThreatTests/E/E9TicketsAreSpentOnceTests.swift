import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

/// A ticket is good for one check by one service, however many ask at the same moment.
@Suite("E9: tickets are spent once")
struct E9TicketsAreSpentOnceTests {
    private static let contenders = 64
    private static let service = "https://app.example.org/cas"
    private static let other = "https://app.example.org/other"

    private func makePool(_ backend: Backend) async throws -> TestPool {
        let pool = try await backend.makePool()
        try await pool.set("casServices", ["https://app.example.org/*"])
        _ = try await pool.administration.createUser(UserCreation(username: "ada"))
        return pool
    }

    private static func isGood(_ pool: TestPool, _ ticket: Secret, _ service: String) async throws -> Bool {
        let answer = try await pool.client().validateTicket(ticket, service: service, format: "JSON")
        return answer.json["serviceResponse"]?["authenticationSuccess"] != nil
    }

    /// How many of many checks at the same moment name the user.
    private static func successes(_ pool: TestPool, _ ticket: Secret, _ service: String) async -> Int {
        await Contenders.race(contenders) { _ in
            do { return try await isGood(pool, ticket, service) } catch { return false }
        }.count { $0 }
    }

    @Test("64 checks at once: one success", arguments: Backend.allCases)
    func oneOfMany(backend: Backend) async throws {
        let pool = try await makePool(backend)
        for _ in 0..<Scale.of(4, full: 100) {
            let issued = try await pool.administration.issueTicket(for: Self.service, user: "ada")
            #expect(await Self.successes(pool, issued.ticket, Self.service) == 1)
        }
    }

    @Test("64 checks by another service: none, and none after them", arguments: Backend.allCases)
    func anotherService(backend: Backend) async throws {
        let pool = try await makePool(backend)
        let issued = try await pool.administration.issueTicket(for: Self.service, user: "ada")
        #expect(await Self.successes(pool, issued.ticket, Self.other) == 0)
        #expect(try await Self.isGood(pool, issued.ticket, Self.service) == false)
    }

    @Test("a ticket lives 60 s, and 10 s under the strict profile", arguments: [("default", 60.0), ("strict", 10.0)])
    func life(profile: String, seconds: Double) async throws {
        let pool = try await makePool(.embedded)
        try await pool.set("profile", .string(profile))
        let inTime = try await pool.administration.issueTicket(for: Self.service, user: "ada")
        let late = try await pool.administration.issueTicket(for: Self.service, user: "ada")
        pool.wait(seconds - 0.001)
        #expect(try await Self.isGood(pool, inTime.ticket, Self.service))
        pool.wait(0.001)
        #expect(try await Self.isGood(pool, late.ticket, Self.service) == false)
        await expectRefusal(.badRequest) { try await pool.set("casTicketLifetime", 61) as Any }
    }

    @Test("the pool holds no ticket, and each has 256 random bits")
    func whatIsKept() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path(of: "tickets.pool")
        let pool = try EmbeddedPool.open(file: path, environment: .repeatable())
        _ = try await pool.administration.changeSetting("casServices", to: ["https://app.example.org/*"])
        _ = try await pool.administration.createUser(UserCreation(username: "ada"))
        var tickets: Set<String> = []
        for _ in 0..<50 {
            let issued = try await pool.administration.issueTicket(for: Self.service, user: "ada")
            let text = issued.ticket.reveal { $0 }
            #expect(text.utf8.count == 3 + 64)
            tickets.insert(text)
        }
        #expect(tickets.count == 50)
        try pool.close()
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        for ticket in tickets {
            let digits = Array(ticket.dropFirst(3).utf8)
            let raw = stride(from: 0, to: digits.count, by: 2).compactMap {
                UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
            }
            #expect(!bytes.contains(digits) && !bytes.contains(raw))
        }
    }
}
