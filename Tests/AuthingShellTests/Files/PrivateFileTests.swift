import Foundation
import TestSupport
import Testing

@testable import AuthingShell

/// Files that hold secrets.
@Suite("Private files")
struct PrivateFileTests {
    private func mode(of path: String) -> mode_t {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    private func text(of path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test("are readable by their owner alone, whatever stood there before")
    func mode() throws {
        let folder = try TemporaryDirectory()
        let path = folder.path(of: "x")
        try "old".write(toFile: path, atomically: false, encoding: .utf8)
        chmod(path, 0o666)
        let file = try PrivateFile(replacing: NamedFile(path))
        file.write("new".utf8)
        #expect(try text(of: path) == "old")
        try file.finish()
        #expect(try text(of: path) == "new")
        #expect(mode(of: path) == 0o600)
    }

    @Test("leave nothing behind when they are not finished")
    func unfinished() throws {
        let folder = try TemporaryDirectory()
        do {
            let file = try PrivateFile(replacing: NamedFile("x", in: folder.path(of: ".")))
            file.write("new".utf8)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(of: ".")).isEmpty)
    }

    @Test("never go through a link, even one that comes in between")
    func link() throws {
        let folder = try TemporaryDirectory()
        let (path, victim) = (folder.path(of: "x"), folder.path(of: "victim"))
        try "precious".write(toFile: victim, atomically: false, encoding: .utf8)
        let file = try PrivateFile(replacing: NamedFile(path))
        symlink(victim, path)
        #expect(throws: FileFault.self) { try PrivateFile(replacing: NamedFile(path)) }
        #expect(throws: FileFault.self) { try file.finish() }
        #expect(try text(of: victim) == "precious")
    }

    @Test("never replace a folder or a pool")
    func others() throws {
        let folder = try TemporaryDirectory()
        mkdir(folder.path(of: "folder"), 0o700)
        try "SQLite format 3\0 and so on".write(toFile: folder.path(of: "pool"), atomically: false, encoding: .utf8)
        for name in ["folder", "pool", "missing/x", ""] {
            let file = NamedFile(name, in: folder.path(of: "."))
            let fault = #expect(throws: FileFault.self) { try PrivateFile(replacing: file) }
            #expect(fault?.message.hasPrefix(name) == true)
        }
    }
}
