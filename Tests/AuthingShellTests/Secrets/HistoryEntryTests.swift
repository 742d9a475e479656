import Testing

@testable import AuthingShell

/// What the history keeps of entries that hold no secret of their own.
@Suite("Entries of the history")
struct HistoryEntryTests {
    @Test(
        "reserved words are no misspelled commands",
        arguments: [
            "let user = login email ada@example.org (secret PW)", "let list = user list",
            "for user in 1..3 { print $user }",
            "test \"login email\" { print done }", "try { user list } catch as e { print $e }",
            "fn set(a) { return $a }",
            "assert $user.email == 'ada@example.org'", "expect error 2006 login email ada@example.org (secret PW)",
        ]
    )
    func reserved(entry: String) {
        #expect(HistoryEntries(commands: CommandCatalogue.standard.table).text(of: entry) == entry)
    }
}
