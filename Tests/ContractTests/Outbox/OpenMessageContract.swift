import AuthingAPI
import TestSupport
import Testing

/// Semantics 4: opening a link verifies the address it was sent to, once and in time.
struct OpenMessageContract {
    @Test(arguments: Backend.allCases)
    func aLinkVerifiesItsAddressOnce(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let registered = try await pool.client().registerByEmail("ada@example.org", password: "fake-pw")
        #expect(!registered.emailVerified)
        pool.wait(10)
        let user = try await pool.administration.openMessage(.lastLink(to: "ADA@example.org"))
        #expect(user.id == registered.id && user.emailVerified && user.updatedAt == pool.now)
        #expect(try await pool.administration.findUser("ada@example.org") == user)
        await expectRefusal(.verificationLinkExpired) { try await pool.administration.openMessage(.lastLink(to: nil)) }
    }

    @Test(arguments: Backend.allCases)
    func aLinkEndsToTheSecond(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.client().registerByEmail("ada@example.org", password: "fake-pw")
        pool.wait(86_400)
        await expectRefusal(.verificationLinkExpired) { try await pool.administration.openMessage(.lastLink(to: nil)) }
        #expect(try await pool.administration.findUser("ada@example.org").emailVerified == false)
        _ = try await pool.client().sendEmail("ada@example.org", scene: "VERIFY_EMAIL")
        pool.wait(86_399.9)
        #expect(try await pool.administration.openMessage(.lastLink(to: nil)).emailVerified)
    }

    @Test(arguments: Backend.allCases)
    func aMessageIsNamedByItsNumber(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.client().registerByEmail("ada@example.org", password: "fake-pw")
        _ = try await pool.client().registerByEmail("bob@example.org", password: "fake-pw")
        let first = try await pool.administration.listOutbox(limit: 10).first { $0.link != nil }
        let user = try await pool.administration.openMessage(.number(try #require(first).id))
        #expect(user.email == "ada@example.org")
    }

    @Test(arguments: Backend.allCases)
    func aMessageWithoutALinkIsRefused(backend: Backend) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.badRequest) { try await pool.administration.openMessage(.lastLink(to: nil)) }
        _ = try await pool.client().sendSMSCode("13800138000")
        for message in [.number(1), .number(2), .lastLink(to: nil)] as [OutboxMessage.Reference] {
            await expectRefusal(.badRequest) { try await pool.administration.openMessage(message) }
        }
    }

    @Test(arguments: Backend.allCases)
    func ofManyAtOnceOneUsesTheLink(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.client().registerByEmail("ada@example.org", password: "fake-pw")
        let successes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    do {
                        return try await pool.administration.openMessage(.lastLink(to: nil)).emailVerified
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(successes == 1)
    }
}
