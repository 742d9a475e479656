import AuthingJSON
import Testing

@Suite("Values that are passed over")
struct JSONSkippingTests {
    @Test(
        "end where they end",
        arguments: [
            #"{"a": [1, {"b": "]}\"\\"}], "c": null}"#, #""\\""#, "[]", "{}", "-1.5e+3", "true", #"  "x]"  "#,
            "[[[[1]], {\"k\": []}]]",
        ]
    )
    func ends(value: String) throws {
        var reader = JSONPullReader(Array("[\(value), 7]".utf8))
        try reader.beginArray()
        #expect(try reader.nextElement())
        try reader.skipValue()
        #expect(try reader.nextElement())
        #expect(try reader.value() == 7)
        #expect(try !reader.nextElement())
        try reader.end()
    }

    @Test(
        "must fit together",
        arguments: [
            "[1}", "{]", "[\"a", "\"\\", "", "]", ",", ":", "\u{1}", String(repeating: "[", count: 129), "[1 \u{2}]",
        ]
    )
    func faults(value: String) {
        var reader = JSONPullReader(Array(value.utf8))
        #expect(throws: JSONError.self) { try reader.skipValue() }
    }

    @Test("are read where they are short enough")
    func limit() throws {
        var reader = JSONPullReader(Array("[\"12345678\", \"1234567\"]".utf8))
        try reader.beginArray()
        #expect(try reader.nextElement())
        #expect(try reader.value(atMost: 9) == nil)
        #expect(try reader.nextElement())
        #expect(try reader.value(atMost: 9) == "1234567")
        #expect(try !reader.nextElement())
    }

    @Test("begin behind a byte order mark")
    func mark() throws {
        var reader = JSONPullReader([0xEF, 0xBB, 0xBF] + Array("[]".utf8))
        reader.skipMark()
        #expect(reader.peek() == "[")
        try reader.skipValue()
        try reader.end()
    }
}
