import AuthingJSON
import Foundation
import TestSupport
import Testing

@testable import AuthingShell

/// `authing repro`, with the built product, and bundles that nobody should trust.
@Suite("Cases in one file")
struct ReproTests {
    private static let secrets = ["--secret", "PASSWORD=Real-Pass-47", "--secret", "PASSWORD_2=Real-Pass-48"]

    /// A home with a state of two people, and a script about them.
    private func prepare() throws -> ProductHome {
        let home = try ProductHome()
        let setUp = """
            seed 5
            clock freeze 2026-02-01T00:00:00Z
            register email ada.lovelace@corp.example Real-Pass-47 --profile {nickname: "Ada L"}
            register username adalov Real-Pass-48
            send sms 13800138000
            state save pool.json
            """
        #expect(try home.run(["-c", setUp]).exitCode == 0)
        try home.write("login username adalov Real-Pass-48", to: "other.authing")
        try home.write(
            "include \"other.authing\"\nuser show ada.lovelace@corp.example\nlogin email ada.lovelace@corp.example Real-Pass-47"
        )
        return home
    }

    @Test("saved, shown and run; nobody is in it, and the same case has the same bytes", arguments: [false, true])
    func save(keepsHashes: Bool) throws {
        let home = try prepare()
        let save =
            ["repro", "save", "c.authingz", "case.authing", "--state", "pool.json"]
            + (keepsHashes ? ["--keep-hashes"] : [])
        let saved = try home.run(save)
        #expect((saved.exitCode, saved.error) == (0, ""))
        #expect(saved.output == "saved in c.authingz; it asks for the secrets PASSWORD, PASSWORD_2\n")
        let bytes = try Data(contentsOf: URL(filePath: home.path("c.authingz")))
        for word in ["lovelace", "Ada L", "adalov", "13800138000", "Real-Pass"] {
            #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word)")
        }
        #expect(bytes.range(of: Data("@corp.example".utf8)) != nil)
        let secrets =
            keepsHashes ? ["--secret", "PASSWORD=Real-Pass-47", "--secret", "PASSWORD_2=Real-Pass-48"] : Self.secrets
        let run = try home.run(["repro", "run", "c.authingz"] + secrets)
        #expect((run.exitCode, run.output) == (0, "c.authingz: the same\n"), "\(run)")
        let shown = try home.run(["repro", "show", "c.authingz"])
        #expect(shown.output.contains("HASHES OF PASSWORDS ARE IN IT") == keepsHashes)
        #expect(shown.output.contains("error[2006]: the password is wrong") != keepsHashes)
        #expect(try home.run(["repro", "run", "c.authingz"]).exitCode == 6)
        #expect(try home.run(save).exitCode == 2)
        #expect(try home.run(save + ["--force"]).exitCode == 0)
        #expect(try Data(contentsOf: URL(filePath: home.path("c.authingz"))) == bytes)
        var status = stat()
        #expect(lstat(home.path("c.authingz"), &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test("a case that comes to something else shows it")
    func differs() throws {
        let home = try ProductHome()
        try home.write("register email ada@example.org (secret PW)\nlogin email ada@example.org (secret OTHER)")
        let save = ["repro", "save", "c.authingz", "case.authing", "--secret", "PW=Real-Pass-47"]
        #expect(try home.run(save + ["--secret", "OTHER=Real-Pass-48"]).exitCode == 0)
        let run = try home.run([
            "repro", "run", "c.authingz", "--secret", "PW=Real-Pass-47", "--secret", "OTHER=Real-Pass-47",
        ])
        #expect(run.exitCode == 1)
        #expect(run.output.contains("  - error[2006]: the password is wrong\n  + {"), "\(run)")
    }

    // MARK: Hostile bundles

    private func bundle() throws -> [UInt8] {
        let manifest = ReproBundle.Manifest(
            script: "script/a.authing",
            seed: 1,
            clock: "2026-01-01T00:00:00Z",
            keepsPeople: false,
            keepsHashes: false,
            isExact: true,
            secrets: [],
            variables: [:],
            language: "en-US"
        )
        return try ReproBundle(
            manifest: manifest,
            state: Array("{}".utf8),
            texts: [("a.authing", Array("print 1".utf8))]
        ).bytes()
    }

    private func fault(_ bytes: [UInt8]) -> String {
        do {
            _ = try ReproBundle(reading: bytes)
            return "it was read"
        } catch {
            return error.message
        }
    }

    /// An archive with other names in the headers, their sums put right.
    private func renamed(_ old: String, _ new: String) throws -> [UInt8] {
        var bytes = try bundle()
        for start in stride(from: 0, to: bytes.count, by: 512)
        where bytes[start...].starts(with: Array(old.utf8)) && bytes[start + old.utf8.count] == 0 {
            bytes.replaceSubrange(
                start..<start + 100,
                with: Array(new.utf8) + [UInt8](repeating: 0, count: 100 - new.utf8.count)
            )
            mend(&bytes, start)
        }
        return bytes
    }

    private func mend(_ bytes: inout [UInt8], _ start: Int) {
        bytes.replaceSubrange(start + 148..<start + 156, with: Array("        ".utf8))
        let sum = String(bytes[start..<start + 512].reduce(0) { $0 + Int($1) }, radix: 8)
        bytes.replaceSubrange(
            start + 148..<start + 156,
            with: Array((String(repeating: "0", count: 6 - sum.count) + sum + "\0 ").utf8)
        )
    }

    @Test("is refused, with the reason")
    func hostile() throws {
        let good = try bundle()
        #expect(fault(good) == "it was read")
        for name in [
            "../a.authing", "/etc/passwd", "script/../../a", "script//a", "script/./a", "a\\b", "script/a\u{1B}",
        ] {
            #expect(fault(try renamed("script/a.authing", name)).hasSuffix("is no name that it may hold"), "\(name)")
        }
        #expect(fault(try renamed("script/a.authing", "state.json")) == "state.json is in it twice")
        #expect(fault(try renamed("script/a.authing", "script/b")) == "script/a.authing is missing in it")
        #expect(fault(try renamed("manifest.json", "manifest.jso")) == "it has no manifest")
        #expect(fault(Array(good.dropLast(1024))) == "its end is missing")
        #expect(fault(Array(good.dropLast(3))) == "it is no archive of this kind, or cut off")
        #expect(fault(good + [UInt8](repeating: 1, count: 512)) == "something stands behind its end")
        #expect(fault([]) == "it is no archive of this kind, or cut off")
        var other = good
        let place = try #require(Data(good).range(of: Data("print 1".utf8))).lowerBound
        other[place] = UInt8(ascii: "P")
        #expect(fault(other) == "script/a.authing is not as it was saved: its SHA-256 is another one")
        var huge = good
        huge.replaceSubrange(124..<135, with: Array("77777777777".utf8))
        #expect(fault(huge) == "a header of it is damaged")
        mend(&huge, 0)
        #expect(fault(huge) == "manifest.json is longer than the archive")
        var link = good
        link[156] = UInt8(ascii: "2")
        mend(&link, 0)
        #expect(fault(link) == "manifest.json is no plain file")
        // Whatever is changed, nothing traps.
        for offset in stride(from: 0, to: good.count, by: 7) {
            var bytes = good
            bytes[offset] ^= 0x55
            _ = fault(bytes)
        }
    }
}
