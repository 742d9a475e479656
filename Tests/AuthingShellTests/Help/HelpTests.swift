import AuthingAPI
import AuthingJSON
import AuthingScript
import Foundation
import TestSupport
import Testing

@testable import AuthingShell

/// Pages that fit, and records that say the same.
@Suite("Help")
struct HelpTests {
    static let topics: [String] =
        [""] + HelpTopic.allCases.map(\.rawValue) + CommandCatalogue.standard.commands.map(\.name)
        + AuthingError.Code.allCases.map { "error \($0.rawValue)" } + PoolSetting.all.map(\.name)
        + (DiagnosticCode.all + ShellCodes.all).map(\.id) + ScriptFunction.all.map(\.name)
        + ["login", "user", "retry", "login_by_email"]

    private static func pages(_ width: Int, _ language: Language) -> HelpPages {
        HelpPages(catalogue: .standard, width: width, language: language)
    }

    @Test("Every page fits 80 columns, in both languages", arguments: Language.allCases)
    func width(language: Language) throws {
        for topic in Self.topics {
            let page = try #require(Self.pages(80, language).page(topic), "\(topic)")
            // Examples and scripts keep their lines, so that they can be copied.
            let given = Set(
                CommandCatalogue.standard.commands.flatMap { $0.examples.flatMap { $0.given + [$0.input] } }
            )
            for line in page.split(separator: "\n") where TerminalText.width(line) > 80 {
                let text = line.drop { $0 == " " }
                let isCopied = given.contains(String(text)) || topic.hasPrefix("A") && page.contains("right:")
                #expect(isCopied || !text.contains(" "), "\(topic): \(line)")
            }
        }
    }

    @Test("Every topic has a record, whose text is JSON")
    func records() throws {
        for topic in Self.topics {
            let record = try #require(HelpRecords(pages: Self.pages(80, .english)).record(topic), "\(topic)")
            #expect(try JSON(parsing: Array(record.text(.pretty).utf8), depth: 32) == record, "\(topic)")
            #expect(record["kind"]?.stringValue != nil, "\(topic)")
        }
        #expect(HelpRecords(pages: Self.pages(80, .english)).record("nothing-such") == nil)
    }

    @Test("Everything at once holds every command, code and setting")
    func everything() throws {
        let record = try #require(HelpRecords(pages: Self.pages(80, .english)).record(""))
        #expect(record["commands"]?.arrayValue?.count == CommandCatalogue.standard.commands.count)
        #expect(record["errors"]?.arrayValue?.count == AuthingError.Code.allCases.count)
        #expect(record["settings"]?.arrayValue?.count == PoolSetting.all.count)
        #expect(record["functions"]?.arrayValue?.count == ScriptFunction.all.count)
    }

    @Test("The settings page names every setting and every key with its default")
    func settings() throws {
        let page = try #require(Self.pages(80, .english).page("pool"))
        for setting in PoolSetting.all {
            #expect(page.contains("  \(setting.name)  "), "\(setting.name)")
            for field in setting.fields where setting.isRecord { #expect(page.contains("      \(field.name) ")) }
        }
        let words = page.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        #expect(words.components(separatedBy: "; default ").count - 1 == PoolSetting.all.flatMap(\.fields).count)
    }

    @Test("On a terminal, too, --json shows JSON, and a variable gets the record")
    func json() async throws {
        let (shown, field) = try await onScriptThread {
            let shell = try ShellSession()
            let shown = shell.type("help --json error 2000").joined(separator: "\n")
            return (shown, shell.type("let h = help --json error 2000; print $h.script"))
        }
        let record = try JSON(parsing: Array(shown.utf8), depth: 32)
        #expect(record["code"]?.integerValue == 2000)
        #expect(field.first == "pool set loginFailCheck {enabled: true, limit: 1}")
    }

    @Test("What remedies quote as commands are commands, and settings take the values")
    func remedies() async throws {
        let names = CommandCatalogue.standard.commands.map(\.name)
        let families = Set(names.compactMap { $0.split(separator: " ").first.map(String.init) })
        let settings = DecisionRule.allCases.flatMap { rule in
            rule.codes.flatMap { code in rule.remedies(for: code).flatMap { [$0.english, $0.chinese] } }
        }.flatMap { text in
            text.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
                .map { String($0.element) }
        }
        for quoted in settings {
            let isCommand = names.contains { quoted == $0 || quoted.hasPrefix($0 + " ") } || families.contains(quoted)
            #expect(isCommand, "\(quoted)")
        }
        let statements = Set(settings.filter { $0.hasPrefix("pool set ") && $0.split(separator: " ").count > 3 })
        let failed = try await onScriptThread {
            try statements.filter { statement in
                try ShellSession().type(statement).contains { $0.hasPrefix("error") }
            }
        }
        #expect(failed == [])
        #expect(statements.count >= 8)
    }
}
