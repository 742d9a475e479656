import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// Roles in SQLite.
struct SQLiteRoleStore: RoleStore {
    let db: Database

    private static let select = """
        SELECT (SELECT poolID FROM pool), role.id, role.code, role.namespace, role.description, role.createdAt,
            role.updatedAt, parent.id, parent.code, parent.namespace, parent.description, parent.createdAt, parent.updatedAt
        FROM role LEFT JOIN role AS parent ON parent.id = role.parentID
        """

    func insert(_ role: Role) throws(StoreError) -> Bool {
        try db.inserting {
            try db.run(
                """
                INSERT INTO role (id, namespace, code, description, parentID, createdAt, updatedAt)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    role.id, role.namespace, role.code, role.description, role.parent?.id,
                    role.createdAt.milliseconds, role.updatedAt.milliseconds,
                ]
            )
        }
    }

    func find(_ code: String, in namespace: String) throws(StoreError) -> Role? {
        try StoreError.converting {
            try db.first(Self.select + " WHERE role.namespace = ? AND role.code = ?", [namespace, code], role)
        }
    }

    func list(in namespace: String?) throws(StoreError) -> [Role] {
        try StoreError.converting {
            try db.all(
                Self.select + " WHERE ?1 IS NULL OR role.namespace = ?1 ORDER BY role.number",
                [namespace],
                role
            )
        }
    }

    func setParent(_ parent: String?, of id: String, at now: Date) throws(StoreError) -> Bool {
        try StoreError.converting {
            try db.run(
                """
                UPDATE role SET parentID = ?1, updatedAt = ?3
                WHERE id = ?2 AND NOT EXISTS (
                    WITH RECURSIVE above (id) AS (
                        SELECT ?1
                        UNION
                        SELECT role.parentID FROM role JOIN above USING (id) WHERE role.parentID IS NOT NULL
                    )
                    SELECT 1 FROM above WHERE id = ?2
                )
                """,
                [parent, id, now.milliseconds]
            ) == 1
        }
    }

    func delete(_ id: String) throws(StoreError) {
        try StoreError.converting { _ = try db.run("DELETE FROM role WHERE id = ?", [id]) }
    }

    func assign(_ id: String, to subject: Subject, at now: Date) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run(
                """
                INSERT INTO roleAssignment (
                    assignedRoleID, assignedAt, userID, roleID, groupCode, departmentID, inheritByChildren
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
                DELETE FROM roleAssignment
                WHERE assignedRoleID = ? AND userID IS ? AND roleID IS ? AND groupCode IS ? AND departmentID IS ?
                """,
                [id] + subject.key
            ) == 1
        }
    }

    func holders(of id: String) throws(StoreError) -> [AccessHolder] {
        try StoreError.converting {
            try db.all(
                """
                \(Reach.holders) FROM roleAssignment AS given \(Reach.holderNames)
                WHERE given.assignedRoleID = ? ORDER BY given.number
                """,
                [id],
                Reach.holder
            )
        }
    }

    func held(by userID: User.ID, in namespace: String?) throws(StoreError) -> [Role] {
        try StoreError.converting {
            try db.all(
                Reach.tables + Self.select
                    + """
                     WHERE role.id IN (SELECT id FROM held) AND (?2 IS NULL OR role.namespace = ?2)
                    ORDER BY role.number
                    """,
                [userID.rawValue, namespace],
                role
            )
        }
    }

    private func role(_ row: Row) -> Role {
        Role(
            userPoolID: row[0],
            id: row[1],
            code: row[2],
            namespace: row[3],
            description: row[4],
            parent: parent(row),
            createdAt: Date(milliseconds: row[5]),
            updatedAt: Date(milliseconds: row[6])
        )
    }

    private func parent(_ row: Row) -> Role.Parent? {
        guard let id = row[7] as String? else { return nil }
        return Role.Parent(
            id: id,
            code: row[8],
            namespace: row[9],
            description: row[10],
            createdAt: Date(milliseconds: row[11]),
            updatedAt: Date(milliseconds: row[12])
        )
    }
}
