import AuthingCore
import Foundation
import GRDB
import Synchronization

/// The latest wall time at which a pool was written, kept in the pool, so that no later process sees an earlier time.
///
/// Times that a script made up do not count: a pool that was taken to next year and back is not stuck there.
final class WallTimeMark: Sendable {
    /// How often it is written: no more time than this is forgotten.
    private static let interval: Int64 = 1000

    private let wall: Environment.Wall
    /// What was written last, in milliseconds since 1970.
    private let written = Mutex<Int64>(0)

    /// Creates a mark.
    ///
    /// - Parameter wall: The clock to set on, and to read.
    init(of wall: Environment.Wall) { self.wall = wall }

    /// Lets the clock go on from the time that the pool has.
    ///
    /// - Parameter db: The connection.
    /// - Throws: `DatabaseError`.
    func read(_ db: Database) throws {
        guard let time: Int64 = try db.first("SELECT wallTime FROM pool", [], { $0[0] }), time > 0 else { return }
        wall.clock.goOn(from: Date(milliseconds: time))
    }

    /// Writes the present, where it is the wall clock's and enough time has passed.
    ///
    /// - Parameter db: The connection, within a transaction.
    /// - Throws: `DatabaseError`.
    func write(_ db: Database) throws {
        guard let now = wall.time()?.milliseconds, written.withLock({ now >= $0 + Self.interval }) else { return }
        try db.run("UPDATE pool SET wallTime = ?1 WHERE wallTime < ?1", [now])
        // After a rollback it is written again a second later.
        written.withLock { $0 = now }
    }
}
