import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("Messages and their courier")
struct CourierTests {
    /// Delivers nothing while it is told to fail.
    final class FickleCourier: MessageCourier {
        let fault = Mutex<DeliveryError?>(nil)
        let delivered = Mutex<[Int]>([])

        func deliver(_ message: OutboxMessage) async throws(DeliveryError) {
            if let fault = fault.withLock({ $0 }) { throw fault }
            delivered.withLock { $0.append(message.id) }
        }
    }

    let courier = FickleCourier()
    let pool: EmbeddedPool
    let client: AuthenticationClient

    init() throws {
        pool = try .inMemory(environment: .repeatable(), courier: courier)
        client = pool.makeClient()
    }

    @Test("a message is delivered after the commit, and marked")
    func delivers() async throws {
        _ = try await client.sendSMSCode("13800138000")
        _ = try await client.registerByEmail("a@example.org", password: "pw")
        #expect(courier.delivered.withLock { $0 } == [1, 2, 3])
        #expect(try await pool.administration.listOutbox(limit: 9).map(\.state) == [.sent, .sent, .sent])
    }

    @Test("a code that did not leave may be asked for again at once")
    func failedCodes() async throws {
        courier.fault.withLock { $0 = .providerFailed }
        await expectRefusal(.failure) { try await client.sendSMSCode("13800138000") }
        await expectRefusal(.mailProviderFailed) { try await client.sendEmail("a@example.org", scene: "CHANGE_EMAIL") }
        courier.fault.withLock { $0 = .noTransport }
        await expectRefusal(.mailTransportMissing) {
            try await client.sendEmail("a@example.org", scene: "CHANGE_EMAIL")
        }
        #expect(try await pool.administration.listOutbox(limit: 9).map(\.state) == [.failed, .failed, .failed])
        courier.fault.withLock { $0 = nil }
        _ = try await client.sendSMSCode("13800138000")
        _ = try await client.sendEmail("a@example.org", scene: "CHANGE_EMAIL")
    }

    @Test("a code that did not leave counts for no quota, those before it still do")
    func quota() async throws {
        let clock = VirtualClock.frozen()
        let environment = Environment(clock: clock, random: RandomSource(seed: 1))
        let pool = try EmbeddedPool.inMemory(environment: environment, courier: courier)
        let client = pool.makeClient()
        _ = try await pool.administration.changeSetting("smsDailyLimit", to: 2)
        _ = try await client.sendSMSCode("13800138000")
        clock.advance(by: .seconds(61))
        courier.fault.withLock { $0 = .providerFailed }
        await expectRefusal(.failure) { try await client.sendSMSCode("13800138000") }
        courier.fault.withLock { $0 = nil }
        _ = try await client.sendSMSCode("13800138000")
        clock.advance(by: .seconds(61))
        await expectRefusal(.sendingTooOften) { try await client.sendSMSCode("13800138000") }
    }

    @Test("a registration outlives its mails")
    func failedMails() async throws {
        courier.fault.withLock { $0 = .providerFailed }
        _ = try await client.registerByEmail("a@example.org", password: "pw")
        #expect(try await pool.administration.listOutbox(limit: 9).map(\.state) == [.failed, .failed])
    }
}
