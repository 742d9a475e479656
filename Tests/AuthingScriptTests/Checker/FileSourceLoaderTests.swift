import AuthingScript
import Foundation
import Testing

@Suite("Included files on disk")
struct FileSourceLoaderTests {
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "authing-include-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "root/lib"),
            withIntermediateDirectories: true
        )
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("let outside = 1".utf8).write(to: folder.appending(path: "outside.authing"))
        try Data("let inside = 1".utf8).write(to: folder.appending(path: "root/lib/inside.authing"))
        try Data("include \"lib/inside.authing\"".utf8).write(to: folder.appending(path: "root/main.authing"))
        try body(folder)
    }

    private func load(_ path: String, in folder: URL) throws -> LoadedSource {
        let main = folder.appending(path: "root/main.authing").path(percentEncoded: false)
        let (loader, identity) = FileSourceLoader.script(main)
        return try loader.load(path, from: identity)
    }

    @Test("files below the script's folder are read, by whatever way within it")
    func inside() throws {
        try withFolder { folder in
            let source = try load("lib/inside.authing", in: folder)
            #expect(source.name == "lib/inside.authing")
            #expect(String(decoding: source.bytes, as: UTF8.self) == "let inside = 1")
            #expect(try load("lib/../lib/./inside.authing", in: folder).identity == source.identity)
        }
    }

    @Test("nothing outside is read", arguments: ["../outside.authing", "/etc/passwd", "lib/../../outside.authing"])
    func outside(path: String) throws {
        try withFolder { folder in
            #expect(throws: SourceLoadFault.outside) { try load(path, in: folder) }
        }
    }

    @Test("a link that leads out is refused, one that stays inside is followed")
    func links() throws {
        try withFolder { folder in
            let root = folder.appending(path: "root")
            let files = FileManager.default
            try files.createSymbolicLink(
                at: root.appending(path: "out.authing"),
                withDestinationURL: folder.appending(path: "outside.authing")
            )
            try files.createSymbolicLink(
                at: root.appending(path: "in.authing"),
                withDestinationURL: root.appending(path: "lib/inside.authing")
            )
            #expect(throws: SourceLoadFault.outside) { try load("out.authing", in: folder) }
            #expect(try load("in.authing", in: folder).name == "lib/inside.authing")
        }
    }

    @Test("folders, pipes and what is not there are refused", arguments: ["lib", "pipe", "none.authing", ""])
    func irregular(path: String) throws {
        try withFolder { folder in
            let pipe = folder.appending(path: "root/pipe").path(percentEncoded: false)
            #expect(mkfifo(pipe, 0o600) == 0)
            let error = #expect(throws: SourceLoadFault.self) { try load(path, in: folder) }
            if case .outside = error { Issue.record("it is inside") }
        }
    }

    @Test("a script file runs with its includes")
    func runs() throws {
        try withFolder { folder in
            let path = folder.appending(path: "root/main.authing").path(percentEncoded: false)
            let host = FakeHost()
            let source = try ScriptSource.file(path)
            let code = ScriptThread.run { Script(source, commands: host.commands).run(host: host).exitCode }
            #expect(code == 0)
        }
    }
}
