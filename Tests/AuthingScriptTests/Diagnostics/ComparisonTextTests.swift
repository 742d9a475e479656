import AuthingScript
import Testing

/// What a failed comparison shows beyond its two values.
@Suite("Failed comparisons")
struct ComparisonTextTests {
    private func lines(
        _ left: Value,
        _ operation: ComparisonOperator,
        _ right: Value,
        width: Int = 76
    ) -> [String] {
        ComparisonText(FailedComparison(left: left, operation, right: right)).lines(width: width).map {
            $0.mark.rawValue + $0.text
        }
    }

    private func list(_ texts: String...) -> Value { .list(texts.map(Value.string)) }

    @Test("records differ by path, in both directions, whatever the order of their keys")
    func records() {
        let left: Value = .record([
            "b": .integer(1), "a": .list([.integer(1), .record(["x": .string("y")])]), "only": .null,
            "学校": .string("清"),
        ])
        let right: Value = .record([
            "a": .list([.integer(1), .record(["x": .string("z")])]), "b": .integer(1), "学校": .string("北"),
            "more": .boolean(true),
        ])
        #expect(
            lines(left, .equal, right) == [
                "differences (- left, + right):", ".a[1].x", "- \"y\"", "+ \"z\"", ".only", "- null", "[\"学校\"]",
                "- \"清\"", "+ \"北\"", ".more", "+ true",
            ]
        )
        let paths = FailedComparison(left: left, .equal, right: right).differences.map(\.path)
        #expect(paths == [".a[1].x", ".only", "[\"学校\"]", ".more"])
    }

    @Test("an element that was put into a list is the only difference")
    func insertion() {
        #expect(
            lines(list("a", "b", "c"), .equal, list("new", "a", "b", "c")) == [
                "differences (- left, + right):", "[0]", "+ \"new\"",
            ]
        )
        #expect(
            lines(list("a", "b", "c", "d"), .equal, list("a", "c", "x")) == [
                "differences (- left, + right):", "[1]", "- \"b\"", "[3]", "- \"d\"", "+ \"x\"",
            ]
        )
        #expect(FailedComparison(left: list("a"), .equal, right: .list([.integer(1)])).differences.count == 1)
    }

    @Test("of many differences the first twenty are shown and the rest counted")
    func many() {
        let left = Value.list((0..<1000).map(Value.integer))
        let right = Value.list((0..<1000).map { .integer($0 + 1) })
        let shown = lines(left, .equal, right)
        #expect(shown.count == 1 + 20 * 3 + 1)
        #expect(shown.last == "and 980 more")
    }

    @Test("texts of several lines differ by lines, with what is around them")
    func texts() {
        let left = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n"
        let right = left.replacing("four\n", with: "4\n") + "nine"
        #expect(
            lines(.string(left), .equal, .string(right)) == [
                "lines (- left, + right):", "  …", "  two", "  three", "- four", "+ 4", "  five", "  six", "  seven",
                "  eight", "- ", "+ nine",
            ]
        )
    }

    @Test("a long line is cut around the first difference, within the width")
    func window() {
        let common = String(repeating: "abcdefghi ", count: 30)
        let shown = lines(.string(common + "left"), .equal, .string(common + "right"), width: 60)
        #expect(shown[0] == "differences (- left, + right), from character 301 on:")
        #expect(shown[1].hasPrefix("- …") && shown[1].hasSuffix(" left\""))
        #expect(shown[2].hasPrefix("+ …") && shown[2].hasSuffix(" right\""))
        #expect(shown.dropFirst().allSatisfy { TerminalText.width($0) <= 60 })
        #expect(lines(.string("short"), .equal, .string("other")).isEmpty)
    }

    @Test("what a container has, and what is nearest to what it lacks")
    func containers() {
        #expect(lines(list("alpha", "beta"), .contains, .string("betta")) == ["the nearest is \"beta\""])
        #expect(
            lines(.string("emial"), .isIn, .record(["id": .null, "email": .null])) == [
                "the keys:", "  id, email", "the nearest is \"email\"",
            ]
        )
        #expect(lines(.string("a\nb"), .contains, .string("c")) == ["the text:", "  a", "  b"])
        #expect(lines(.integer(4), .less, .integer(3)).isEmpty)
    }

    @Test("a secret shows as what stands for it, two of the same look as different")
    func secrets() {
        let left: Value = .record(["pw": .secret(SecretValue(.string("hunter-4711")))])
        let right: Value = .record(["pw": .secret(SecretValue(.string("hunter-4712")))])
        let shown = lines(left, .equal, right)
        #expect(shown == ["differences (- left, + right):", ".pw", "- <secret>", "+ <secret>, another one"])
        #expect(!lines(left, .equal, .record(["pw": .integer(1)])).joined().contains("4711"))
    }

    @Test("no control character of data comes through")
    func harmless() {
        let hostile = Value.string("a\u{1B}[31m\n\u{202E}b\u{7}")
        for shown in [lines(hostile, .equal, .string("x\ny")), lines(hostile, .contains, .string("z"))] {
            #expect(!shown.isEmpty)
            #expect(shown.joined().unicodeScalars.allSatisfy(TerminalText.isPrintable))
        }
    }
}
