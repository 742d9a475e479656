import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

extension AccessStage {
    /// Defines a resource in the default namespace.
    @discardableResult
    func define(_ code: String, _ type: ResourceType, _ actions: [String] = []) async throws -> Resource {
        try await console.defineResource(
            code,
            namespace: "default",
            type: type,
            actions: actions,
            description: nil
        )
    }

    /// Grants a resource of the default namespace.
    func grant(_ code: String, _ actions: [String] = [], to subject: AccessSubject = .user("ada")) async throws {
        try await console.grantResource(ResourceGrant(code, actions: actions), to: subject)
    }

    /// What the user may use, as `code` or `code action action`.
    func rights(_ type: String? = nil, in namespace: String = "default") async throws -> [String] {
        try await client.listAuthorizedResources(namespace: namespace, type: type).list.map { entry in
            ([entry.code] + entry.actions).joined(separator: " ")
        }
    }
}

struct ResourceContract {
    @Test(arguments: Backend.allCases)
    func theListHasTheShapeOfTheSample(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        try await stage.define("books:*", .data)
        for code in ["menu_b", "menu_a"] { try await stage.define(code, .menu) }
        try await stage.grant("menu_a")
        try await stage.grant("menu_b")
        try await stage.grant("books:1", ["books:update", "books:delete"])
        #expect(
            try await stage.client.listAuthorizedResources(namespace: "default").json == [
                "totalCount": 3,
                "list": [
                    ["code": "menu_a", "type": "MENU"],
                    ["code": "menu_b", "type": "MENU"],
                    ["code": "books:1", "type": "DATA", "actions": ["books:delete", "books:update"]],
                ],
            ]
        )
    }

    @Test(arguments: Backend.allCases)
    func rightsComeFromGrantsRolesGroupsAndOrganizations(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        let console = stage.console
        try await stage.role("top")
        try await stage.role("middle", parent: "top")
        try await stage.role("low", parent: "middle")
        try await stage.role("other")
        try await console.assignRole("low", namespace: "default", to: .user("ada"))
        _ = try await console.createGroup("devs", name: nil, description: nil)
        try await console.addUser("ada", toGroup: "devs")
        _ = try await console.createOrganization("Acme", code: nil, description: nil)
        _ = try await console.addDepartment("Dev", to: "Acme", below: nil, code: nil, description: nil)
        _ = try await console.addDepartment("Web", to: nil, below: "Dev", code: nil, description: nil)
        _ = try await console.joinDepartment("Web", user: "ada", isMain: true)
        let subjects: [(String, AccessSubject)] = [
            ("user", .user("ada")), ("role", .role("low", namespace: "default")),
            ("grandparent", .role("top", namespace: "default")), ("group", .group("devs")),
            ("department", .department("Web", inheritByChildren: false)),
            ("root", .department("Acme", inheritByChildren: true)),
            ("no-role", .role("other", namespace: "default")),
            ("no-inheritance", .department("Dev", inheritByChildren: false)),
        ]
        for (code, subject) in subjects {
            try await stage.define(code, .ui)
            try await stage.grant(code, to: subject)
        }
        #expect(try await stage.rights() == ["user", "role", "grandparent", "group", "department", "root"])
    }

    @Test(arguments: Backend.allCases)
    func oneEntryUnitesWhatSeveralGrant(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        try await stage.define("books:*", .data)
        try await stage.define("menu", .menu)
        try await stage.role("editor")
        try await stage.console.assignRole("editor", namespace: "default", to: .user("ada"))
        try await stage.grant("books:1", ["books:write", "books:read"], to: .role("editor", namespace: "default"))
        try await stage.grant("menu")
        try await stage.grant("books:1", ["books:read", "books:delete"])
        try await stage.grant("books:*", ["books:list"])
        #expect(
            try await stage.rights() == [
                "books:1 books:delete books:read books:write", "menu", "books:* books:list",
            ]
        )
        try await stage.console.revokeRole("editor", namespace: "default", from: .user("ada"))
        #expect(try await stage.rights() == ["menu", "books:1 books:delete books:read", "books:* books:list"])
    }

    @Test(arguments: Backend.allCases, ResourceType.allCases)
    func aTypeLeavesTheOthersOut(backend: Backend, type: ResourceType) async throws {
        let stage = try await AccessStage(backend)
        for type in ResourceType.allCases {
            let code = type == .data ? "books:1" : type.rawValue.lowercased()
            try await stage.define(code, type, type == .data ? ["books:read"] : [])
            try await stage.grant(code)
        }
        let list = try await stage.client.listAuthorizedResources(namespace: "default", type: type.rawValue).list
        #expect(list.map(\.type) == [type])
        #expect(try await stage.rights().count == 5)
    }

    @Test(arguments: Backend.allCases, ["data", "FILM", ""])
    func anotherTypeIsRefusedBeforeAnyRequest(backend: Backend, type: String) async throws {
        let stage = try await AccessStage(backend)
        // Nobody is logged in: a request would answer 2020.
        stage.client.clearSession()
        await expectRefusal(.badRequest) {
            try await stage.client.listAuthorizedResources(namespace: "default", type: type)
        }
    }

    @Test(arguments: Backend.allCases)
    func aNamespaceHasItsOwn(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        _ = try await stage.console.createNamespace("shop", name: nil, description: nil)
        _ = try await stage.console.defineResource(
            "till",
            namespace: "shop",
            type: .button,
            actions: [],
            description: nil
        )
        try await stage.define("till", .api)
        try await stage.console.grantResource(ResourceGrant("till", namespace: "shop"), to: .user("ada"))
        #expect(try await stage.rights().isEmpty)
        #expect(try await stage.rights(in: "shop") == ["till"])
        #expect(try await stage.rights(in: "nowhere").isEmpty)
        await expectRefusal(.argumentMissing) { try await stage.client.listAuthorizedResources(namespace: "") }
    }

    @Test(arguments: Backend.allCases)
    func aGrantTakenBackCountsAtTheNextCall(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        let console = stage.console
        try await stage.define("books:1", .data, ["books:read", "books:write"])
        try await stage.grant("books:1")
        #expect(try await stage.rights() == ["books:1 books:read books:write"])
        try await console.revokeResource(ResourceGrant("books:1", actions: ["books:write"]), from: .user("ada"))
        #expect(try await stage.rights() == ["books:1 books:read"])
        await expectRefusal(.badRequest) {
            try await console.revokeResource(ResourceGrant("books:1", actions: ["books:write"]), from: .user("ada"))
        }
        try await console.revokeResource(ResourceGrant("books:1", actions: ["books:read"]), from: .user("ada"))
        #expect(try await stage.rights().isEmpty)
        await expectRefusal(.badRequest) {
            try await console.revokeResource(ResourceGrant("books:1"), from: .user("ada"))
        }
        try await stage.grant("books:1")
        try await console.deleteResource("books:1", namespace: "default")
        #expect(try await stage.rights().isEmpty)
    }

    @Test(arguments: Backend.allCases)
    func whatIsGrantedToOthersIsNotHeld(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        _ = try await stage.console.createUser(UserCreation(username: "bob"))
        try await stage.define("menu", .menu)
        try await stage.grant("menu", to: .user("bob"))
        #expect(try await stage.rights().isEmpty)
    }
}

struct ResourceAdministrationContract {
    @Test(
        arguments: Backend.allCases,
        [
            ("", .menu), ("two words", .menu), (String(repeating: "x", count: 129), .api), ("books", .data),
            ("books:", .data), (":1", .data), ("books:1:2", .data), ("books:1*", .data), ("b ks:1", .data),
        ] as [(String, ResourceType)]
    )
    func aCodeHasItsForm(backend: Backend, _ row: (String, ResourceType)) async throws {
        let stage = try await AccessStage(backend)
        await expectRefusal(.badRequest) { try await stage.define(row.0, row.1) }
        #expect(try await stage.console.listResources(namespace: "default", type: nil).isEmpty)
    }

    @Test(arguments: Backend.allCases)
    func actionsBelongToData(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        for action in ["read", "films:read", "books:", "books:a b"] {
            await expectRefusal(.badRequest) { try await stage.define("books:1", .data, [action]) }
        }
        await expectRefusal(.badRequest) { try await stage.define("menu", .menu, ["menu:open"]) }
        try await stage.define("menu", .menu)
        await expectRefusal(.badRequest) { try await stage.grant("menu", ["menu:open"]) }
        let resource = try await stage.define("books:1", .data, ["books:write", "books:read", "books:read"])
        #expect(resource.actions == ["books:read", "books:write"])
        await expectRefusal(.badRequest) { try await stage.grant("books:1", ["books:delete"]) }
        try await stage.define("films:*", .data)
        await expectRefusal(.badRequest) { try await stage.grant("films:1") }
        await expectRefusal(.badRequest) { try await stage.grant("films:1", ["books:read"]) }
        #expect(try await stage.rights().isEmpty)
    }

    @Test(arguments: Backend.allCases)
    func aGrantNeedsADefinition(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        try await stage.define("books:1", .data, ["books:read"])
        await expectRefusal(.resourceUnknown) { try await stage.grant("books:2") }
        await expectRefusal(.resourceUnknown) { try await stage.grant("menu") }
        await expectRefusal(.resourceUnknown) {
            try await stage.console.deleteResource("menu", namespace: "default")
        }
        await expectRefusal(.badRequest) { try await stage.define("books:1", .data) }
        await expectRefusal(.badRequest) {
            try await stage.console.listResources(namespace: "nowhere", type: nil)
        }
        await expectRefusal(.userUnknown) { try await stage.grant("books:1", to: .user("bob")) }
        await expectRefusal(.roleUnknown) { try await stage.grant("books:1", to: .role("x", namespace: "default")) }
        await expectRefusal(.groupUnknown) { try await stage.grant("books:1", to: .group("x")) }
        let listed = try await stage.console.listResources(namespace: "default", type: .data)
        #expect(listed.map(\.code) == ["books:1"])
        #expect(try await stage.console.listResources(namespace: "default", type: .menu).isEmpty)
    }
}
