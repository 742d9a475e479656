import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

struct CustomFieldContract {
    @Test(arguments: Backend.allCases)
    func definitionsHaveTheShapeOfTheAPIAndTheirOrder(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let size = CustomField("size", .select, label: "尺码", options: ["S", "M", "L"])
        #expect(try await pool.administration.defineField(size) == size)
        _ = try await pool.administration.defineField(CustomField("学校", .string))
        _ = try await pool.administration.defineField(CustomField("floor", .number, target: .node))
        #expect(try await pool.administration.listFields(of: nil).map(\.key) == ["size", "学校", "floor"])
        #expect(try await pool.administration.listFields(of: .user).map(\.key) == ["size", "学校"])
        #expect(
            size.json == [
                "targetType": "USER", "dataType": "SELECT", "key": "size", "label": "尺码", "options": ["S", "M", "L"],
            ]
        )
        #expect(CustomField("age", .number).json["options"] == .null)
    }

    @Test(arguments: Backend.allCases, CustomFieldTarget.allCases)
    func aKeyIsUniqueForItsTarget(backend: Backend, target: CustomFieldTarget) async throws {
        let pool = try await backend.makePool()
        for target in CustomFieldTarget.allCases {
            _ = try await pool.administration.defineField(CustomField("code", .string, target: target))
        }
        _ = try await pool.administration.defineField(CustomField("code", .number, target: target, label: "new"))
        let fields = try await pool.administration.listFields(of: nil)
        #expect(fields.map(\.target) == CustomFieldTarget.allCases)
        #expect(fields.filter { $0.type == .number } == [CustomField("code", .number, target: target, label: "new")])
    }

    @Test(arguments: Backend.allCases, CustomDataType.allCases)
    func everyTypeCanBeDefined(backend: Backend, type: CustomDataType) async throws {
        let pool = try await backend.makePool()
        let field = CustomField("field", type, options: type == .select ? ["a"] : [])
        #expect(try await pool.administration.defineField(field).json["dataType"] == .string(type.rawValue))
        #expect(try await pool.administration.listFields(of: .user) == [field])
    }

    @Test(arguments: Backend.allCases)
    func aDefinitionIsRemoved(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.administration.defineField(CustomField("age", .number))
        let other = try await pool.administration.defineField(CustomField("school", .string))
        #expect(try await pool.administration.undefineField("age", of: .user) == [other])
        await expectRefusal(.badRequest) { try await pool.administration.undefineField("age", of: .user) }
        await expectRefusal(.badRequest) { try await pool.administration.undefineField("school", of: .role) }
    }

    @Test(
        arguments: Backend.allCases,
        ["", "   ", "a\nb", "a\u{0}b", "a\u{2028}b", String(repeating: "a", count: 65)]
    )
    func aMalformedKeyIsRefused(backend: Backend, key: String) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.badRequest) { try await pool.administration.defineField(CustomField(key, .string)) }
        #expect(try await pool.administration.listFields(of: nil).isEmpty)
    }

    @Test(arguments: Backend.allCases)
    func twoSpellingsOfALetterAreOneKey(backend: Backend) async throws {
        let pool = try await backend.makePool()
        #expect(
            try await pool.administration.defineField(CustomField(" caf\u{65}\u{301} ", .string)).key == "caf\u{E9}"
        )
        _ = try await pool.administration.defineField(CustomField("caf\u{E9}", .number))
        #expect(try await pool.administration.listFields(of: nil).map(\.type) == [.number])
    }

    @Test(
        arguments: Backend.allCases,
        [
            CustomField("f", .select), CustomField("f", .select, options: [""]),
            CustomField("f", .select, options: ["a", "a"]), CustomField("f", .string, options: ["a"]),
            CustomField("f", .select, options: (0...200).map { "\($0)" }),
            CustomField("f", .string, label: String(repeating: "a", count: 257)),
        ]
    )
    func aMalformedDefinitionIsRefused(backend: Backend, field: CustomField) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.badRequest) { try await pool.administration.defineField(field) }
        #expect(try await pool.administration.listFields(of: nil).isEmpty)
    }
}
