package import AuthingAPI
package import AuthingCore
package import Foundation
import GRDB
import GRDBSQLite
import Synchronization

/// A pool in an SQLite database: in memory, or in a file that several processes may share.
package final class SQLitePool: PoolStore {
    private enum Connection {
        /// In memory, and not used yet: making the tables takes longer than a small script runs.
        case awaited(PoolIdentity, PoolSettings.PasswordHashing, now: @Sendable () -> Date)
        case open(DatabaseQueue)
        case closed
    }

    private let connection: Mutex<Connection>
    private let settings = SettingsCache()
    private let listener = Mutex<(@Sendable () -> Void)?>(nil)
    private let wallTime: WallTimeMark?
    /// The last copy that was made in passing.
    private let lastCopy = Mutex<SQLiteSnapshot?>(nil)
    private let restorations = Mutex(0)
    /// What the version was when the tables were made, of a pool that was not made at once.
    private let firstVersion = Mutex<SQLiteSnapshot.Version?>(nil)

    /// Creates a pool in memory, which ends with the object; its database is made when it is first used.
    ///
    /// - Parameters:
    ///   - identity: The pool's names.
    ///   - passwordHashing: The cost of a password hash.
    ///   - now: Says when the pool is made.
    package init(
        inMemory identity: PoolIdentity,
        passwordHashing: PoolSettings.PasswordHashing,
        now: @escaping @Sendable () -> Date
    ) {
        connection = Mutex(.awaited(identity, passwordHashing, now: now))
        wallTime = nil
    }

    /// Opens the pool in a file, or creates it where there is none.
    ///
    /// - Parameters:
    ///   - file: The path.
    ///   - passwordHashing: The cost of a password hash in a new pool.
    ///   - environment: Says when a new pool is made; its wall clock goes on from the latest time at which the file was
    ///     written.
    ///   - identity: Makes the names of a new pool.
    /// - Throws: `StoreError` that says what is wrong with the file.
    package init(
        file: String,
        passwordHashing: PoolSettings.PasswordHashing,
        environment: Environment,
        identity: () -> PoolIdentity
    ) throws(StoreError) {
        try PoolFile.prepare(file)
        let queue = try StoreError.converting {
            var configuration = Self.configuration
            configuration.prepareDatabase { db in
                // Looked at before the first pragma that writes: a file that is not ours stays as it is.
                try PoolSchema.check(db)
                try db.execute(
                    sql: """
                        PRAGMA journal_mode = PERSIST;
                        PRAGMA journal_size_limit = \(PoolFile.longestIdleJournal);
                        PRAGMA synchronous = FULL;
                        """
                )
            }
            let queue = try DatabaseQueue(path: file, configuration: configuration)
            try Self.setUp(queue, identity: identity, passwordHashing, now: environment.now)
            return queue
        }
        wallTime = environment.wall.map { WallTimeMark(of: $0) }
        if let wallTime { try StoreError.converting { try queue.unsafeRead { db in try wallTime.read(db) } } }
        connection = Mutex(.open(queue))
    }

    /// The open database.
    private func queue() throws(StoreError) -> DatabaseQueue {
        try StoreError.converting {
            try connection.withLock { connection in
                switch connection {
                case .open(let queue): return queue
                case .closed: throw StoreError(.closed)
                case .awaited(let identity, let passwordHashing, let now):
                    let queue = try DatabaseQueue(configuration: Self.configuration)
                    try Self.setUp(inMemory: queue, identity, passwordHashing, at: now())
                    let version = version(of: queue)
                    firstVersion.withLock { $0 = version }
                    connection = .open(queue)
                    return queue
                }
            }
        }
    }

    /// What both kinds of database share; foreign keys are on by default.
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "authing.pool"
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;")
        }
        return configuration
    }

    /// A synchronous function, because an asynchronous one would pick GRDB's asynchronous overloads.
    private static func setUp(
        _ queue: DatabaseQueue,
        identity: () -> PoolIdentity,
        _ passwordHashing: PoolSettings.PasswordHashing,
        now: () -> Date
    ) throws {
        // An existing pool is opened without the lock that only writers need.
        if try queue.unsafeRead({ db in try PoolSchema.isPresent(db) }) { return }
        try queue.write { db in
            try PoolSchema.check(db)
            guard try PoolSchema.migrate(db) else { return }
            try SQLitePoolRecordStore.create(db, identity(), passwordHashing, at: now())
        }
    }

    private static func setUp(
        inMemory queue: DatabaseQueue,
        _ identity: PoolIdentity,
        _ passwordHashing: PoolSettings.PasswordHashing,
        at instant: Date
    ) throws {
        try SchemaTemplate.apply(to: queue)
        try queue.write { db in try SQLitePoolRecordStore.create(db, identity, passwordHashing, at: instant) }
    }

    /// The pool's names.
    ///
    /// - Returns: The names.
    /// - Throws: `StoreError`.
    func identity() throws(StoreError) -> PoolIdentity {
        let queue = try queue()
        return try StoreError.converting {
            try queue.unsafeRead { db in try SQLitePoolRecordStore(db: db, cache: settings).load().identity }
        }
    }

    /// Closes the database; a call after that is refused.
    ///
    /// - Throws: `StoreError`.
    package func close() throws(StoreError) {
        let last = connection.withLock { connection in
            let last = connection
            connection = .closed
            return last
        }
        guard case .open(let queue) = last else { return }
        try StoreError.converting { try queue.close() }
    }
}

extension SQLitePool {
    /// Runs a function as one transaction that no other one of any process overlaps.
    package func transaction<Value: Sendable>(
        _ body: @escaping @Sendable (any PoolStores) throws -> Outcome<Value>
    ) async throws(StoreError) -> Outcome<Value> {
        let queue = try queue()
        do {
            let signal = DeliverySignal()
            let outcome = try await queue.write { [settings, wallTime] db in
                let outcome = try body(SQLiteStores(db: db, settings: settings, deliveries: signal))
                try wallTime?.write(db)
                return outcome
            }
            if signal.isSet { listener.withLock { $0 }?() }
            return outcome
        } catch {
            throw StoreError(error)
        }
    }

    /// Sets who is told when a transaction that wrote messages to webhooks was committed.
    package func onDeliveries(_ listener: @escaping @Sendable () -> Void) {
        self.listener.withLock { $0 = listener }
    }

    /// Runs a function that only reads, on one unchanging state of the pool.
    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any PoolStores) throws -> Outcome<Value>
    ) async throws(StoreError) -> Outcome<Value> {
        let queue = try queue()
        do {
            return try await queue.unsafeRead { [settings] db in
                // A transaction of its own for one state; `read` would toggle `query_only`, which takes seven times as long.
                var outcome: Outcome<Value>?
                try db.inTransaction(.deferred) {
                    outcome = try body(SQLiteStores(db: db, settings: settings, deliveries: DeliverySignal()))
                    return .rollback
                }
                guard let outcome else { throw StoreError(.unexpected, underlying: "no outcome") }
                return outcome
            }
        } catch {
            throw StoreError(error)
        }
    }
}

extension SQLitePool {
    /// Copies the whole pool into memory.
    ///
    /// - Returns: The copy.
    /// - Throws: `StoreError`.
    package func saveState() throws(StoreError) -> SQLiteSnapshot {
        let queue = try queue()
        return try StoreError.converting { try copy(queue) }
    }

    /// Copies the whole pool where it is small, or has not changed since the last copy; one that nobody has used yet is not
    /// made for it.
    ///
    /// - Parameter limit: The largest size in bytes.
    /// - Returns: The copy; `nil` where the pool is larger.
    /// - Throws: `StoreError`.
    func saveState(atMost limit: Int) throws(StoreError) -> SQLiteSnapshot? {
        if let unused = unusedState() { return unused }
        let queue = try queue()
        return try StoreError.converting {
            if let last = lastCopy.withLock({ $0 }), version(of: queue) == last.version { return last }
            let size = try queue.unsafeRead { db in
                try Int.fetchOne(db, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size") ?? 0
            }
            guard size <= limit else { return nil }
            let copy = try copy(queue)
            lastCopy.withLock { $0 = copy }
            return copy
        }
    }

    /// Whether something was written since a copy was made.
    ///
    /// - Parameter snapshot: The copy.
    /// - Returns: Whether something was; also where it was taken back.
    /// - Throws: `StoreError`.
    func hasChanged(since snapshot: SQLiteSnapshot) throws(StoreError) -> Bool {
        var before = snapshot.version
        if case .unused = snapshot.content {
            if unusedState() != nil { return false }
            before = firstVersion.withLock { $0 }
        }
        let queue = try queue()
        return version(of: queue) != before
    }

    /// Replaces the whole pool by a copy made earlier, which can be used again.
    ///
    /// - Parameter snapshot: The copy.
    /// - Throws: `StoreError`.
    package func restoreState(_ snapshot: SQLiteSnapshot) throws(StoreError) {
        let queue = try queue()
        try StoreError.converting {
            switch snapshot.content {
            case .copy(let copy): try copy.backup(to: queue)
            case .unused(let identity, let passwordHashing, let instant):
                let empty = try DatabaseQueue(configuration: Self.configuration)
                try Self.setUp(inMemory: empty, identity, passwordHashing, at: instant)
                try empty.backup(to: queue)
            }
        }
        restorations.withLock { $0 += 1 }
    }

    private func copy(_ queue: DatabaseQueue) throws -> SQLiteSnapshot {
        let copy = try DatabaseQueue()
        let version = version(of: queue)
        try queue.backup(to: copy)
        return SQLiteSnapshot(.copy(copy), version: version)
    }

    private func unusedState() -> SQLiteSnapshot? {
        connection.withLock { connection in
            guard case .awaited(let identity, let passwordHashing, let now) = connection else { return nil }
            return SQLiteSnapshot(.unused(identity, passwordHashing, now()), version: nil)
        }
    }

    /// What differs whenever this connection has written; what other processes write to a file is not seen.
    private func version(of queue: DatabaseQueue) -> SQLiteSnapshot.Version {
        SQLiteSnapshot.Version(
            changes: queue.unsafeRead { db in db.totalChangesCount },
            restorations: restorations.withLock { $0 }
        )
    }
}

extension SQLitePool {
    /// Writes the whole pool as of one moment.
    ///
    /// - Parameters:
    ///   - writer: Knows how.
    ///   - take: Takes the bytes.
    /// - Returns: Whether everything was taken.
    /// - Throws: `StoreError`.
    func write(_ writer: StateWriter, to take: @escaping @Sendable ([UInt8]) -> Bool) async throws(StoreError) -> Bool {
        let queue = try queue()
        do {
            return try await queue.unsafeRead { db in
                var isTaken = false
                try db.inTransaction(.deferred) {
                    isTaken = try writer.write(db, to: take)
                    return .rollback
                }
                return isTaken
            }
        } catch {
            throw StoreError(error)
        }
    }

    /// Whether nothing was ever done with the pool.
    ///
    /// - Returns: Whether there is neither a user nor an event.
    /// - Throws: `StoreError`.
    func isUnused() throws(StoreError) -> Bool {
        let queue = try queue()
        return try StoreError.converting {
            try queue.unsafeRead { db in
                try Bool.fetchOne(
                    db,
                    sql: "SELECT NOT EXISTS (SELECT 1 FROM user) AND NOT EXISTS (SELECT 1 FROM event)"
                ) ?? false
            }
        }
    }
}

/// A copy of a pool in memory.
package final class SQLiteSnapshot: Sendable {
    /// How often a pool was written to when a copy was made.
    fileprivate struct Version: Equatable {
        let changes: Int
        let restorations: Int
    }

    fileprivate enum Content {
        case copy(DatabaseQueue)
        /// Of a pool whose tables were not made yet.
        case unused(PoolIdentity, PoolSettings.PasswordHashing, Date)
    }

    fileprivate let content: Content
    fileprivate let version: Version?

    fileprivate init(_ content: Content, version: Version?) {
        self.content = content
        self.version = version
    }

    convenience init(queue: DatabaseQueue) {
        self.init(.copy(queue), version: nil)
    }
}

extension SQLitePool {
    /// How many bytes all pools of the process hold in memory, their caches with them.
    package static var memoryInUse: Int { Int(sqlite3_memory_used()) }
}
