import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// Resources and grants in SQLite.
struct SQLiteResourceStore: ResourceStore {
    let db: Database

    private static let select = """
        SELECT namespace, code, type, description, createdAt, updatedAt,
            (SELECT group_concat(action, ' ')
                FROM (SELECT action FROM resourceAction WHERE resourceNumber = number ORDER BY action))
        FROM resource
        """

    private static let number = "(SELECT number FROM resource WHERE namespace = ?1 AND code = ?2)"

    func insert(_ resource: Resource) throws(StoreError) -> Bool {
        let isNew = try db.inserting {
            try db.run(
                """
                INSERT INTO resource (namespace, code, type, description, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    resource.namespace, resource.code, resource.type.rawValue, resource.description,
                    resource.createdAt.milliseconds, resource.updatedAt.milliseconds,
                ]
            )
        }
        guard isNew else { return false }
        try StoreError.converting {
            for action in resource.actions {
                try db.run(
                    "INSERT INTO resourceAction (resourceNumber, action) VALUES (\(Self.number), ?3)",
                    [resource.namespace, resource.code, action]
                )
            }
        }
        return true
    }

    func find(_ code: String, in namespace: String) throws(StoreError) -> Resource? {
        try StoreError.converting {
            try db.first(Self.select + " WHERE namespace = ? AND code = ?", [namespace, code], resource)
        }
    }

    func list(in namespace: String, type: ResourceType?) throws(StoreError) -> [Resource] {
        try StoreError.converting {
            try db.all(
                Self.select + " WHERE namespace = ?1 AND (?2 IS NULL OR type = ?2) ORDER BY number",
                [namespace, type?.rawValue],
                resource
            )
        }
    }

    func delete(_ resource: Resource) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run(
                "DELETE FROM resource WHERE namespace = ? AND code = ?",
                [resource.namespace, resource.code]
            )
        }
    }

    func grant(
        _ grant: ResourceGrant,
        of resource: Resource,
        to subject: Subject,
        at now: Date
    ) throws(StoreError) {
        try StoreError.converting {
            try db.run(
                """
                INSERT INTO resourceGrant (
                    resourceNumber, code, grantedAt, userID, roleID, groupCode, departmentID, inheritByChildren
                ) VALUES (\(Self.number), ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                ON CONFLICT DO UPDATE SET inheritByChildren = excluded.inheritByChildren
                """,
                [resource.namespace, resource.code, grant.code, now.milliseconds] + subject.columns
            )
            for action in grant.actions {
                try db.run(
                    """
                    INSERT INTO resourceGrantAction (grantNumber, action)
                    SELECT number, ?8 FROM resourceGrant WHERE \(Self.isGrant)
                    ON CONFLICT (grantNumber, action) DO NOTHING
                    """,
                    [resource.namespace, resource.code, grant.code] + subject.key + [action]
                )
            }
        }
    }

    func revoke(
        _ grant: ResourceGrant,
        of resource: Resource,
        from subject: Subject
    ) throws(StoreError) -> Bool {
        let key: StatementArguments = [resource.namespace, resource.code, grant.code] + subject.key
        return try StoreError.converting {
            guard !grant.actions.isEmpty else {
                return try db.run("DELETE FROM resourceGrant WHERE \(Self.isGrant)", key) == 1
            }
            var isChanged = false
            for action in grant.actions {
                let count = try db.run(
                    """
                    DELETE FROM resourceGrantAction
                    WHERE action = ?8 AND grantNumber = (SELECT number FROM resourceGrant WHERE \(Self.isGrant))
                    """,
                    key + [action]
                )
                if count > 0 { isChanged = true }
            }
            try db.run(
                """
                DELETE FROM resourceGrant WHERE \(Self.isGrant)
                AND NOT EXISTS (SELECT 1 FROM resourceGrantAction WHERE grantNumber = number)
                """,
                key
            )
            return isChanged
        }
    }

    /// The grant of the code `?3` under the resource `?1`, `?2` to the subject `?4` to `?7`.
    private static let isGrant = """
        resourceNumber = \(number) AND code = ?3 AND userID IS ?4 AND roleID IS ?5 AND groupCode IS ?6
            AND departmentID IS ?7
        """

    func authorized(
        for userID: User.ID,
        in namespace: String,
        type: ResourceType?
    ) throws(StoreError) -> [AuthorizedResource] {
        try StoreError.converting {
            try db.all(
                Reach.tables + """
                    SELECT code, type, (
                        SELECT group_concat(action, ' ') FROM (
                            SELECT DISTINCT action FROM resourceGrantAction WHERE grantNumber IN (
                                SELECT given.number FROM resourceGrant AS given
                                JOIN resource ON resource.number = given.resourceNumber
                                WHERE given.code = entry.code AND resource.type = entry.type AND resource.namespace = ?2
                                    AND \(Reach.isGivenToAnyone)
                            ) ORDER BY action
                        )
                    ) FROM (
                        SELECT given.code, resource.type, min(given.number) AS number
                        FROM resourceGrant AS given JOIN resource ON resource.number = given.resourceNumber
                        WHERE resource.namespace = ?2 AND (?3 IS NULL OR resource.type = ?3) AND \(Reach.isGivenToAnyone)
                        GROUP BY given.code, resource.type
                    ) AS entry ORDER BY number
                    """,
                [userID.rawValue, namespace, type?.rawValue]
            ) { row in AuthorizedResource(code: row[0], type: try Self.type(row[1]), actions: Self.actions(row[2])) }
        }
    }

    private func resource(_ row: Row) throws -> Resource {
        Resource(
            namespace: row[0],
            code: row[1],
            type: try Self.type(row[2]),
            description: row[3],
            actions: Self.actions(row[6]),
            createdAt: Date(milliseconds: row[4]),
            updatedAt: Date(milliseconds: row[5])
        )
    }

    private static func type(_ name: String) throws -> ResourceType {
        guard let type = ResourceType(rawValue: name) else { throw StoreError(.damaged, underlying: "resource type") }
        return type
    }

    /// Actions hold no blank, so that one tells them apart; sorted here, as an aggregate promises no order.
    private static func actions(_ list: String?) -> [String] {
        (list ?? "").split(separator: " ").map(String.init).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
