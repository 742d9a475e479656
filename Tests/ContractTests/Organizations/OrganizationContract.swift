import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

extension AccessStage {
    /// Adds a department to an organization, or below another department.
    @discardableResult
    func department(
        _ name: String,
        to organization: String? = nil,
        below parent: String? = nil,
        code: String? = nil
    ) async throws -> PlacedDepartment {
        try await console.addDepartment(name, to: organization, below: parent, code: code, description: nil)
    }

    /// Makes an organization.
    @discardableResult
    func organization(_ name: String, code: String? = nil) async throws -> Organization {
        try await console.createOrganization(name, code: code, description: nil)
    }
}

struct OrganizationContract {
    @Test(arguments: Backend.allCases)
    func withoutADepartmentTheListsAreEmpty(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        #expect(try await stage.client.listOrganizations().isEmpty)
        #expect(try await stage.client.listDepartments().json == ["departments": ["totalCount": 0, "list": []]])
    }

    @Test(arguments: Backend.allCases)
    func aPathRunsFromTheOrganizationToTheDepartment(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        let acme = try await stage.organization("xx2", code: "codes")
        try await stage.department("qqqx", to: "xx2")
        let department = try await stage.department("q2", below: "qqqx").department
        _ = try await stage.console.joinDepartment("q2", user: "ada", isMain: false)
        let path = try #require(try await stage.client.listOrganizations().first?.json.arrayValue)
        let pool = try await stage.console.describePool().id
        let time: JSON = "2026-01-01T00:00:00.000Z"
        #expect(path.count == 4)
        #expect(
            path.first == [
                "type": "org", "id": .string(acme.id), "createdAt": time, "updatedAt": time,
                "userPoolId": .string(pool), "rootNodeId": .string(acme.root.id), "logo": nil, "tenantId": nil,
            ]
        )
        #expect(path.dropFirst().map { $0["name"] } == ["xx2", "qqqx", "q2"])
        #expect(
            path.last == [
                "type": "node", "id": .string(department.id), "orgId": .string(acme.id), "name": "q2",
                "nameI18n": nil, "description": nil, "descriptionI18n": nil, "order": nil, "code": nil,
                "leaderUserId": nil, "createdAt": time, "updatedAt": time,
            ]
        )
    }

    @Test(arguments: Backend.allCases)
    func aDepartmentHasTheShapeOfTheSample(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        let acme = try await stage.organization("xx2", code: "codes")
        let middle = try await stage.department("qqqx", to: "xx2").department
        let low = try await stage.department("q2", below: "qqqx").department
        stage.pool.wait(61.5)
        _ = try await stage.console.joinDepartment("q2", user: "ada", isMain: false)
        let time: JSON = "2026-01-01T00:00:00+00:00"
        #expect(
            try await stage.client.listDepartments().json == [
                "departments": [
                    "totalCount": 1,
                    "list": [
                        [
                            "department": [
                                "id": .string(low.id), "orgId": .string(acme.id), "name": "q2", "nameI18n": nil,
                                "description": nil, "descriptionI18n": nil, "order": nil, "code": nil, "root": false,
                                "depth": nil,
                                "path": [.string(acme.root.id), .string(middle.id), .string(low.id)],
                                "codePath": ["codes", nil, nil], "namePath": ["xx2", "qqqx", "q2"],
                                "createdAt": time, "updatedAt": time, "children": [],
                            ],
                            "joinedAt": "2026-01-01T00:01:01+00:00",
                            "isMainDepartment": false,
                        ]
                    ],
                ]
            ]
        )
    }

    @Test(arguments: Backend.allCases)
    func oneEntryForEachDepartment(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        try await stage.organization("Acme")
        try await stage.organization("Other")
        try await stage.department("Dev", to: "Acme")
        try await stage.department("Web", below: "Dev")
        for (seconds, name) in ["Web", "Other", "Acme"].enumerated() {
            stage.pool.wait(Double(seconds))
            _ = try await stage.console.joinDepartment(name, user: "ada", isMain: false)
        }
        let paths = try await stage.client.listOrganizations().map { $0.nodes.map(\.name) }
        #expect(paths == [["Acme", "Dev", "Web"], ["Other"], ["Acme"]])
        let departments = try await stage.client.listDepartments().list.map(\.department)
        #expect(departments.map { $0.path.map(\.name) } == paths)
        #expect(departments.map { $0.json["root"] } == [false, true, true])
        let below = try #require(departments.first).path[1].id
        #expect(departments.last?.childIDs == [below])
    }

    @Test(arguments: Backend.allCases)
    func atMostOneDepartmentIsMain(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        try await stage.organization("Acme")
        try await stage.department("Dev", to: "Acme")
        try await stage.department("Ops", to: "Acme")
        func main() async throws -> [String] {
            try await stage.client.listDepartments().list.filter(\.isMain).map(\.department.department.name)
        }
        _ = try await stage.console.joinDepartment("Dev", user: "ada", isMain: false)
        #expect(try await main().isEmpty)
        _ = try await stage.console.joinDepartment("Ops", user: "ada", isMain: true)
        #expect(try await main() == ["Ops"])
        let membership = try await stage.console.joinDepartment("Dev", user: "ada", isMain: true)
        #expect(membership.isMain)
        #expect(try await main() == ["Dev"])
        // To join again does not unmake it.
        #expect(try await stage.console.joinDepartment("Dev", user: "ada", isMain: false).isMain)
        try await stage.console.leaveDepartment("Dev", user: "ada")
        #expect(try await main().isEmpty)
        await expectRefusal(.badRequest) { try await stage.console.leaveDepartment("Dev", user: "ada") }
    }
}

struct OrganizationAdministrationContract {
    @Test(arguments: Backend.allCases)
    func aMoveTakesAllBelowAlong(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        try await stage.organization("Acme")
        for (name, parent) in [("A", "Acme"), ("B", "A"), ("C", "B"), ("D", "Acme")] {
            try await stage.department(name, below: parent)
        }
        for (name, parent) in [("A", "A"), ("A", "B"), ("A", "C"), ("B", "C"), ("Acme", "A"), ("A", "nowhere")] {
            await expectRefusal(.badRequest) { try await stage.console.moveDepartment(name, below: parent) }
        }
        let moved = try await stage.console.moveDepartment("B", below: "D")
        #expect(moved.path.map(\.name) == ["Acme", "D", "B"])
        #expect(try await stage.console.findDepartment("C").path.map(\.name) == ["Acme", "D", "B", "C"])
        let all = try await stage.console.listAllDepartments(of: "Acme").map(\.department.name)
        #expect(all == ["Acme", "A", "D", "B", "C"])
        #expect(try await stage.console.moveDepartment("A", below: "C").path.map(\.name).last == "A")
    }

    @Test(arguments: Backend.allCases)
    func anOrganizationIsATreeOfItsOwn(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        let acme = try await stage.organization("Acme", code: "acme")
        try await stage.organization("Other", code: "other")
        try await stage.department("Dev", to: "acme", code: "dev")
        await expectRefusal(.badRequest) { try await stage.department("Dev2", to: acme.id, code: "dev") }
        try await stage.department("Dev", to: "Other", code: "dev")
        let refusal = await expectRefusal(.badRequest) { try await stage.console.findDepartment("dev") }
        #expect(refusal?.data?.arrayValue?.count == 2)
        let web = try await stage.department("Web", to: "Acme", below: "Dev")
        #expect(web.department.orgID == acme.id)
        await expectRefusal(.badRequest) { try await stage.console.moveDepartment("Web", below: "Other") }
        await expectRefusal(.badRequest) { try await stage.department("X", to: "Other", below: "Web") }
        await expectRefusal(.argumentMissing) { try await stage.department("X") }
        await expectRefusal(.badRequest) { try await stage.department("", to: "Acme") }
        await expectRefusal(.badRequest) { try await stage.department("X", to: "Acme", code: "x y") }
        await expectRefusal(.badRequest) { try await stage.organization("") }
        await expectRefusal(.badRequest) { try await stage.organization("X", code: "x y") }
        await expectRefusal(.badRequest) { try await stage.console.findOrganization("nowhere") }
        #expect(try await stage.console.listAllOrganizations().map(\.root.name) == ["Acme", "Other"])
        #expect(try await stage.console.findOrganization("acme").id == acme.id)
    }

    @Test(arguments: Backend.allCases)
    func whatIsDeletedTakesAllBelowAlong(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        try await stage.organization("Acme")
        for (name, parent) in [("A", "Acme"), ("B", "A"), ("C", "B")] {
            try await stage.department(name, below: parent)
        }
        _ = try await stage.console.joinDepartment("C", user: "ada", isMain: true)
        #expect(try await stage.console.listMembers(ofDepartment: "C").map(\.username) == ["ada"])
        #expect(try await stage.console.listMembers(ofDepartment: "B").isEmpty)
        await expectRefusal(.badRequest) { try await stage.console.deleteDepartment("Acme") }
        try await stage.console.deleteDepartment("B")
        #expect(try await stage.client.listDepartments().list.isEmpty)
        #expect(try await stage.console.listAllDepartments(of: nil).map(\.department.name) == ["Acme", "A"])
        try await stage.console.deleteOrganization("Acme")
        #expect(try await stage.console.listAllDepartments(of: nil).isEmpty)
        #expect(try await stage.console.findUser("ada").username == "ada")
        await expectRefusal(.badRequest) { try await stage.console.deleteOrganization("Acme") }
    }
}
