import AuthingJSON
import AuthingScript
import Foundation
import Testing

@testable import AuthingShell

@Suite("Redactor")
struct RedactorTests {
    private static let canary = "C4nary/+ \"&<é>'\\~pw"

    private static let escaped = canary.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""

    /// A text in each dress, written by others than the redactor.
    private static let dresses: [(String, String)] = [
        ("raw", canary),
        ("percent", escaped),
        ("percent, small", escaped.lowercasedEscapes),
        ("query", canary.addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed) ?? ""),
        ("path", canary.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? ""),
        ("base64", Data(canary.utf8).base64EncodedString()),
        ("base64 with a lead of one", Data(("x" + canary + "yz").utf8).base64EncodedString()),
        ("base64 with a lead of two", Data(("ab:" + "cd" + canary).utf8).base64EncodedString()),
        ("hexadecimal", canary.utf8.map { String(format: "%02x", $0) }.joined()),
        ("JSON", JSON.string(canary).text()),
        ("JSON in ASCII", #""C4nary\/+ \"&<\u00e9>'\\~pw""#),
        ("HTML", "C4nary/+ &quot;&amp;&lt;é&gt;&#39;\\~pw"),
    ]

    @Test("covers a secret in every dress", arguments: dresses.map(\.0))
    func everyDress(name: String) throws {
        let text = try #require(Self.dresses.first { $0.0 == name }?.1)
        let redactor = Redactor()
        #expect(redactor.cover("<\(text)>") == "<\(text)>")
        redactor.learn(Self.canary)
        let covered = redactor.cover("before <\(text)> behind")
        #expect(covered.contains(Redactor.mark) && covered.hasPrefix("before <") && covered.hasSuffix("> behind"))
        for part in ["C4nary", "pw>", "QzRuYXJ5", "43346e617279"] { #expect(!covered.contains(part), "\(covered)") }
        #expect(redactor.finds(in: text))
    }

    @Test("covers several, also where they overlap, and nothing else")
    func several() {
        let redactor = Redactor()
        redactor.learn("abcdefgh-1")
        redactor.learn("efgh-1-xyz")
        redactor.learn("abcdefgh-1")
        #expect(redactor.cover("abcdefgh-1-xyz") == Redactor.mark)
        #expect(redactor.cover("abcdefgh-1, efgh-1-xyz!") == "\(Redactor.mark), \(Redactor.mark)!")
        #expect(redactor.cover("abcdefgh-2 efgh-2-xyz") == "abcdefgh-2 efgh-2-xyz")
    }

    @Test("a short secret is covered as a whole word alone")
    func short() {
        let redactor = Redactor()
        redactor.learn("1234")
        #expect(redactor.cover("code 1234, id 5f1234ab, \"1234\"") == "code <secret>, id 5f1234ab, \"<secret>\"")
        redactor.learn("")
        redactor.learn("  ")
        #expect(redactor.cover("a  b") == "a  b")
    }

    @Test("learns the secrets inside of a value")
    func values() {
        let redactor = Redactor()
        let secret = Value.secret(SecretValue(.string("hidden-4711")))
        redactor.learn(.list([.record(["a": secret, "b": .string("shown-4711")])]))
        #expect(redactor.cover("hidden-4711 shown-4711") == "\(Redactor.mark) shown-4711")
    }
}

extension String {
    /// The same with the digits of its escapes in small letters.
    fileprivate var lowercasedEscapes: String {
        var text = ""
        var rest = Substring(self)
        while let percent = rest.firstIndex(of: "%") {
            text += rest[..<percent] + rest[percent...].prefix(3).lowercased()
            rest = rest[percent...].dropFirst(3)
        }
        return text + rest
    }
}
