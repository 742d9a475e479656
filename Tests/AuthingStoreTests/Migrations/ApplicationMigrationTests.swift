import AuthingAPI
import AuthingCore
import AuthingJSON
import Foundation
import GRDB
import TestSupport
import Testing

@testable import AuthingStore

@Suite("A pool made before it had many applications")
struct ApplicationMigrationTests {
    private static let appID = "5f0000000000000000000002"

    /// A file as the first version left it: its keys, an event, a user.
    private func makeOldFile(in directory: borrowing TemporaryDirectory) throws -> String {
        let path = directory.path(of: "old.pool")
        try PoolFile.prepare(path)
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in
            try db.execute(sql: CreateDailyFlowTables.sql)
            try db.execute(
                sql: """
                    INSERT INTO pool VALUES (1, '5f0000000000000000000001', ?, 'old.example.org', 'cheap',
                        '{"verifyCodeLength":6}', ?, ?);
                    INSERT INTO event (at, kind, code) VALUES (1700000000123, 'login', 200);
                    PRAGMA application_id = \(PoolSchema.applicationID);
                    PRAGMA user_version = 1;
                    """,
                arguments: [Self.appID, String(repeating: "s", count: 43), Data(repeating: 7, count: 32)]
            )
        }
        try queue.close()
        return path
    }

    @Test("has it as the first and the default one, with its key")
    func isMigrated() async throws {
        let directory = try TemporaryDirectory()
        let path = try makeOldFile(in: directory)
        let pool = try EmbeddedPool.open(file: path, environment: .repeatable())
        #expect(pool.appID == Self.appID)
        let applications = try await pool.administration.listAllApplications()
        let application = try #require(applications.first)
        #expect(applications.count == 1 && application.id == Self.appID && application.domain == "old.example.org")
        #expect(application.createdAt == Date(timeIntervalSince1970: 1_700_000_000.123))
        #expect(try await pool.administration.listNamespaces().map(\.code) == ["default", Self.appID])
        #expect(try await pool.administration.describePool().settings.json["verifyCodeLength"] == 6)
        let client = pool.makeClient()
        _ = try await client.registerByUsername("ada", password: Secret("fake-pw"), options: .init(forceLogin: true))
        #expect(try await client.checkLoginStatus().status)
        let authority = TokenAuthority(
            poolID: pool.id,
            appID: pool.appID,
            domain: "old.example.org",
            keyID: "1",
            secret: Secret(String(repeating: "s", count: 43))
        )
        let gate = TokenGate(poolID: pool.id, authorities: [authority])
        let token = try #require(client.token)
        #expect(try gate.open(token, at: VirtualClock.testStart).appID == Self.appID)
    }
}

@Suite("Circles that no rule would have let in")
struct CircleTests {
    @Test("end a read")
    func readsEnd() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path(of: "circle.pool")
        let pool = try EmbeddedPool.open(file: path, environment: .repeatable())
        let console = pool.administration
        _ = try await console.changeSetting("passwordHashing", to: "cheap")
        let client = pool.makeClient()
        _ = try await client.registerByUsername("ada", password: Secret("fake-pw"), options: .init(forceLogin: true))
        for code in ["a", "b"] {
            _ = try await console.createRole(code, namespace: "default", description: nil, parent: nil)
        }
        try await console.assignRole("a", namespace: "default", to: .user("ada"))
        _ = try await console.createOrganization("Acme", code: nil, description: nil)
        for name in ["A", "B"] {
            _ = try await console.addDepartment(name, to: "Acme", below: nil, code: nil, description: nil)
        }
        _ = try await console.joinDepartment("A", user: "ada", isMain: false)
        let queue = try DatabaseQueue(path: path)
        try await queue.write { db in
            try db.execute(
                sql: """
                    UPDATE role SET parentID = (SELECT id FROM role AS other WHERE other.id <> role.id);
                    UPDATE department SET parentID = (
                        SELECT id FROM department AS other WHERE other.name <> department.name AND other.name <> 'Acme'
                    ) WHERE name <> 'Acme';
                    """
            )
        }
        try queue.close()
        #expect(try await client.listRoles().list.map(\.code) == ["a"])
        #expect(try await client.listAuthorizedResources(namespace: "default").list.isEmpty)
        #expect(try await client.listDepartments().list.first?.department.path.map(\.name) == ["B", "A"])
        #expect(try await client.listOrganizations().count == 1)
        #expect(try await console.listAllDepartments(of: nil).map(\.department.name) == ["Acme"])
        await #expect(throws: AuthingError.self) {
            try await console.setParent("b", ofRole: "a", namespace: "default")
        }
        await #expect(throws: AuthingError.self) { try await console.moveDepartment("A", below: "B") }
    }
}
