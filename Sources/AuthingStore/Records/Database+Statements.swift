import AuthingCore
import Foundation
import GRDB

extension Database {
    /// Runs a statement that is prepared once for each connection.
    ///
    /// - Parameters:
    ///   - sql: The statement; always a literal, values are arguments.
    ///   - arguments: The values.
    /// - Returns: How many rows it changed.
    /// - Throws: `DatabaseError`.
    @discardableResult
    func run(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
        try cachedStatement(sql: sql).execute(arguments: arguments)
        return changesCount
    }

    /// Runs a statement that removes what must not stay behind: secrets, and what is known about people.
    ///
    /// `secure_delete` overwrites the freed parts of the file. The journal keeps the pages as they were, those of earlier
    /// transactions included; its end is the commit, which for this transaction cuts it to nothing in place of
    /// overwriting its header. Such a commit takes up to twice as long, so only these statements ask for it.
    ///
    /// - Parameters:
    ///   - sql: The statement; always a literal, values are arguments.
    ///   - arguments: The values.
    /// - Returns: How many rows it changed.
    /// - Throws: `DatabaseError`.
    /// - SeeAlso: `PRAGMA journal_size_limit` in the documentation of SQLite.
    @discardableResult
    func erase(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
        try cutJournal()
        return try run(sql, arguments)
    }

    /// Lets the transaction that runs leave no journal; asked for once, however much it erases.
    private func cutJournal() throws {
        guard try Int64.fetchOne(self, sql: "PRAGMA journal_size_limit") != 0 else { return }
        try execute(sql: "PRAGMA journal_size_limit = 0")
        // Whichever way it ends, the next transaction reuses its journal again.
        afterNextTransaction(onCommit: Self.keepJournal, onRollback: Self.keepJournal)
    }

    /// Lets transactions from here on overwrite the journal of the one before, which is faster than a new one.
    ///
    /// - Parameter db: The connection.
    private static func keepJournal(_ db: Database) {
        do {
            try db.execute(sql: "PRAGMA journal_size_limit = \(PoolFile.longestIdleJournal)")
        } catch {
            // The journal goes on being cut, which is slower and loses nothing.
            return
        }
    }

    /// The first row of a query that is prepared once for each connection.
    ///
    /// - Parameters:
    ///   - sql: The query; always a literal, values are arguments.
    ///   - arguments: The values.
    ///   - read: Reads the row, which is good until it returns.
    /// - Returns: What was read; `nil` where there is no row.
    /// - Throws: `DatabaseError`.
    func first<Value>(
        _ sql: String,
        _ arguments: StatementArguments = [],
        _ read: (Row) throws -> Value
    ) throws -> Value? {
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        return try rows.next().map(read)
    }

    /// All rows of a query that is prepared once for each connection.
    ///
    /// - Parameters:
    ///   - sql: The query; always a literal, values are arguments.
    ///   - arguments: The values.
    ///   - read: Reads a row, which is good until it returns.
    /// - Returns: What was read.
    /// - Throws: `DatabaseError`.
    func all<Value>(
        _ sql: String,
        _ arguments: StatementArguments = [],
        _ read: (Row) throws -> Value
    ) throws -> [Value] {
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        var values: [Value] = []
        while let row = try rows.next() { values.append(try read(row)) }
        return values
    }
}

extension Database {
    /// Adds a row, unless a unique key of it is taken.
    ///
    /// - Parameter insert: Adds the row.
    /// - Returns: Whether it was added.
    /// - Throws: `StoreError`.
    func inserting(_ insert: () throws -> Void) throws(StoreError) -> Bool {
        try StoreError.converting {
            do {
                try insert()
                return true
            } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
                return false
            }
        }
    }
}

extension Date {
    /// The instant as it is stored: whole milliseconds since 1970.
    var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }

    /// Reads a stored instant.
    init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
}

extension Duration {
    /// The length in whole milliseconds.
    var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
