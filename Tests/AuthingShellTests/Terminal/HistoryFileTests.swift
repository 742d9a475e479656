import AuthingShell
import Foundation
import Testing

struct HistoryFileTests {
    /// A folder that is removed with the test.
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.path + "/history-\(UUID().uuidString)"
        var file: HistoryFile { HistoryFile(path: path + "/authing/history") }

        init() { mkdir(path, 0o755) }
        deinit { _ = try? FileManager.default.removeItem(atPath: path) }  // nothing to do about a folder that stays
    }

    private func mode(_ path: String) -> mode_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    @Test("entries come back in order, whatever is in them")
    func roundTrip() throws {
        let folder = Folder()
        let entries = ["whoami", "let a = {\n\tx: 1\n}", "C:\\new\\\\n", "学校 🎉", "ends with \\", "\\\n\\", "a\rb"]
        for entry in entries { try folder.file.append(entry) }
        #expect(try folder.file.load() == entries)
        let lines = try String(contentsOfFile: folder.file.path, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == entries.count)
    }

    @Test("file and folder are the user's alone, and stay so")
    func modes() throws {
        let folder = Folder()
        #expect(try folder.file.load() == [])
        try folder.file.append("one")
        #expect(mode(folder.path + "/authing") == 0o700)
        #expect(mode(folder.file.path) == 0o600)
        chmod(folder.file.path, 0o664)
        #expect(try folder.file.load() == ["one"])
        #expect(mode(folder.file.path) == 0o600)
    }

    @Test("a history that is too long is replaced whole")
    func shortening() throws {
        let folder = Folder()
        try folder.file.append("first")
        let old = (0..<HistoryFile.capacity * 2).map { "print \($0)" }
        try (old.joined(separator: "\n") + "\n").write(toFile: folder.file.path, atomically: false, encoding: .utf8)
        let opened = try #require(FileHandle(forReadingAtPath: folder.file.path))
        #expect(try folder.file.load() == old.suffix(HistoryFile.capacity))
        // Nothing of it was written over.
        #expect(try opened.readToEnd()?.count == old.joined(separator: "\n").utf8.count + 1)
        #expect(mode(folder.file.path) == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/authing") == ["history"])
        // Who has the old one open and holds its lock stops nobody.
        flock(opened.fileDescriptor, LOCK_EX)
        try folder.file.append("last")
        #expect(try folder.file.load().last == "last")
    }

    @Test("a link, a second name, a folder or a pipe is refused")
    func refuses() throws {
        let folder = Folder()
        let path = folder.path
        try FileManager.default.createSymbolicLink(atPath: path + "/link", withDestinationPath: "/etc/passwd")
        _ = FileManager.default.createFile(atPath: path + "/first", contents: nil)
        try FileManager.default.linkItem(atPath: path + "/first", toPath: path + "/second")
        mkfifo(path + "/pipe", 0o600)
        for name in ["link", "first", "pipe"] {
            #expect(throws: HistoryError.self, "\(name)") { try HistoryFile(path: path + "/" + name).load() }
            #expect(throws: HistoryError.self, "\(name)") { try HistoryFile(path: path + "/" + name).append("x") }
        }
        #expect(throws: HistoryError.self) { try HistoryFile(path: path).append("x") }
    }

    @Test("a line that was cut off does not swallow the next one")
    func cutOff() throws {
        let folder = Folder()
        try folder.file.append("one")
        let handle = try FileHandle(forWritingTo: URL(filePath: folder.file.path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("tw".utf8))
        try handle.close()
        try folder.file.append("three")
        #expect(try folder.file.load() == ["one", "tw", "three"])
    }

    @Test("a file that has grown too long keeps its newest entries")
    func capacity() throws {
        let folder = Folder()
        try folder.file.append("first")
        let count = HistoryFile.capacity * 12 / 10
        let text = (1...count).map { "entry \($0)\n" }.joined()
        try text.write(toFile: folder.file.path, atomically: false, encoding: .utf8)
        let entries = try folder.file.load()
        #expect(entries.count == HistoryFile.capacity)
        #expect(entries.last == "entry \(count)")
        let kept = try String(contentsOfFile: folder.file.path, encoding: .utf8).split(separator: "\n")
        #expect(kept.count == HistoryFile.capacity)
        #expect(kept.first.map(String.init) == entries.first)
    }

    @Test("several shells write into one file without mixing their lines")
    func concurrent() async throws {
        let folder = Folder()
        let file = folder.file
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    for number in 0..<50 {
                        let entry = "\(writer) \(number)\n" + String(repeating: "x", count: number * 20)
                        #expect(throws: Never.self) { try file.append(entry) }
                    }
                }
            }
        }
        let entries = try file.load()
        #expect(entries.count == 400)
        for writer in 0..<8 {
            let own = entries.filter { $0.hasPrefix("\(writer) ") }
            #expect(own == (0..<50).map { "\(writer) \($0)\n" + String(repeating: "x", count: $0 * 20) })
        }
    }

    @Test(
        "the place follows the environment",
        arguments: [
            (["XDG_STATE_HOME": "/state", "HOME": "/home/a"], "/state/authing/history"),
            (["XDG_STATE_HOME": "relative", "HOME": "/home/a"], "/home/a/.local/state/authing/history"),
            (["HOME": "/home/a"], "/home/a/.local/state/authing/history"),
            ([:], nil),
        ] as [([String: String], String?)]
    )
    func place(environment: [String: String], path: String?) {
        #expect(HistoryFile.standard(environment: environment)?.path == path)
    }
}
