import Foundation
import TestSupport
import Testing

/// `--pool FILE`: state that outlives the process, shared by several, and refused where it is not safe.
@Suite("Pool files on the command line")
struct PoolOptionTests {
    private let home: ProductHome

    init() throws { home = try ProductHome() }

    private func run(_ code: String) throws -> RunningProgram.Outcome {
        try home.run(["--pool", home.path("pool.db"), "-c", code])
    }

    @Test("state survives to the next process")
    func survives() throws {
        #expect(try run("register email ada@example.org pass-4711").exitCode == 0)
        #expect(try run("let u = login email ada@example.org pass-4711\nprint $u.loginsCount").output == "1\n")
        #expect(try run("let u = login email ada@example.org pass-4711\nprint $u.loginsCount").output == "2\n")
        #expect(try run("login email ada@example.org wrong").exitCode == 4)
        var status = stat()
        #expect(stat(home.path("pool.db"), &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test("without a file the pool ends with the process")
    func memory() throws {
        #expect(try home.run(["-c", "register email ada@example.org pass-4711"]).exitCode == 0)
        #expect(try home.run(["-c", "expect error 2004 login email ada@example.org pass-4711"]).exitCode == 0)
    }

    @Test("a file that others may read is refused, and what to do is said")
    func openToOthers() throws {
        #expect(try run("register email ada@example.org pass-4711").exitCode == 0)
        chmod(home.path("pool.db"), 0o640)
        let refused = try run("user list")
        #expect(refused.exitCode == 5)
        #expect(refused.output == "")
        #expect(refused.error.contains("chmod 600"))
        chmod(home.path("pool.db"), 0o600)
        #expect(try run("print (user list).totalCount").output == "1\n")
    }

    @Test(
        "a file that is no pool is refused and left as it is",
        arguments: ["text", "other", "folder", "link", "nowhere"]
    )
    func notAPool(kind: String) throws {
        let path = home.path("pool.db")
        switch kind {
        case "text": try home.write("not a database, but long enough to have a header of its own\n", to: "pool.db")
        case "other":
            #expect(try run("user list").exitCode == 0)
            try patch("pool.db", at: 68, with: [1, 2, 3, 4])
        case "folder": mkdir(path, 0o700)
        case "link":
            try home.write("", to: "target")
            symlink(home.path("target"), path)
        default: break
        }
        chmod(path, kind == "folder" ? 0o700 : 0o600)
        let before = FileManager.default.contents(atPath: path)
        let outcome = try home.run([
            "--pool", kind == "nowhere" ? home.path("no/such/folder/pool.db") : path, "-c", "user list",
        ])
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(outcome.output == "")
        #expect(outcome.error.contains("hint: "), "\(outcome)")
        #expect(FileManager.default.contents(atPath: path) == before)
    }

    @Test("a file of a newer version is refused")
    func newer() throws {
        #expect(try run("register email ada@example.org pass-4711").exitCode == 0)
        try patch("pool.db", at: 60, with: [0, 0, 0x7F, 0xFF])
        let outcome = try run("user list")
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(outcome.error.contains("newer"), "\(outcome)")
    }

    @Test("two processes work on one file at once, and nothing is lost")
    func shared() throws {
        #expect(try run("user list").exitCode == 0)
        let programs = try ["a", "b"].map { name in
            try home.start([
                "--pool", home.path("pool.db"), "-c",
                "for i in 1..20 { user create --username \(name)$i }",
            ])
        }
        for program in programs {
            let outcome = try program.waitForEnd()
            #expect(outcome.exitCode == 0, "\(outcome.error)")
        }
        #expect(try run("print (user list).totalCount").output == "40\n")
    }

    @Test("a file that stays busy for 5 s is refused")
    func busy() throws {
        #expect(try run("user list").exitCode == 0)
        // The bytes that SQLite locks, taken by this process as a writer would.
        let file = open(home.path("pool.db"), O_RDWR)
        defer { close(file) }
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = 0x4000_0000
        lock.l_len = 512
        #expect(fcntl(file, F_SETLK, &lock) == 0)
        let start = ContinuousClock.now
        let outcome = try run("user create --username bob")
        let waited = ContinuousClock.now - start
        #expect(outcome.exitCode == 4 || outcome.exitCode == 5, "\(outcome)")
        #expect(outcome.error.contains("busy"), "\(outcome)")
        #expect(waited > .seconds(4.5) && waited < .seconds(15), "\(waited)")
    }

    /// Changes bytes of a file: of an SQLite database, those at 60 are its version, those at 68 say whose it is.
    private func patch(_ name: String, at offset: off_t, with bytes: [UInt8]) throws {
        let file = open(home.path(name), O_WRONLY)
        defer { close(file) }
        #expect(pwrite(file, bytes, bytes.count, offset) == bytes.count)
    }
}
