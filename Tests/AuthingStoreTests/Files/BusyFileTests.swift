import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Dispatch
import Foundation
import TestSupport
import Testing

@Suite("A file that another process keeps")
struct BusyFileTests {
    let directory: TemporaryDirectory
    let path: String

    init() throws {
        directory = try TemporaryDirectory()
        path = directory.path(of: "test.pool")
    }

    @Test("after 5 s of waiting a call is refused and says why; reading and opening need no lock of writers")
    func busy() async throws {
        let keeper = try SQLitePool(file: path, passwordHashing: .cheap, environment: .repeatable()) { .inMemory }
        let pool = try EmbeddedPool.open(file: path, environment: .repeatable())
        let (isHeld, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let kept: Outcome<Int> = keeper.transaction { _ in
            isHeld.signal()
            release.wait()
            return .passed(1)
        }
        await Task.detached { Self.wait(for: isHeld) }.value
        let second = try EmbeddedPool.open(file: path, environment: .repeatable())
        #expect(try await second.administration.describePool().userCount == 0)
        let start = ContinuousClock.now
        let refusal = await expectRefusal(.systemBusy) {
            try await pool.makeClient().sendSMSCode("13800138000")
        }
        let waited = ContinuousClock.now - start
        #expect(waited >= .seconds(5) && waited < .seconds(10))
        #expect(refusal?.message(in: .english).contains("another process kept the pool file for more than 5 s") == true)
        #expect(refusal?.hint != nil)
        release.signal()
        _ = try await kept
        _ = try await pool.makeClient().sendSMSCode("13800138000")
    }

    private static func wait(for semaphore: DispatchSemaphore) { semaphore.wait() }

    @Test("a writer that died in the middle of its commit leaves the state before it")
    func hotJournal() async throws {
        let pool = try EmbeddedPool.open(file: path, environment: .repeatable())
        _ = try await pool.administration.changeSetting("passwordHashing", to: "cheap")
        _ = try await pool.makeClient().registerByUsername("before", password: "pw")
        // What a crash leaves behind: a journal with the old pages, and a file with some of the new ones.
        let victim = try SQLitePool(file: path, passwordHashing: .cheap, environment: .repeatable()) { .inMemory }
        let (database, journal) = (directory.path(of: "crashed.pool"), directory.path(of: "crashed.pool-journal"))
        let path = path
        let outcome: Outcome<Int> = try await victim.transaction { stores in
            for number in 0..<3000 {
                var user = User(
                    id: User.ID(rawValue: "\(number)"),
                    userPoolID: "p",
                    createdAt: VirtualClock.testStart
                )
                user.username = "half\(number)"
                user.details[.address] = String(repeating: "x", count: 2000)
                _ = try stores.users.insert(Account(user: user))
            }
            try FileManager.default.copyItem(atPath: path, toPath: database)
            try FileManager.default.copyItem(atPath: path + "-journal", toPath: journal)
            return .refused(.systemBusy())
        }
        guard case .refused = outcome else { return }
        let size = try FileManager.default.attributesOfItem(atPath: database)[.size] as? Int ?? 0
        #expect(size > 2_000_000, "the copy has to hold pages that were never committed")
        let recovered = try EmbeddedPool.open(file: database, environment: .repeatable())
        #expect(try await recovered.administration.describePool().userCount == 1)
        #expect(try await recovered.administration.findUser("before").username == "before")
    }
}
