import Foundation
import Glibc
import TestSupport
import Testing

/// An include is as large and as deep as a script may need, and a circle ends before anything runs.
@Suite("G6: includes are bounded")
struct G6IncludesAreBoundedTests {
    private static let largest = 8 << 20

    @Test("up to 8 MiB are included, and of more not a byte is read")
    func size() throws {
        let home = try ProductHome()
        let head = "print \"included\"\n#"
        for (excess, isIncluded) in [(0, true), (1, false)] {
            let text = head + String(repeating: "x", count: Self.largest + excess - head.utf8.count)
            try home.write(text, to: "part.authing")
            let script = try home.write("include \"part.authing\"\nprint reached")
            let part = home.path("part.authing")
            let traced = try Strace(of: [script], in: home, ["-e", "trace=read,pread64", "-P", part])
            if isIncluded {
                #expect(traced.outcome.output == "included\nreached\n", "\(traced.outcome.error)")
            } else {
                #expect(traced.outcome.exitCode == 3 && traced.outcome.output.isEmpty)
                #expect(traced.outcome.error.contains("larger than 8 MiB"), "\(traced.outcome.error)")
            }
            #expect(traced.calls.contains { $0.hasPrefix("read(") || $0.hasPrefix("pread64(") } == isIncluded)
        }
    }

    /// Writes scripts each of which includes the next, the last one what is said.
    private func chain(_ count: Int, end: String, in home: ProductHome) throws -> String {
        for number in 0..<count {
            let next = number == count - 1 ? end : "include \"part\(number + 1).authing\""
            try home.write("\(next)\nprint \(number)", to: "part\(number).authing")
        }
        return home.path("part0.authing")
    }

    @Test("a chain ends at the latest at a depth of 64, without running anything", arguments: [65, 200])
    func depth(count: Int) throws {
        let home = try ProductHome()
        let outcome = try home.run([try chain(count, end: "print end", in: home)])
        #expect(outcome.exitCode == 3 && outcome.output.isEmpty, "\(outcome.output)")
        #expect(outcome.error.contains("nested more than"), "\(outcome.error.prefix(400))")
        let short = try ProductHome()
        let fine = try short.run([try chain(20, end: "print end", in: short)])
        #expect(fine.output == (["end"] + (0..<20).reversed().map(String.init)).joined(separator: "\n") + "\n")
    }

    @Test("a circle of any size is an error at once, also through a link", arguments: [1, 2, 3, 20])
    func circle(count: Int) throws {
        let home = try ProductHome()
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: home.path("back.authing"), withDestinationPath: "part0.authing")
        for end in ["part0.authing", "back.authing", "./part0.authing"] {
            let script = try chain(count, end: "include \"\(end)\"", in: home)
            // What any script takes, this one's own files included, is no part of the measure.
            let plain = try home.write("print 1", to: "plain.authing")
            let least = try (0..<5).map { _ in try Timing.of { _ = try home.run([plain]) } }.min() ?? .zero
            var last: RunningProgram.Outcome?
            let taken = try (0..<5).map { _ in try Timing.of { last = try home.run([script]) } }.min() ?? .zero
            let outcome = try #require(last)
            #expect(outcome.exitCode == 3 && outcome.output.isEmpty)
            #expect(outcome.error.contains("is being included already"), "\(outcome.error)")
            #expect(taken - least < Timing.limit(.milliseconds(10), debug: .milliseconds(100)), "\(taken) \(least)")
        }
    }

    @Test("links are judged by where they lead, and nothing outside is opened")
    func links() throws {
        let home = try ProductHome()
        let manager = FileManager.default
        for folder in ["cases/deep/er", "cases-too"] {
            try manager.createDirectory(atPath: home.path(folder), withIntermediateDirectories: true)
        }
        try home.write("print outside", to: "cases-too/other.authing")
        try home.write("print inside", to: "cases/deep/er/part.authing")
        let targets = [
            ("good", "deep/er/part.authing", true), ("sibling", "../cases-too/other.authing", false),
            ("round", "../cases/deep/er/part.authing", true), ("self", "self.authing", false),
            ("chain", "sibling.authing", false),
        ]
        for (name, target, _) in targets {
            try manager.createSymbolicLink(atPath: home.path("cases/\(name).authing"), withDestinationPath: target)
        }
        // A name that begins like the folder's is not in the folder.
        for (path, isIncluded) in targets.map({ ("\($0.0).authing", $0.2) }) + [("../cases-too/other.authing", false)] {
            let script = try home.write("include \"\(path)\"", to: "cases/case.authing")
            let traced = try Strace(of: [script], in: home, ["-e", "trace=open,openat,openat2"])
            #expect(traced.outcome.output == (isIncluded ? "inside\n" : ""), "\(path): \(traced.outcome)")
            #expect(traced.outcome.exitCode == (isIncluded ? 0 : 3), "\(path)")
            #expect(!traced.paths.contains { $0.contains("other.authing") }, "\(path)")
            #expect(traced.paths.contains { $0.hasSuffix("case.authing") })
        }
    }

    @Test("of forty paths none is opened that leads out, or that is no file")
    func corpus() throws {
        let home = try ProductHome()
        let manager = FileManager.default
        for folder in ["cases/sub", "outside"] {
            try manager.createDirectory(atPath: home.path(folder), withIntermediateDirectories: true)
        }
        let outside = try home.write("print outside", to: "outside/secret.authing")
        let links = [
            "link.authing": "../outside/secret.authing", "folder": "../outside", "chain.authing": "link.authing",
            "absolute.authing": outside, "device.authing": "/dev/zero",
        ]
        for (name, target) in links {
            try manager.createSymbolicLink(atPath: home.path("cases/\(name)"), withDestinationPath: target)
        }
        #expect(mkfifo(home.path("cases/fifo.authing"), 0o600) == 0)
        let ups = (1...8).map { String(repeating: "../", count: $0) }
        let paths =
            [
                outside, "//\(outside)", "/dev/zero", "/dev/stdin", "/proc/self/environ", "/etc/passwd", "link.authing",
                "chain.authing", "absolute.authing", "device.authing", "folder/secret.authing", "folder",
                "fifo.authing",
                "sub", ".", "..", "./", "", "sub/../../outside/secret.authing", "./../outside/secret.authing",
                "sub/./../../outside/secret.authing", "sub//..//..//outside/secret.authing", "missing.authing",
                "../cases/../outside/secret.authing",
            ]
            + ups.map { $0 + "outside/secret.authing" } + ups.map { $0 + "etc/passwd" }
        #expect(paths.count == 40)
        let foreign: Set = ["/dev/zero", "/dev/stdin", "/proc/self/environ", "/etc/passwd"]
        for path in paths {
            let script = try home.write("include \"\(path)\"\nprint reached", to: "cases/case.authing")
            let traced = try Strace(of: [script], in: home, ["-e", "trace=open,openat,openat2"])
            #expect(traced.outcome.exitCode == 3 && traced.outcome.output.isEmpty, "\(path): \(traced.outcome)")
            let stray = traced.paths.filter { foreign.contains($0) || $0.contains("secret.authing") }
            #expect(stray.isEmpty, "\(path): \(stray)")
            #expect(traced.paths.contains { $0.hasSuffix("case.authing") })
        }
    }
}
