import GRDB
import Synchronization

/// The tables of a pool in memory, made once and copied from then on.
///
/// Making a hundred tables and indexes takes some ten times as long as copying their pages. A process with one pool makes
/// them for that pool alone: the template is made for the second one.
enum SchemaTemplate {
    private enum State {
        case unused
        case wanted
        case made(DatabaseQueue)
    }

    private static let state = Mutex(State.unused)

    /// Brings a database in memory to the present version, without anything in its tables.
    ///
    /// - Parameter queue: A new database.
    /// - Throws: `DatabaseError`.
    static func apply(to queue: DatabaseQueue) throws {
        guard let template = try template() else { return try make(in: queue) }
        try template.backup(to: queue)
    }

    private static func template() throws -> DatabaseQueue? {
        try state.withLock { state in
            switch state {
            case .unused:
                state = .wanted
                return nil
            case .wanted:
                let template = try DatabaseQueue()
                try make(in: template)
                state = .made(template)
                return template
            case .made(let template):
                return template
            }
        }
    }

    private static func make(in queue: DatabaseQueue) throws {
        try queue.write { db in _ = try PoolSchema.migrate(db) }
    }
}
