import GRDB
import Testing

@testable import AuthingStore

/// What every table must have, so that states hold it without knowing it.
struct SchemaFormTests {
    @Test func everyTableIsStrictAndHasAKeyAndPlainTypes() throws {
        try DatabaseQueue().write { db in
            _ = try PoolSchema.migrate(db)
            let loose = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM pragma_table_list
                    WHERE schema = 'main' AND type = 'table' AND strict = 0 AND substr(name, 1, 7) <> 'sqlite_'
                    """
            )
            #expect(loose == [])
            for table in try StateTable.all(in: db) {
                #expect(!table.key.isEmpty, "\(table.name)")
                for column in table.columns {
                    #expect(["INTEGER", "TEXT", "REAL", "BLOB"].contains(column.type), "\(table.name).\(column.name)")
                }
            }
        }
    }

    @Test func eachVersionLeadsToTheSameSchema() throws {
        let whole = try DatabaseQueue().write { db in
            _ = try PoolSchema.migrate(db)
            return try StateTable.all(in: db)
        }
        for version in 1..<PoolSchema.version {
            let stepped = try DatabaseQueue().write { db in
                _ = try PoolSchema.migrate(db, to: version)
                #expect(try Int.fetchOne(db, sql: "PRAGMA user_version") == version)
                _ = try PoolSchema.migrate(db)
                return try StateTable.all(in: db)
            }
            #expect(stepped == whole)
        }
    }
}
