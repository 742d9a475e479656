import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

@Suite("Transactions")
struct TransactionTests {
    struct Fault: Error {}

    let pool: SQLitePool
    let now = VirtualClock.testStart

    init() { pool = SQLitePool(inMemory: .inMemory, passwordHashing: .cheap, now: { VirtualClock.testStart }) }

    private func eventCount() async throws -> Int {
        let outcome = try await pool.read { stores in .passed(try stores.events.list(after: 0, limit: 100).count) }
        guard case .passed(let count) = outcome else { return -1 }
        return count
    }

    @Test("a refusal is committed, a thrown fault is not")
    func commits() async throws {
        let (event, now) = (EventDraft(.login), now)
        let refused: Outcome<Int> = try await pool.transaction { stores in
            try stores.events.append(event, code: .passwordWrong, at: now)
            return .refused(.passwordWrong())
        }
        guard case .refused = refused else { throw Fault() }
        #expect(try await eventCount() == 1)
        await #expect(throws: StoreError.self) {
            let _: Outcome<Int> = try await pool.transaction { stores in
                try stores.events.append(event, code: .success, at: now)
                throw Fault()
            }
        }
        #expect(try await eventCount() == 1)
    }

    @Test("what a read writes is lost")
    func readsDoNotWrite() async throws {
        let (event, now) = (EventDraft(.login), now)
        _ = try await pool.read { stores in
            .passed(try stores.events.append(event, code: .success, at: now))
        }
        #expect(try await eventCount() == 0)
    }

    @Test("a cancelled call writes nothing")
    func cancellation() async throws {
        let (event, now, pool) = (EventDraft(.login), now, pool)
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await pool.transaction { stores in
                .passed(try stores.events.append(event, code: .success, at: now))
            }
        }
        task.cancel()
        await #expect(throws: StoreError(.cancelled)) { _ = try await task.value }
        #expect(try await eventCount() == 0)
    }

    @Test("an insert names the identifier that someone else has")
    func conflicts() async throws {
        var user = User(id: User.ID(rawValue: "1"), userPoolID: "p", createdAt: now)
        (user.email, user.username, user.phone) = ("a@example.org", "ada", "13800138000")
        let first = user
        let outcome = try await pool.transaction { stores in
            var conflicts: [UniqueIdentifier?] = [try stores.users.insert(Account(user: first))]
            for identifier in UniqueIdentifier.allCases {
                var other = User(id: User.ID(rawValue: "2"), userPoolID: "p", createdAt: first.createdAt)
                switch identifier {
                case .email: other.email = first.email
                case .username: other.username = first.username
                case .phone: other.phone = first.phone
                }
                conflicts.append(try stores.users.insert(Account(user: other)))
            }
            return .passed(conflicts)
        }
        guard case .passed(let conflicts) = outcome else { throw Fault() }
        #expect(conflicts == [nil, .email, .username, .phone])
    }

    @Test("the schema refuses what no rule would write")
    func schemaRefuses() async throws {
        var user = User(id: User.ID(rawValue: "1"), userPoolID: "p", createdAt: now)
        user.phone = "12345"
        let bad = user
        await #expect(throws: StoreError.self) {
            _ = try await pool.transaction { stores in .passed(try stores.users.insert(Account(user: bad))) }
        }
    }
}
