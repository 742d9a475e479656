import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

/// A pool with one user, logged in.
struct AccessStage {
    let pool: TestPool
    let client: AuthenticationClient
    let userID: String

    init(_ backend: Backend) async throws {
        pool = try await backend.makePool()
        client = pool.client()
        let user = try await client.registerByUsername("ada", password: "fake-pw", options: .init(forceLogin: true))
        userID = user.id.rawValue
    }

    var console: any PoolAdministration { pool.administration }

    /// Makes a role in the default namespace.
    @discardableResult
    func role(_ code: String, parent: String? = nil, namespace: String = "default") async throws -> Role {
        try await console.createRole(code, namespace: namespace, description: nil, parent: parent)
    }

    /// The codes of the roles of the user.
    func roles(_ namespace: String? = nil) async throws -> [String] {
        try await client.listRoles(namespace: namespace).list.map(\.code)
    }
}

struct RoleContract {
    @Test(arguments: Backend.allCases)
    func withoutARoleTheListIsEmpty(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        #expect(try await stage.client.listRoles().json == ["totalCount": 0, "list": []])
        #expect(try await !stage.client.hasRole("admin"))
    }

    @Test(arguments: Backend.allCases)
    func aRoleHasTheShapeOfTheSample(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        let role = try await stage.role("rdvienjquv")
        try await stage.console.assignRole("rdvienjquv", namespace: "default", to: .user("ada"))
        let pool = try await stage.console.describePool().id
        #expect(
            try await stage.client.listRoles().json == [
                "totalCount": 1,
                "list": [
                    [
                        "id": .string(role.id), "code": "rdvienjquv", "namespace": "default",
                        "arn": .string("arn:cn:authing:\(pool):role:\(role.id)"), "description": nil, "parent": nil,
                        "createdAt": "2026-01-01T00:00:00+00:00", "updatedAt": "2026-01-01T00:00:00+00:00",
                    ]
                ],
            ]
        )
    }

    @Test(arguments: Backend.allCases)
    func aParentIsPartOfTheRole(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        let staff = try await stage.role("staff")
        try await stage.role("admin", parent: "staff")
        try await stage.console.assignRole("admin", namespace: "default", to: .user("ada"))
        let roles = try await stage.client.listRoles().json
        #expect(roles["totalCount"] == 1)
        let parent = try #require(roles["list"]?.arrayValue?.first?["parent"])
        #expect(parent["code"] == "staff" && parent["arn"] == .string(staff.arn))
        #expect(try await stage.client.hasRole("admin"))
        #expect(try await !stage.client.hasRole("staff"))
    }

    @Test(arguments: Backend.allCases)
    func aRoleIsHeldDirectlyOrThroughAGroupOrADepartment(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        for code in ["direct", "grouped", "placed", "above", "inherited", "other"] { try await stage.role(code) }
        _ = try await stage.console.createGroup("devs", name: nil, description: nil)
        try await stage.console.addUser("ada", toGroup: "devs")
        _ = try await stage.console.createOrganization("Acme", code: nil, description: nil)
        _ = try await stage.console.addDepartment("Dev", to: "Acme", below: nil, code: nil, description: nil)
        _ = try await stage.console.joinDepartment("Dev", user: "ada", isMain: false)
        let gifts: [(String, AccessSubject)] = [
            ("direct", .user("ada")), ("grouped", .group("devs")),
            ("placed", .department("Dev", inheritByChildren: false)),
            ("above", .department("Acme", inheritByChildren: false)),
            ("inherited", .department("Acme", inheritByChildren: true)),
        ]
        for (code, subject) in gifts {
            try await stage.console.assignRole(code, namespace: "default", to: subject)
        }
        #expect(try await stage.roles() == ["direct", "grouped", "placed", "inherited"])
        try await stage.console.removeUser("ada", fromGroup: "devs")
        try await stage.console.leaveDepartment("Dev", user: "ada")
        #expect(try await stage.roles() == ["direct"])
    }

    @Test(arguments: Backend.allCases)
    func withoutANamespaceAllCount(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        _ = try await stage.console.createNamespace("shop", name: nil, description: nil)
        try await stage.role("clerk", namespace: "shop")
        try await stage.role("clerk")
        try await stage.console.assignRole("clerk", namespace: "shop", to: .user("ada"))
        #expect(try await stage.roles() == ["clerk"])
        #expect(try await stage.roles("shop") == ["clerk"])
        #expect(try await stage.roles("default").isEmpty)
        #expect(try await stage.client.hasRole("clerk"))
        #expect(try await stage.client.hasRole("clerk", namespace: "shop"))
        #expect(try await !stage.client.hasRole("clerk", namespace: "default"))
    }

    @Test(arguments: Backend.allCases)
    func anUnknownRoleOrNamespaceIsNoError(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        #expect(try await !stage.client.hasRole("nobody"))
        #expect(try await !stage.client.hasRole("admin", namespace: "nowhere"))
        #expect(try await stage.roles("nowhere").isEmpty)
        await expectRefusal(.argumentMissing) { try await stage.client.hasRole("") }
    }

    @Test(arguments: Backend.allCases)
    func aRoleTakenAwayCountsAtTheNextCall(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        try await stage.role("admin")
        try await stage.console.assignRole("admin", namespace: "default", to: .user("ada"))
        #expect(try await stage.client.hasRole("admin"))
        try await stage.console.revokeRole("admin", namespace: "default", from: .user("ada"))
        #expect(try await !stage.client.hasRole("admin"))
        try await stage.console.assignRole("admin", namespace: "default", to: .user("ada"))
        try await stage.console.deleteRole("admin", namespace: "default")
        #expect(try await stage.roles().isEmpty)
        // A new role of the same code is another one.
        try await stage.role("admin")
        #expect(try await stage.roles().isEmpty)
    }

    @Test(arguments: Backend.allCases)
    func givenAgainItIsHeldOnce(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        try await stage.role("admin")
        for _ in 0..<2 { try await stage.console.assignRole("admin", namespace: "default", to: .user("ada")) }
        #expect(try await stage.roles() == ["admin"])
        let holders = try await stage.console.describeRole("admin", namespace: "default").holders
        #expect(holders == [AccessHolder(kind: .user, id: stage.userID, name: "ada")])
        try await stage.console.revokeRole("admin", namespace: "default", from: .user("ada"))
        await expectRefusal(.roleNotGiven) {
            try await stage.console.revokeRole("admin", namespace: "default", from: .user("ada"))
        }
    }
}

struct RoleAdministrationContract {
    @Test(arguments: Backend.allCases, ["", "two words", "a/b", "ä", String(repeating: "x", count: 65)])
    func aCodeHasItsForm(backend: Backend, code: String) async throws {
        let stage = try await AccessStage(backend)
        await expectRefusal(.badRequest) { try await stage.role(code) }
        await expectRefusal(.badRequest) { try await stage.console.createGroup(code, name: "x", description: nil) }
        await expectRefusal(.badRequest) {
            try await stage.console.createNamespace(code, name: "x", description: nil)
        }
        #expect(try await stage.console.listAllRoles(namespace: nil).list.isEmpty)
    }

    @Test(arguments: Backend.allCases)
    func aCodeIsTakenOnceInItsNamespace(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        try await stage.role("admin")
        await expectRefusal(.badRequest) { try await stage.role("admin") }
        _ = try await stage.console.createNamespace("shop", name: nil, description: nil)
        try await stage.role("admin", namespace: "shop")
        await expectRefusal(.badRequest) {
            try await stage.console.createNamespace("shop", name: nil, description: nil)
        }
        _ = try await stage.console.createGroup("devs", name: nil, description: nil)
        await expectRefusal(.badRequest) { try await stage.console.createGroup("devs", name: nil, description: nil) }
        #expect(try await stage.console.listAllRoles(namespace: nil).list.count == 2)
        #expect(try await stage.console.listAllRoles(namespace: "shop").list.count == 1)
    }

    @Test(arguments: Backend.allCases)
    func whatIsUnknownIsRefused(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        let console = stage.console
        try await stage.role("admin")
        await expectRefusal(.roleUnknown) { try await console.deleteRole("nobody", namespace: "default") }
        await expectRefusal(.roleUnknown) { try await console.describeRole("admin", namespace: "nowhere") }
        await expectRefusal(.roleUnknown) { try await stage.role("x", parent: "nobody") }
        await expectRefusal(.badRequest) { try await stage.role("x", namespace: "nowhere") }
        await expectRefusal(.badRequest) { try await console.listAllRoles(namespace: "nowhere") }
        await expectRefusal(.badRequest) { try await console.deleteNamespace("nowhere") }
        await expectRefusal(.groupUnknown) { try await console.describeGroup("nobody") }
        await expectRefusal(.groupUnknown) { try await console.deleteGroup("nobody") }
        await expectRefusal(.groupUnknown) { try await console.addUser("ada", toGroup: "nobody") }
        let unknown: [(AccessSubject, AuthingError.Code)] = [
            (.user("bob"), .userUnknown), (.group("nobody"), .groupUnknown),
            (.department("nowhere", inheritByChildren: false), .badRequest),
            (.role("admin", namespace: "default"), .badRequest),
        ]
        for (subject, code) in unknown {
            await expectRefusal(code) { try await console.assignRole("admin", namespace: "default", to: subject) }
        }
    }

    @Test(arguments: Backend.allCases)
    func noRoleIsAboveItself(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        try await stage.role("a")
        try await stage.role("b", parent: "a")
        try await stage.role("c", parent: "b")
        for parent in ["a", "b", "c"] {
            await expectRefusal(.badRequest) {
                try await stage.console.setParent(parent, ofRole: "a", namespace: "default")
            }
        }
        let moved = try await stage.console.setParent("a", ofRole: "c", namespace: "default")
        #expect(moved.parent?.code == "a")
        #expect(try await stage.console.setParent(nil, ofRole: "b", namespace: "default").parent == nil)
        #expect(try await stage.console.setParent("b", ofRole: "a", namespace: "default").parent?.code == "b")
    }

    @Test(arguments: Backend.allCases)
    func rolesBelowADeletedOneHaveNoParent(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        try await stage.role("a")
        try await stage.role("b", parent: "a")
        try await stage.console.deleteRole("a", namespace: "default")
        #expect(try await stage.console.describeRole("b", namespace: "default").role.parent == nil)
    }

    @Test(arguments: Backend.allCases)
    func namespacesThatAreAlwaysThereStay(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        let codes = try await stage.console.listNamespaces().map(\.code)
        #expect(codes == ["default", stage.pool.appID])
        for code in codes { await expectRefusal(.forbidden) { try await stage.console.deleteNamespace(code) } }
        _ = try await stage.console.createNamespace("shop", name: "Shop", description: nil)
        try await stage.role("clerk", namespace: "shop")
        try await stage.console.deleteNamespace("shop")
        #expect(try await stage.console.listAllRoles(namespace: nil).list.isEmpty)
    }

    @Test(arguments: Backend.allCases)
    func aGroupShowsItsMembers(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        _ = try await stage.console.createUser(UserCreation(username: "bob"))
        _ = try await stage.console.createGroup("devs", name: "Developers", description: "they write")
        for user in ["bob", "ada", "bob"] { try await stage.console.addUser(user, toGroup: "devs") }
        let group = try await stage.console.describeGroup("devs")
        #expect(group.group.name == "Developers" && group.group.memberCount == 2)
        #expect(Set(group.members.compactMap(\.username)) == ["ada", "bob"])
        await expectRefusal(.userUnknown) { try await stage.console.addUser("eve", toGroup: "devs") }
        try await stage.console.removeUser("bob", fromGroup: "devs")
        await expectRefusal(.badRequest) { try await stage.console.removeUser("bob", fromGroup: "devs") }
        try await stage.console.deleteGroup("devs")
        #expect(try await stage.console.listGroups().isEmpty)
    }
}
