import AuthingJSON
import Testing

@Suite("Ordered objects")
struct JSONObjectTests {
    @Test("keys stay in their order, also when many", arguments: [3, 8, 9, 100])
    func order(count: Int) {
        var object = JSONObject()
        for number in 0..<count { object["k\(number)"] = .integer(number) }
        object["k1"] = "new"
        #expect(object.keys == (0..<count).map { "k\($0)" })
        #expect(object["k1"] == "new")
        #expect(object["none"] == nil)
        object["k0"] = nil
        #expect(object.keys.first == "k1")
        #expect(object["k\(count - 1)"] == .integer(count - 1))
        #expect(object.count == count - 1)
        object["k0"] = 5
        #expect(object.keys.last == "k0")
    }

    @Test("order counts in ==")
    func equality() {
        #expect(JSON.object(["a": 1, "b": 2]) != .object(["b": 2, "a": 1]))
        #expect(JSON.object(["a": 1, "b": 2]) == ["a": 1, "b": 2])
        #expect(JSON.integer(1) != .double(1))
    }

    @Test("a key is not added twice")
    func appendIfAbsent() {
        var object: JSONObject = ["a": 1]
        let wasAdded = [object.appendIfAbsent("a", 2), object.appendIfAbsent("b", 3)]
        #expect(wasAdded == [false, true])
        #expect(object.map(\.key) == ["a", "b"])
    }

    @Test("accessors give the kind that is asked for, or nothing")
    func accessors() {
        let value: JSON = ["a": [1, "x"], "d": 2.5]
        #expect(value["a"]?[1]?.stringValue == "x")
        #expect(value["a"]?[0]?.doubleValue == 1)
        #expect(value["d"]?.integerValue == nil)
        #expect(value["a"]?[5] == nil)
        #expect(value["z"] == nil)
    }
}
