import AuthingScript
import Testing

@testable import AuthingShell

@Suite("Results line by line")
struct ResultRowsTests {
    private static let ada: Value = .record([
        "name": .string("Ada, \"the first\""), "born": .integer(1815), "note": .null,
        "token": .secret(.token("eyJhbGciOi.abc3fa")),
    ])
    private static let bob: Value = .record([
        "name": .string("two\nlines"), "tags": .list([.string("a"), .integer(1)]),
    ])

    @Test("CSV quotes as the RFC says, and covers secrets")
    func csv() {
        let lines = ResultRows(.list([Self.ada, Self.bob])).csv(nil)
        #expect(
            lines == [
                "name,born,note,token,tags", "\"Ada, \"\"the first\"\"\",1815,,<token …3fa>,",
                "\"two\nlines\",,,,\"[\"\"a\"\",1]\"",
            ]
        )
    }

    @Test("A page is its list, and one value a row of its own")
    func rows() {
        let page: Value = .record(["totalCount": .integer(9), "list": .list([.integer(1), .integer(2)])])
        #expect(ResultRows(page).ndjson == ["1", "2"])
        #expect(ResultRows(page).csv(nil) == ["value", "1", "2"])
        let other: Value = .record(["list": .list([]), "more": .boolean(true)])
        #expect(ResultRows(other).ndjson == ["{\"list\":[],\"more\":true}"])
    }

    @Test("No rows still have the declared heading")
    func none() {
        let shape = ResultShape("a list", fields: [.init("id", "its id"), .init("name", "its name")])
        #expect(ResultRows(.list([])).csv(shape) == ["id,name"])
        #expect(ResultRows(.list([])).csv(nil) == [])
        #expect(ResultRows(.list([])).ndjson == [])
    }
}
