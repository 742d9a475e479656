import AuthingAPI
import AuthingJSON
import Foundation
import TestSupport
import Testing

/// A pool with a field of each type and a client who is logged in.
struct CustomDataScene {
    let pool: TestPool
    let client: AuthenticationClient

    init(_ backend: Backend) async throws {
        pool = try await backend.makePool()
        for field in [
            CustomField("school", .string, label: "学校"), CustomField("age", .number), CustomField("day", .dateTime),
            CustomField("member", .boolean), CustomField("extra", .object),
            CustomField("size", .select, options: ["S", "M", "L"]),
        ] {
            _ = try await pool.administration.defineField(field)
        }
        client = pool.client()
        _ = try await client.registerByUsername("ada", password: "fake-pw", options: .init(generateToken: true))
    }
}

struct CustomDataContract {
    @Test(arguments: Backend.allCases)
    func theDictionaryHasTheShapeOfTheSeed(backend: Backend) async throws {
        let scene = try await CustomDataScene(backend)
        #expect(try await scene.client.udfValue() == [:])
        try await scene.client.setUdfValue(["age": 22, "school": "华中科技大学"])
        #expect(try await scene.client.udfValue() == ["school": "华中科技大学", "age": 22])
    }

    @Test(arguments: Backend.allCases)
    func theListHasTheShapeOfTheSeed(backend: Backend) async throws {
        let scene = try await CustomDataScene(backend)
        let first = try await scene.client.setUdv("school", value: "ucla")
        #expect(
            JSON.array(first.map(\.json)) == [
                ["dataType": "STRING", "value": "ucla", "key": "school", "label": "学校"]
            ]
        )
        let second = try await scene.client.setUdv("age", value: 3)
        #expect(second.map(\.key) == ["school", "age"])
        #expect(try await scene.client.listUdv() == second)
        #expect(try await scene.client.removeUdv("school").map(\.key) == ["age"])
        #expect(try await scene.client.removeUdv("age") == [])
    }

    /// What each type takes, and how it is read back.
    private static let accepted: [(String, JSON, JSON)] = [
        ("school", "HUST", "HUST"), ("school", "", ""), ("school", "18", "18"),
        ("school", "a\u{0}\n\"b", "a\u{0}\n\"b"),
        ("age", 22, 22), ("age", -1, -1), ("age", 1.5, 1.5), ("age", .integer(.max), .integer(.max)),
        ("member", true, true), ("member", false, false),
        ("day", "2021-09-24T07:43:04Z", "2021-09-24T07:43:04.000Z"),
        ("day", "2021-09-24T07:43:04.123456", "2021-09-24T07:43:04.123Z"),
        ("day", "2021-09-24T07:43:04.5+08:00", "2021-09-23T23:43:04.500Z"),
        ("day", "2021-09-24 07:43-0130", "2021-09-24T09:13:00.000Z"), ("day", "2024-02-29", "2024-02-29T00:00:00.000Z"),
        ("day", 1_632_469_384_000, "2021-09-24T07:43:04.000Z"), ("day", 0, "1970-01-01T00:00:00.000Z"),
        ("day", -1, "1969-12-31T23:59:59.999Z"), ("day", 1_632_469_384_001.0, "2021-09-24T07:43:04.001Z"),
        ("extra", ["a": [1, nil, ["b": "c"]]], ["a": [1, nil, ["b": "c"]]]), ("extra", [1, "2"], [1, "2"]),
        ("extra", [:], [:]), ("size", "M", "M"),
    ]

    @Test(arguments: Backend.allCases, accepted)
    func aValueOfItsTypeIsReadBack(backend: Backend, _ row: (String, JSON, JSON)) async throws {
        let scene = try await CustomDataScene(backend)
        let list = try await scene.client.setUdv(row.0, value: row.1)
        #expect(list.map(\.value) == [row.2])
        try await scene.client.setUdfValue([row.0: row.1])
        #expect(try await scene.client.udfValue() == [row.0: row.2])
    }

    /// What each type refuses.
    private static let refused: [(String, JSON)] = [
        ("school", 1), ("school", true), ("school", [:]), ("school", []), ("age", "18"), ("age", true), ("age", [1]),
        ("age", .double(.infinity)), ("age", .double(.nan)), ("member", "ok"), ("member", "true"), ("member", 1),
        ("day", "tomorrow"), ("day", "2021-02-29"), ("day", "2021-13-01"), ("day", "2021-09-24T25:00:00Z"),
        ("day", "2021-09-24T07:43:04Zx"), ("day", "2021-09-24T"), ("day", ""), ("day", true), ("day", 1.5),
        ("day", .integer(.max)), ("day", "0000-01-01"), ("day", "24.09.2021"), ("extra", "{}"), ("extra", 1),
        ("extra", true), ("extra", .double(1)), ("extra", [.double(.nan)]), ("size", "XL"), ("size", "m"), ("size", 1),
        ("size", ""),
    ]

    @Test(arguments: Backend.allCases, refused)
    func aValueOfAnotherTypeIsRefusedWithKeyAndType(backend: Backend, _ row: (String, JSON)) async throws {
        let scene = try await CustomDataScene(backend)
        for call in [
            { _ = try await scene.client.setUdv(row.0, value: row.1) },
            { try await scene.client.setUdfValue([row.0: row.1]) },
        ] as [() async throws -> Void] {
            let refusal = await expectRefusal(.badRequest) { try await call() }
            let type = try #require(refusal?.data?["expected"]?.stringValue)
            #expect(refusal?.data?["key"] == .string(row.0))
            for language in Language.allCases {
                let message = try #require(refusal?.message(in: language))
                #expect(message.contains(row.0) && message.contains(type))
            }
        }
        #expect(try await scene.client.udfValue() == [:])
    }

    @Test(arguments: Backend.allCases)
    func anObjectMayBeNestedThirtyTwoLevels(backend: Backend) async throws {
        let scene = try await CustomDataScene(backend)
        func nested(_ depth: Int) -> JSON { (1..<depth).reduce(JSON.array([])) { inner, _ in .array([inner]) } }
        #expect(try await scene.client.setUdv("extra", value: nested(32)).map(\.value) == [nested(32)])
        await expectRefusal(.badRequest) { try await scene.client.setUdv("extra", value: nested(33)) }
        await expectRefusal(.badRequest) { try await scene.client.setUdv("extra", value: nested(2_000)) }
    }

    @Test(arguments: Backend.allCases, ["nosuch", "School", "", "a\u{0}b", "school\u{0}"])
    func aKeyThatIsNotDefinedIsRefused(backend: Backend, key: String) async throws {
        let scene = try await CustomDataScene(backend)
        let calls: [() async throws -> Any] = [
            { try await scene.client.setUdv(key, value: "x") }, { try await scene.client.setUdfValue([key: "x"]) },
            { try await scene.client.setUdv(key, value: nil) }, { try await scene.client.removeUdv(key) },
            { try await scene.client.removeUdfValue(key) },
        ]
        for call in calls {
            let refusal = await expectRefusal(.badRequest) { try await call() }
            #expect(refusal?.data?["key"] == .string(key))
        }
        #expect(try await scene.client.udfValue() == [:])
    }

    @Test(arguments: Backend.allCases)
    func aFieldOfAnotherTargetIsNotTheUsers(backend: Backend) async throws {
        let scene = try await CustomDataScene(backend)
        _ = try await scene.pool.administration.defineField(CustomField("floor", .number, target: .node))
        await expectRefusal(.badRequest) { try await scene.client.setUdv("floor", value: 1) }
    }

    @Test(arguments: Backend.allCases)
    func nothingIsGivenIsAWrongArgumentBeforeAnyRequest(backend: Backend) async throws {
        let scene = try await CustomDataScene(backend)
        await expectRefusal(.argumentMissing) { try await scene.client.setUdfValue([:]) }
        // Logged out, too: no request is made that could miss the login.
        await expectRefusal(.argumentMissing) { try await scene.pool.client().setUdfValue([:]) }
    }

    @Test(arguments: Backend.allCases)
    func oneBadKeyAmongGoodOnesStoresNothing(backend: Backend) async throws {
        let scene = try await CustomDataScene(backend)
        try await scene.client.setUdfValue(["school": "before", "member": true])
        for changes in [
            ["school": "after", "age": "22"], ["school": "after", "nosuch": 1], ["member": nil, "size": "XL"],
        ] as [JSONObject] {
            await expectRefusal(.badRequest) { try await scene.client.setUdfValue(changes) }
        }
        #expect(try await scene.client.udfValue() == ["school": "before", "member": true])
    }

    @Test(arguments: Backend.allCases)
    func nullRemovesAndOtherKeysStay(backend: Backend) async throws {
        let scene = try await CustomDataScene(backend)
        try await scene.client.setUdfValue(["school": "HUST", "age": 20, "member": true])
        try await scene.client.setUdfValue(["age": nil, "member": false])
        #expect(try await scene.client.udfValue() == ["school": "HUST", "member": false])
        #expect(try await scene.client.setUdv("school", value: nil).map(\.key) == ["member"])
    }

    @Test(arguments: Backend.allCases)
    func removingAValueThatIsNotThereSucceeds(backend: Backend) async throws {
        let scene = try await CustomDataScene(backend)
        try await scene.client.removeUdfValue("school")
        #expect(try await scene.client.removeUdv("school") == [])
    }

    @Test(arguments: Backend.allCases)
    func aRemovedDefinitionHidesItsValues(backend: Backend) async throws {
        let scene = try await CustomDataScene(backend)
        let administration = scene.pool.administration
        try await scene.client.setUdfValue(["school": "HUST", "age": 20])
        _ = try await administration.undefineField("school", of: .user)
        #expect(try await scene.client.udfValue() == ["age": 20])
        await expectRefusal(.badRequest) { try await scene.client.removeUdv("school") }
        _ = try await administration.defineField(CustomField("school", .string, label: "Schule"))
        #expect(try await scene.client.listUdv().last?.json["label"] == "Schule")
        #expect(try await scene.client.udfValue() == ["age": 20, "school": "HUST"])
    }

    @Test(arguments: Backend.allCases)
    func anotherTypeHidesValuesOfTheEarlierOne(backend: Backend) async throws {
        let scene = try await CustomDataScene(backend)
        try await scene.client.setUdfValue(["age": 20])
        _ = try await scene.pool.administration.defineField(CustomField("age", .string))
        #expect(try await scene.client.udfValue() == [:])
        try await scene.client.setUdfValue(["age": "twenty"])
        _ = try await scene.pool.administration.defineField(CustomField("age", .number))
        #expect(try await scene.client.udfValue() == [:])
    }

    @Test(arguments: Backend.allCases)
    func eachUserHasValuesOfTheirOwn(backend: Backend) async throws {
        let scene = try await CustomDataScene(backend)
        try await scene.client.setUdfValue(["age": 20])
        let other = scene.pool.client()
        _ = try await other.registerByUsername("bob", password: "fake-pw", options: .init(generateToken: true))
        #expect(try await other.udfValue() == [:])
        try await other.setUdfValue(["age": 30])
        #expect(try await scene.client.udfValue() == ["age": 20])
    }

    @Test(arguments: Backend.allCases)
    func aLoginIsNeeded(backend: Backend) async throws {
        let scene = try await CustomDataScene(backend)
        func calls(_ client: AuthenticationClient) -> [() async throws -> Any] {
            [
                { try await client.udfValue() }, { try await client.setUdfValue(["age": 1]) },
                { try await client.removeUdfValue("age") }, { try await client.listUdv() },
                { try await client.setUdv("age", value: 1) }, { try await client.removeUdv("age") },
            ]
        }
        for call in calls(scene.pool.client()) { await expectRefusal(.notLoggedIn) { try await call() } }
        for call in calls(scene.pool.client(token: "garbage")) {
            await expectRefusal(.notLoggedIn) { try await call() }
        }
        let client = scene.client
        let token = try #require(client.token)
        _ = try await scene.pool.administration.blockUser("ada")
        for call in calls(client) { await expectRefusal(.userLocked) { try await call() } }
        _ = try await scene.pool.administration.unblockUser("ada")
        scene.pool.wait(1_209_600)
        for call in calls(client) { await expectRefusal(.loginExpired) { try await call() } }
        #expect(client.token == token)
    }

    @Test(arguments: Backend.allCases)
    func whatTheClientRemembersIsKept(backend: Backend) async throws {
        let scene = try await CustomDataScene(backend)
        let session = scene.client.session
        try await scene.client.setUdfValue(["age": 1])
        _ = try await scene.client.removeUdv("age")
        #expect(scene.client.session.token == session.token && scene.client.session.user == session.user)
    }

    @Test(arguments: Backend.allCases)
    func aUserShowsCustomDataOnlyWhereAsked(backend: Backend) async throws {
        let scene = try await CustomDataScene(backend)
        try await scene.client.setUdfValue(["age": 1])
        let administration = scene.pool.administration
        #expect(try await administration.findUser("ada").json["customData"] == nil)
        #expect(try await administration.findUser("ada", with: [.customData]).json["customData"] == ["age": 1])
    }

    @Test(arguments: Backend.allCases)
    func aChangeIsInTheTrailWithoutValues(backend: Backend) async throws {
        let scene = try await CustomDataScene(backend)
        try await scene.client.setUdfValue(["age": 1, "school": "HUST"])
        let event = try #require(try await scene.pool.administration.listEvents(after: 0, limit: 100).last)
        #expect(event.kind == .customDataChanged && event.subject == "age, school" && event.code == 200)
        #expect(event.userID == scene.client.user?.id)
    }
}
