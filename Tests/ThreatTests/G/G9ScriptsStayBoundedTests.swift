import Foundation
import TestSupport
import Testing

/// A script that wants all of the memory gets an error instead.
@Suite("G9: scripts stay bounded")
struct G9ScriptsStayBoundedTests {
    private static let bombs = [
        "let s = \"x\"\nwhile true limit 100 { $s = \"${s}${s}\" }",
        "let l = [1]\nwhile true limit 100 { $l = $l + $l }",
        "let r = {a: 1}\nwhile true limit 100 { $r = {a: $r, b: $r} }\nprint $r",
        "let l = range(0, 1000000000)",
        "fn f(n) { f ($n + 1); f ($n + 1) }\nf 1",
        "let s = \"x\"\nwhile true limit 100 { $s = \"${s}${s}\"; let parts = split($s, \"\") }",
        "let l = [[1]]\nwhile true limit 60 { $l = [$l, $l] }\nprint (json($l))",
    ]

    @Test("what doubles ends with an error, in little memory and soon", arguments: bombs)
    func bomb(script: String) throws {
        let home = try ProductHome()
        let file = try home.write(script)
        // The peak of the whole tree of processes, from the one that waited for it.
        let watch = """
            import resource, subprocess, sys, time
            start = time.monotonic()
            done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            usage = resource.getrusage(resource.RUSAGE_CHILDREN)
            print(done.returncode, usage.ru_maxrss // 1024, int((time.monotonic() - start) * 1000), b"error" in done.stderr)
            """
        let outcome = try RunningProgram.run(
            "/usr/bin/python3",
            ["-c", watch, BuiltProduct.path("authing"), "run", file],
            environment: home.environment(["SWIFT_BACKTRACE": "enable=no"])
        )
        let figures = outcome.output.split(separator: " ").map(String.init)
        #expect(figures.count == 4, "\(outcome)")
        guard figures.count == 4 else { return }
        #expect(figures[0] == "4" && figures[3].hasPrefix("True"), "\(outcome)")
        #expect(Int(figures[1]) ?? .max <= 256, "\(outcome.output)")
        #expect(Int(figures[2]) ?? .max <= (Timing.isDebug ? 20_000 : 2_000), "\(outcome.output)")
    }
}
