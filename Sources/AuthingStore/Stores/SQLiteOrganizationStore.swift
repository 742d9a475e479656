import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// Organizations and departments in SQLite.
struct SQLiteOrganizationStore: OrganizationStore {
    let db: Database

    private static let columns = """
        department.id, department.orgID, department.parentID, department.name, department.code, department.description,
        department.createdAt, department.updatedAt
        """
    private static let selectDepartment = "SELECT \(columns) FROM department"
    private static let selectOrganization = """
        SELECT \(columns), (SELECT poolID FROM pool), organization.id, organization.logo, organization.createdAt,
            organization.updatedAt
        FROM organization JOIN department ON department.orgID = organization.id AND department.parentID IS NULL
        """

    func insert(_ organization: Organization) throws(StoreError) {
        try StoreError.converting {
            try db.run(
                "INSERT INTO organization (id, logo, createdAt, updatedAt) VALUES (?, ?, ?, ?)",
                [
                    organization.id, organization.logo, organization.createdAt.milliseconds,
                    organization.updatedAt.milliseconds,
                ]
            )
            try write(organization.root)
        }
    }

    func list() throws(StoreError) -> [Organization] {
        try StoreError.converting {
            try db.all(Self.selectOrganization + " ORDER BY organization.number", [], organization)
        }
    }

    func find(_ reference: String) throws(StoreError) -> [Organization] {
        try StoreError.converting {
            let byID = try db.all(Self.selectOrganization + " WHERE organization.id = ?", [reference], organization)
            guard byID.isEmpty else { return byID }
            return try db.all(
                Self.selectOrganization
                    + " WHERE department.code = ?1 OR department.name = ?1 ORDER BY organization.number",
                [reference],
                organization
            )
        }
    }

    func delete(_ id: String) throws(StoreError) {
        try StoreError.converting { _ = try db.run("DELETE FROM organization WHERE id = ?", [id]) }
    }

    func insert(_ department: Department) throws(StoreError) -> Bool {
        try db.inserting { try write(department) }
    }

    func findDepartments(_ reference: String) throws(StoreError) -> [Department] {
        try StoreError.converting {
            let byID = try db.all(Self.selectDepartment + " WHERE id = ?", [reference], department)
            guard byID.isEmpty else { return byID }
            return try db.all(
                Self.selectDepartment + " WHERE code = ?1 OR name = ?1 ORDER BY number",
                [reference],
                department
            )
        }
    }

    func listDepartments(of orgID: String?) throws(StoreError) -> [Department] {
        try StoreError.converting {
            try db.all(
                Self.selectDepartment + " WHERE ?1 IS NULL OR orgID = ?1 ORDER BY number",
                [orgID],
                department
            )
        }
    }

    func ancestry(of id: String) throws(StoreError) -> [Department] {
        try StoreError.converting {
            try db.all(
                """
                WITH RECURSIVE above (id) AS (
                    SELECT ?1
                    UNION
                    SELECT department.parentID FROM department JOIN above USING (id) WHERE department.parentID IS NOT NULL
                )
                \(Self.selectDepartment) WHERE department.id IN (SELECT id FROM above)
                """,
                [id],
                department
            )
        }
    }

    func children(of id: String) throws(StoreError) -> [String] {
        try StoreError.converting {
            try db.all(
                """
                SELECT id FROM department
                WHERE orgID = (SELECT orgID FROM department WHERE id = ?1) AND parentID = ?1 ORDER BY number
                """,
                [id]
            ) { $0[0] }
        }
    }

    func move(_ id: String, below parent: String, at now: Date) throws(StoreError) -> Bool {
        try StoreError.converting {
            try db.run(
                """
                UPDATE department SET parentID = ?2, updatedAt = ?3
                WHERE id = ?1 AND parentID IS NOT NULL AND NOT EXISTS (
                    WITH RECURSIVE above (id) AS (
                        SELECT ?2
                        UNION
                        SELECT department.parentID FROM department JOIN above USING (id)
                        WHERE department.parentID IS NOT NULL
                    )
                    SELECT 1 FROM above WHERE id = ?1
                )
                """,
                [id, parent, now.milliseconds]
            ) == 1
        }
    }

    func deleteDepartment(_ id: String) throws(StoreError) {
        try StoreError.converting { _ = try db.run("DELETE FROM department WHERE id = ?", [id]) }
    }

    func join(_ userID: User.ID, to id: String, isMain: Bool, at now: Date) throws(StoreError) {
        try StoreError.converting {
            if isMain {
                try db.run("UPDATE departmentMember SET isMain = 0 WHERE userID = ? AND isMain = 1", [userID.rawValue])
            }
            try db.run(
                """
                INSERT INTO departmentMember (departmentID, userID, isMain, joinedAt) VALUES (?, ?, ?, ?)
                ON CONFLICT (departmentID, userID) DO UPDATE SET isMain = max(isMain, excluded.isMain)
                """,
                [id, userID.rawValue, isMain, now.milliseconds]
            )
        }
    }

    func leave(_ userID: User.ID, from id: String) throws(StoreError) -> Bool {
        try StoreError.converting {
            try db.run(
                "DELETE FROM departmentMember WHERE departmentID = ? AND userID = ?",
                [id, userID.rawValue]
            ) == 1
        }
    }

    func members(of id: String) throws(StoreError) -> [User] {
        try StoreError.converting {
            try db.all(
                AccountRecord.select
                    + """
                     AND id IN (SELECT userID FROM departmentMember WHERE departmentID = ?1)
                    ORDER BY (SELECT joinedAt FROM departmentMember WHERE departmentID = ?1 AND userID = user.id), number
                    """,
                [id]
            ) { row in try AccountRecord.account(from: row).user }
        }
    }

    func memberships(
        of userID: User.ID
    ) throws(StoreError) -> [(department: Department, joinedAt: Date, isMain: Bool)] {
        try StoreError.converting {
            try db.all(
                """
                SELECT \(Self.columns), joinedAt, isMain
                FROM departmentMember JOIN department ON department.id = departmentID
                WHERE userID = ? ORDER BY joinedAt, department.number
                """,
                [userID.rawValue]
            ) { row in (department(row), Date(milliseconds: row[8]), row[9]) }
        }
    }

    private func write(_ department: Department) throws {
        try db.run(
            """
            INSERT INTO department (id, orgID, parentID, name, code, description, createdAt, updatedAt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                department.id, department.orgID, department.parentID, department.name, department.code,
                department.description, department.createdAt.milliseconds, department.updatedAt.milliseconds,
            ]
        )
    }

    private func department(_ row: Row) -> Department {
        Department(
            id: row[0],
            orgID: row[1],
            parentID: row[2],
            name: row[3],
            code: row[4],
            description: row[5],
            createdAt: Date(milliseconds: row[6]),
            updatedAt: Date(milliseconds: row[7])
        )
    }

    private func organization(_ row: Row) -> Organization {
        Organization(
            userPoolID: row[8],
            id: row[9],
            root: department(row),
            logo: row[10],
            createdAt: Date(milliseconds: row[11]),
            updatedAt: Date(milliseconds: row[12])
        )
    }
}
