import AuthingScript
import Testing

@Suite("The table of codes")
struct DiagnosticCodeTests {
    @Test("no code is used twice, and each has a page")
    func unique() {
        let codes = DiagnosticCode.all
        #expect(Set(codes.map(\.id)).count == codes.count)
        for code in codes {
            #expect(code.id.wholeMatch(of: /A\d{4}/) != nil, "\(code.id)")
            #expect(!code.title.isEmpty && !code.title.hasSuffix("."), "\(code.id)")
            #expect(code.explanation.count > 40, "\(code.id)")
        }
    }

    @Test("codes of the grammar are permanent")
    func permanent() {
        let expected = """
            A1001 A1002 A1003 A1004 A1005 A1006 A1007 A1008 A1009 A1010 A1011 A1012 A1051 A1052 A1053 A1054 A1055 A1056 \
            A1057 A1058 A1059 A1060 A1061 A1062 A1063 A1064 A1065 A1066 A1067 A1068 A1069 A1070 A1301 A1302 A1303 A1304
            """
        let own = DiagnosticCode.all.map(\.id).filter { $0 < "A1100" || ("A1301"..."A1319").contains($0) }
        #expect(own.joined(separator: " ") == expected)
    }

    @Test("a page is found by its code in any letter case")
    func find() {
        #expect(DiagnosticCode.find("a1104")?.title == "unknown option")
        #expect(DiagnosticCode.find("A9999") == nil)
    }

    @Test(
        "right and wrong examples of the grammar's pages are what they say",
        arguments: DiagnosticCode.all.filter { $0.id < "A1100" }
    )
    func examples(code: DiagnosticCode) {
        for (isRight, example) in code.examples {
            let result = parsed(example)
            if isRight {
                #expect(result.diagnostics.isEmpty, "\(code.id): \(example): \(faults(result, example))")
            } else {
                #expect(
                    result.diagnostics.contains { $0.code == code.id },
                    "\(code.id): \(example): \(faults(result, example))"
                )
            }
        }
    }
}

extension DiagnosticCode {
    /// The examples of the page, without their indentation; files and shell commands are no examples of the language.
    fileprivate var examples: [(isRight: Bool, text: String)] {
        var examples: [(isRight: Bool, text: String)] = []
        for line in explanation.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("right:  ") || line.hasPrefix("wrong:  ") {
                examples.append((line.hasPrefix("right"), String(line.dropFirst(8))))
            } else if line.hasPrefix("        "), !examples.isEmpty {
                examples[examples.count - 1].text += "\n" + line.dropFirst(8)
            }
        }
        return examples.filter { !$0.text.hasPrefix("a file ") && !$0.text.hasPrefix("iconv ") }
    }
}
