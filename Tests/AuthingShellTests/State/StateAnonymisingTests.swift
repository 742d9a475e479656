import AuthingAPI
import AuthingJSON
import Foundation
import TestSupport
import Testing

/// A state in which nobody can be recognised is a state like the old one in all else.
@Suite("Anonymous states")
struct StateAnonymisingTests {
    private func bytes(_ name: String, _ shell: ShellSession) throws -> Data {
        try Data(contentsOf: URL(filePath: shell.folder.path(of: name)))
    }

    /// The texts of a column.
    private func values(_ state: StateDocument, _ table: String, _ column: String) -> [String?] {
        guard let table = state.tables[table], let place = table.columns.firstIndex(where: { $0.name == column })
        else { return [] }
        return table.rows.map { $0[place].stringValue }
    }

    @Test("whatever was done with the pool", arguments: 1...12)
    func generated(seed: Int) async throws {
        try await onScriptThread {
            let shell = try ShellSession(seed: Int64(seed))
            var generator = PoolGenerator(seed: seed)
            for statement in generator.statements(160) { _ = shell.type(statement) }
            _ = shell.type("state save old.json")
            #expect(shell.type("state anonymise old.json new.json") == ["new.json holds nobody who can be recognised"])
            _ = shell.type("state anonymise old.json again.json")
            #expect(try bytes("new.json", shell) == bytes("again.json", shell))
            let old = try StateDocument(Array(bytes("old.json", shell)))
            let new = try StateDocument(Array(bytes("new.json", shell)))
            let text = try String(decoding: bytes("new.json", shell), as: UTF8.self)

            // Everything has its place, each name another name, each reference what it refers to.
            #expect(old.tables.mapValues(\.rows.count) == new.tables.mapValues(\.rows.count))
            for column in ["username", "email", "phone", "nickname"] {
                let (before, after) = (values(old, "user", column), values(new, "user", column))
                #expect(Set(before).count == Set(after).count)
                #expect(before.map { $0?.count } == after.map { $0?.count })
                #expect(before.map { $0 == nil } == after.map { $0 == nil })
                for (name, other) in zip(before, after) where name != nil { #expect(name != other) }
            }
            for (email, other) in zip(values(old, "user", "email"), values(new, "user", "email")) {
                #expect(email?.split(separator: "@").last == other?.split(separator: "@").last)
            }
            let pairs = Dictionary(
                zip(values(old, "user", "email"), values(new, "user", "email")).compactMap { old, new in
                    old.flatMap { old in new.map { (old, $0) } }
                }
            ) { first, _ in first }
            for (recipient, other) in zip(values(old, "sending", "recipient"), values(new, "sending", "recipient")) {
                if let known = recipient.flatMap({ pairs[$0] }) { #expect(known == other) }
            }
            #expect(values(old, "user", "id") == values(new, "user", "id"))

            // Nobody is left in it.
            for name in values(old, "user", "email") + values(old, "user", "phone")
                + values(old, "sending", "recipient")
            {
                if let name { #expect(!text.contains("\"\(name)\"")) }
            }
            for user in 0..<6 { #expect(!text.contains("\"user\(user)\"") && !text.contains("user\(user)@")) }
            for (table, column) in [
                ("pool", "codeKey"), ("application", "secret"), ("user", "passwordHash"), ("session", "digest"),
                ("verificationLink", "digest"), ("message", "code"), ("message", "link"),
            ] {
                for secret in values(old, table, column).compactMap({ $0 }) where secret.count > 6 {
                    #expect(!text.contains(secret), "\(table).\(column)")
                }
            }

            // It loads, and what is saved then is the same.
            let loaded = try ShellSession(seed: 99, folder: shell.folder)
            #expect(loaded.type("let loaded = state load new.json") == [])
            _ = loaded.type("state save third.json")
            #expect(try bytes("third.json", shell) == bytes("new.json", shell))
        }
    }

    @Test("texts keep their length and their kinds of characters")
    func kinds() async throws {
        try await onScriptThread {
            let shell = try ShellSession()
            for entry in [
                "let u = register username Ada-47 pass-47110 --profile {nickname: \"蒸汽 Ab1-é\", birthdate: \"1815-12-10\"}",
                "let v = login username Ada-47 pass-47110 --client-ip 192.0.2.7",
                "let w = user create --username Bob-47 --email bob.b+x@example.org",
                "state save old.json", "let s = state anonymise old.json new.json --seed 3",
            ] { #expect(shell.type(entry).allSatisfy { $0 == "saved in old.json" }, "\(entry)") }
            let new = try StateDocument(Array(bytes("new.json", shell)))
            let name = try #require(values(new, "user", "username").first ?? nil)
            #expect(name.wholeMatch(of: /[A-Z][a-z]{2}-[0-9]{2}/) != nil && name != "Ada-47")
            let nickname = try #require(values(new, "user", "nickname").first ?? nil)
            #expect(nickname.wholeMatch(of: /\p{Han}{2} [A-Z][a-z][0-9]-[à-æ]/) != nil && nickname != "蒸汽 Ab1-é")
            let birthdate = try #require(values(new, "user", "birthdate").first ?? nil)
            #expect(birthdate.wholeMatch(of: /[12][0-9]{3}-[01][0-9]-[0-2][0-9]/) != nil && birthdate != "1815-12-10")
            let email = try #require(values(new, "user", "email").last ?? nil)
            #expect(email.wholeMatch(of: /[a-z]{3}\.[a-z]\+[a-z]@example\.org/) != nil)
            #expect(values(new, "user", "lastIP").first??.hasPrefix("10.") == true)
            #expect(shell.type("let t = state anonymise old.json other.json --seed 4") == [])
            #expect(try bytes("new.json", shell) != bytes("other.json", shell))
        }
    }

    @Test("old passwords are good no more, unless hashes are kept; one password may be set for all")
    func hashes() async throws {
        try await onScriptThread {
            let shell = try ShellSession()
            _ = shell.type("let u = register username ada pass-47110; state save old.json")
            func login(_ options: String, _ password: String) -> String {
                let entries = [
                    "let s = state anonymise old.json new.json \(options)", "let l = state load new.json",
                    "let u = (user list).list[0].username", "let r = try login username $u \(password)", "print $r.ok",
                ]
                return entries.reduce(into: "") { $0 = shell.type($1).joined() }
            }
            #expect(login("", "pass-47110") == "false")
            #expect(login("--keep-hashes", "pass-47110") == "true")
            #expect(login("--password Known-4711", "Known-4711") == "true")
            #expect(login("--password Known-4711", "pass-47110") == "false")
        }
    }
}
