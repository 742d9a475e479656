import AuthingJSON
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
    static let texts: [(JSON, String)] = [
        (nil, "null"), (true, "true"), (-7, "-7"), (1.0, "1.0"), (1e21, "1e+21"),
        (.double(.leastNonzeroMagnitude), "5e-324"),
        (-0.0, "-0.0"), (.double(.infinity), "null"),
        (
            "a\"\\/\n\t\r\u{8}\u{C}\u{0}\u{1B}\u{7F}\u{9B}\u{2028}学😀",
            #""a\"\\/\n\t\r\b\f\u0000\u001b\u007f\u009b\u2028学😀""#
        ),
        ([], "[]"), ([:], "{}"), (["b": [1, nil, ["c": "d"]], "a": 2.5], #"{"b":[1,null,{"c":"d"}],"a":2.5}"#),
    ]

    @Test(
        "one spelling",
        arguments: Self.texts
    )
    func compact(value: JSON, text: String) { #expect(value.text() == text) }

    @Test("the pretty form has one element a line")
    func pretty() {
        let value: JSON = ["a": [1, [], [:]], "b": ["c": nil]]
        let expected = """
            {
              "a": [
                1,
                [],
                {}
              ],
              "b": {
                "c": null
              }
            }
            """
        #expect(value.text(.pretty) == expected)
    }

    @Test("what was written is read back the same", arguments: [JSON.Layout.compact, .pretty])
    func roundTrip(layout: JSON.Layout) throws {
        let value: JSON = [
            "x": [1, 1.0, -2.5e-7, 1e300, "\u{0}\u{1F}\u{85}é\u{301}", true, nil, ["y": [:]]], "": .integer(.min),
        ]
        #expect(try JSON(parsing: value.text(layout)) == value)
    }

    @Test("a long array is written and read in good time")
    func size() throws {
        let value = JSON.array((0..<100_000).map { ["id": .integer($0), "name": "user-\($0)"] })
        #expect(try JSON(parsing: value.bytes()) == value)
    }
}
