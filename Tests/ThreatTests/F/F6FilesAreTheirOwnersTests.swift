import AuthingStore
import Foundation
import Glibc
import TestSupport
import Testing

/// Whatever the umask, what the program writes is its owner's alone; what is not is refused.
@Suite("F6: files are their owner's")
struct F6FilesAreTheirOwnersTests {
    private func mode(_ path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
    }

    private func run(_ mask: String, _ arguments: [String], in home: ProductHome) throws -> RunningProgram.Outcome {
        try RunningProgram.run(
            "/bin/sh",
            ["-c", "umask \(mask); exec \"$0\" \"$@\"", try BuiltProduct.path("authing")] + arguments,
            environment: home.environment(),
            workingFolder: home.path("")
        )
    }

    @Test("a pool and its journal", arguments: ["000", "022", "077", "277"])
    func pools(mask: String) throws {
        let home = try ProductHome()
        let outcome = try run(mask, ["-c", "register username ada password", "--pool", "a.pool"], in: home)
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(mode(home.path("a.pool")) == 0o600)
        #expect(mode(home.path("a.pool-journal")) == 0o600)
    }

    @Test("a link, also to nowhere, and files open to others are refused, and nothing is written through them")
    func planted() throws {
        let home = try ProductHome()
        let target = home.path("target")
        for exists in [false, true] {
            if exists { try Data("mine".utf8).write(to: URL(filePath: target)) }
            unlink(home.path("a.pool"))
            #expect(symlink(target, home.path("a.pool")) == 0)
            let outcome = try run("022", ["-c", "register username ada password", "--pool", "a.pool"], in: home)
            #expect(outcome.exitCode != 0 && outcome.error.contains("symbolic link"), "\(outcome)")
            #expect(FileManager.default.contents(atPath: target) == (exists ? Data("mine".utf8) : nil))
        }
        unlink(home.path("a.pool"))
        _ = try run("022", ["-c", "print 1", "--pool", "a.pool"], in: home)
        for loose in [0o644, 0o660, 0o606] as [mode_t] {
            #expect(chmod(home.path("a.pool"), loose) == 0)
            let outcome = try run("022", ["-c", "user list", "--pool", "a.pool"], in: home)
            #expect(outcome.exitCode != 0 && outcome.error.contains("by others"), "\(outcome)")
        }
    }

    @Test("a planted journal that is a link is not followed")
    func plantedJournal() throws {
        let home = try ProductHome()
        _ = try run("022", ["-c", "register username ada password", "--pool", "a.pool"], in: home)
        let target = home.path("target")
        try Data("mine".utf8).write(to: URL(filePath: target))
        unlink(home.path("a.pool-journal"))
        #expect(symlink(target, home.path("a.pool-journal")) == 0)
        let outcome = try run("022", ["-c", "register username bob password", "--pool", "a.pool"], in: home)
        #expect(outcome.exitCode != 0, "\(outcome)")
        #expect(FileManager.default.contents(atPath: target) == Data("mine".utf8))
    }
}
