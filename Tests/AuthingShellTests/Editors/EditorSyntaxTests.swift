import AuthingJSON
import AuthingScript
import AuthingShell
import Foundation
import Testing

@Suite("Editor files")
struct EditorSyntaxTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "scripts/editors")

    @Test(
        "those of the repository are what `authing editors` prints",
        arguments: [("textmate/authing.tmLanguage.json", EditorSyntax.textMate), ("vim/syntax/authing.vim", .vim)]
    )
    func committed(path: String, syntax: EditorSyntax) throws {
        let text = try String(contentsOf: Self.folder.appending(path: path), encoding: .utf8)
        let name = syntax == .vim ? "vim" : "textmate"
        #expect(
            text == syntax.text(.standard),
            "stale: run .build/debug/authing editors \(name) >scripts/editors/\(path)"
        )
    }

    @Test("each knows every keyword, function and command")
    func complete() throws {
        let grammar = EditorSyntax.textMate.text(.standard)
        let vim = EditorSyntax.vim.text(.standard)
        _ = try JSON(parsing: grammar)
        for word in Keyword.allCases.map(\.rawValue) + ScriptFunction.all.map(\.name) {
            #expect(grammar.contains(word), "\(word)")
            #expect(vim.contains(word), "\(word)")
        }
        for name in CommandCatalogue.standard.table.allNames {
            let words = name.split(separator: " ")
            #expect(grammar.contains(words.joined(separator: "[ \\\\t]+")), "\(name)")
            #expect(vim.contains(words.joined(separator: "\\s\\+")), "\(name)")
        }
    }

    @Test("every pattern of the grammar is a regular expression")
    func patterns() throws {
        func visit(_ json: JSON) throws {
            for key in ["match", "begin", "end", "firstLineMatch"] {
                guard let pattern = json[key]?.stringValue else { continue }
                _ = try NSRegularExpression(pattern: pattern)
            }
            for value in json.objectValue?.values ?? json.arrayValue ?? [] { try visit(value) }
        }
        try visit(try JSON(parsing: EditorSyntax.textMate.text(.standard)))
    }
}
