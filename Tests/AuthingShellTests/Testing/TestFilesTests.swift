import AuthingShell
import Foundation
import TestSupport
import Testing

/// Which files the command line names.
@Suite("Files of tests")
struct TestFilesTests {
    @Test(
        "a glob fits a name",
        arguments: [
            ("*.authing", "a.authing", true), ("*.authing", "a.txt", false), ("a?c", "abc", true), ("a?c", "ac", false),
            ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false), ("[!a-c]x", "dx", true), ("[^a]", "b", true),
            ("a*b*c", "aXbYbZc", true), ("a*b*c", "aXbYbZ", false), ("**", "anything", false), ("*", "", true),
            ("[", "[", true), ("[a", "[a", true), ("[]a]", "]", true), ("名*", "名字.authing", true), ("?", "é", true),
            ("a\\*", "a\\x", true), ("[a-]", "-", true),
        ]
    )
    func glob(pattern: String, name: String, fits: Bool) { #expect(Glob(pattern).matches(name) == fits) }

    @Test("a glob takes no time that grows with the powers of its stars")
    func globTime() {
        let start = ContinuousClock.now
        #expect(!Glob(String(repeating: "a*", count: 60) + "b").matches(String(repeating: "a", count: 4_000)))
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    /// A folder with scripts in it, and what must be passed over.
    private func folder() throws -> TemporaryDirectory {
        let folder = try TemporaryDirectory()
        for name in ["sub/deep", "sub/.hidden", "empty"] {
            try FileManager.default.createDirectory(atPath: folder.path(of: name), withIntermediateDirectories: true)
        }
        for name in [
            "b.authing", "a.authing", "B.authing", "note.txt", ".dot.authing", "sub/z.authing", "sub/deep/y.authing",
            "sub/.hidden/h.authing", "sub/plain",
        ] {
            try "print 1".write(toFile: folder.path(of: name), atomically: false, encoding: .utf8)
        }
        try FileManager.default.createSymbolicLink(atPath: folder.path(of: "sub/loop"), withDestinationPath: "..")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path(of: "link.authing"),
            withDestinationPath: "a.authing"
        )
        return folder
    }

    private func find(_ arguments: [String], in folder: TemporaryDirectory) throws -> [String] {
        let root = folder.path(of: "")
        let base = root.hasSuffix("/") ? root : root + "/"
        return try TestFiles.find(arguments.map { base + $0 }).map { String($0.dropFirst(base.count)) }
    }

    @Test("a folder gives its scripts, sorted, hidden ones and links to folders passed over, each file once")
    func folders() throws {
        let folder = try folder()
        #expect(
            try find([""], in: folder) == [
                "B.authing", "a.authing", "b.authing", "sub/deep/y.authing", "sub/z.authing",
            ]
        )
        #expect(
            try find(["sub", "b.authing", "sub/z.authing"], in: folder)
                == ["sub/deep/y.authing", "sub/z.authing", "b.authing"]
        )
        #expect(throws: TestFiles.Fault.self) { try find(["empty"], in: folder) }
    }

    @Test(
        "globs",
        arguments: [
            ("*.authing", ["B.authing", "a.authing", "b.authing"]),
            ("**/*.authing", ["B.authing", "a.authing", "b.authing", "sub/deep/y.authing", "sub/z.authing"]),
            ("**/y.authing", ["sub/deep/y.authing"]), ("s*/z.authing", ["sub/z.authing"]),
            ("[ab].authing", ["a.authing", "b.authing"]), ("sub/**", ["sub/deep/y.authing", "sub/z.authing"]),
            (".*.authing", [".dot.authing"]), ("sub/*", ["sub/deep/y.authing", "sub/plain", "sub/z.authing"]),
            ("*/plain", ["sub/plain"]),
        ] as [(String, [String])]
    )
    func globs(pattern: String, expected: [String]) throws {
        #expect(try find([pattern], in: folder()) == expected)
    }

    @Test("a glob that nothing fits, and names that are no glob")
    func noMatch() throws {
        let folder = try folder()
        #expect(throws: TestFiles.Fault.self) { try find(["x*.authing"], in: folder) }
        // Whoever reads a file that is not there says so.
        #expect(try find(["nowhere.authing"], in: folder) == ["nowhere.authing"])
        try "print 1".write(toFile: folder.path(of: "odd[1].authing"), atomically: false, encoding: .utf8)
        #expect(try find(["odd[1].authing"], in: folder) == ["odd[1].authing"])
        #expect(try TestFiles.find(["-", "-"]) == ["-"])
    }
}
