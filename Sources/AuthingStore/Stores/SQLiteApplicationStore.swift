import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// Applications in SQLite.
struct SQLiteApplicationStore: ApplicationStore {
    let db: Database

    private static let select = """
        SELECT id, name, logo, domain, description, protocol, access, createdAt, updatedAt FROM application
        """

    func insert(_ application: Application) throws(StoreError) -> ApplicationConflict? {
        try StoreError.converting {
            do {
                try db.run(
                    """
                    INSERT INTO application (id, name, logo, domain, description, protocol, access, createdAt, updatedAt)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    [
                        application.id, application.name,
                        application.logo == Application.defaultLogo ? nil : application.logo, application.domain,
                        application.description, application.loginProtocol.rawValue, application.access.rawValue,
                        application.createdAt.milliseconds, application.updatedAt.milliseconds,
                    ]
                )
                return nil
            } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
                // The message names the column.
                switch error.message?.split(separator: ".").last {
                case "name": return .name
                case "domain": return .domain
                default: throw error
                }
            }
        }
    }

    func find(_ reference: String) throws(StoreError) -> Application? {
        try StoreError.converting {
            try db.first(
                Self.select + " WHERE id = ?1 OR name = ?1 ORDER BY id <> ?1 LIMIT 1",
                [reference],
                application
            )
        }
    }

    func list() throws(StoreError) -> [Application] {
        try StoreError.converting { try db.all(Self.select + " ORDER BY number", [], application) }
    }

    func delete(_ id: String) throws(StoreError) -> Bool {
        try StoreError.converting {
            try db.run("DELETE FROM application WHERE id = ? AND id <> (SELECT appID FROM pool)", [id]) == 1
        }
    }

    func setAccess(_ access: Application.Access, of id: String, at now: Date) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run(
                "UPDATE application SET access = ?, updatedAt = ? WHERE id = ?",
                [access.rawValue, now.milliseconds, id]
            )
        }
    }

    func grant(_ id: String, to subject: Subject, at now: Date) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run(
                """
                INSERT INTO applicationGrant (
                    appID, grantedAt, userID, roleID, groupCode, departmentID, inheritByChildren
                ) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET inheritByChildren = excluded.inheritByChildren
                """,
                [id, now.milliseconds] + subject.columns
            )
        }
    }

    func revoke(_ id: String, from subject: Subject) throws(StoreError) -> Bool {
        try StoreError.converting {
            try db.run(
                """
                DELETE FROM applicationGrant
                WHERE appID = ? AND userID IS ? AND roleID IS ? AND groupCode IS ? AND departmentID IS ?
                """,
                [id] + subject.key
            ) == 1
        }
    }

    /// Whether the application of a row was granted to the user `?1`.
    private static let isGranted = """
        EXISTS (
            SELECT 1 FROM applicationGrant AS given WHERE given.appID = application.id AND \(Reach.isGivenToAnyone)
        )
        """

    func isGranted(_ id: String, to userID: User.ID) throws(StoreError) -> Bool {
        try StoreError.converting {
            try db.first(
                Reach.tables + "SELECT 1 FROM application WHERE id = ?2 AND \(Self.isGranted)",
                [userID.rawValue, id]
            ) { _ in true } ?? false
        }
    }

    func open(to userID: User.ID, offset: Int, limit: Int) throws(StoreError) -> ApplicationPage {
        let isOpen = "(access = '\(Application.Access.everyone.rawValue)' OR \(Self.isGranted))"
        return try StoreError.converting {
            let list = try db.all(
                Reach.tables + Self.select + " WHERE \(isOpen) ORDER BY number LIMIT ?2 OFFSET ?3",
                [userID.rawValue, limit, offset],
                application
            )
            let count = try db.first(
                Reach.tables + "SELECT count(*) FROM application WHERE \(isOpen)",
                [userID.rawValue]
            ) { row in row[0] as Int }
            return ApplicationPage(list: list, totalCount: count ?? 0)
        }
    }

    private func application(_ row: Row) throws -> Application {
        guard let loginProtocol = Application.LoginProtocol(rawValue: row[5]) else {
            throw StoreError(.damaged, underlying: "protocol")
        }
        guard let access = Application.Access(rawValue: row[6]) else {
            throw StoreError(.damaged, underlying: "access")
        }
        return Application(
            id: row[0],
            name: row[1],
            logo: row[2] ?? Application.defaultLogo,
            domain: row[3],
            description: row[4],
            loginProtocol: loginProtocol,
            access: access,
            createdAt: Date(milliseconds: row[7]),
            updatedAt: Date(milliseconds: row[8])
        )
    }
}
