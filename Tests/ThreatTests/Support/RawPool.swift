import Foundation
import TestSupport

/// The file of a pool, as SQLite's own program sees it: without our code in between.
struct RawPool {
    private let path: String

    /// Looks at a file.
    init(_ path: String) { self.path = path }

    /// Whether SQLite finds nothing wrong with it, rows that refer to nothing included.
    var isSound: Bool {
        get throws { try ask("PRAGMA integrity_check; PRAGMA foreign_key_check;") == "ok\n" }
    }

    /// What SQLite answers, in lines.
    func ask(_ sql: String) throws -> String {
        let outcome = try RunningProgram.run("/usr/bin/sqlite3", ["-bail", "-batch", path], input: sql)
        guard outcome.exitCode == 0 else {
            throw RunningProgram.Failure(description: outcome.error + outcome.output)
        }
        return outcome.output
    }

    /// All tables but some, as SQL.
    func dump(without excluded: [String] = []) throws -> String {
        let tables = try ask("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name;")
            .split(separator: "\n").map(String.init)
        return try ask(tables.filter { !excluded.contains($0) }.map { ".dump \"\($0)\"" }.joined(separator: "\n"))
    }

    /// The bytes of the file and of its journal.
    var bytes: Data {
        (FileManager.default.contents(atPath: path) ?? Data())
            + (FileManager.default.contents(atPath: path + "-journal") ?? Data())
    }
}
