import AuthingJSON
import TestSupport
import Testing

@Suite("authing check --sarif")
struct SARIFTests {
    @Test("one run, with rules that results refer to, and places in UTF-16")
    func log() throws {
        let home = try ProductHome()
        try home.write("let n = 1\nprint \"😀\" (foo) \nlogin email a@b.com correct-horse\n", to: "a b.authing")
        let outcome = try home.run(["check", "--strict", "--sarif", "a b.authing"])
        #expect(outcome.exitCode == 3)
        #expect(!outcome.output.contains("correct-horse"))
        let log = try JSON(parsing: outcome.output)
        #expect(log["version"] == "2.1.0")
        #expect(log["$schema"]?.stringValue?.hasSuffix("sarif-2.1.0.json") == true)
        let runs = try #require(log["runs"]?.arrayValue)
        #expect(runs.count == 1)
        let driver = try #require(runs[0]["tool"]?["driver"])
        #expect(driver["name"] == "authing")
        #expect(runs[0]["columnKind"] == "utf16CodeUnits")
        let rules = try #require(driver["rules"]?.arrayValue)
        for rule in rules {
            #expect(rule["id"]?.stringValue?.first == "A")
            for part in ["shortDescription", "fullDescription", "help"] {
                #expect(rule[part]?["text"]?.stringValue?.isEmpty == false)
            }
        }
        let results = try #require(runs[0]["results"]?.arrayValue)
        #expect(results.count >= 2)
        for result in results {
            let index = try #require(result["ruleIndex"]?.integerValue)
            #expect(rules[index]["id"] == result["ruleId"])
            #expect(["error", "warning"].contains(result["level"]?.stringValue))
            #expect(result["message"]?["text"]?.stringValue?.isEmpty == false)
            let place = try #require(result["locations"]?[0]?["physicalLocation"])
            #expect(place["artifactLocation"]?["uri"] == "a%20b.authing")
        }
        let foo = try #require(results.first { $0["message"]?["text"]?.stringValue?.contains("foo") == true })
        let region = foo["locations"]?[0]?["physicalLocation"]?["region"]
        #expect(region?["startLine"] == 2)
        // The face counts two.
        #expect(region?["startColumn"] == 13)
        #expect(region?["endColumn"] == 16)
    }
}
