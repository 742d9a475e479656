import AuthingAPI
import AuthingCore
import Foundation
import TestSupport
import Testing

/// A token names a key that the pool has, exactly, and the name is nothing but a name.
@Suite("C2: token keys")
struct C2TokenKeysTests {
    typealias Workshop = TokenWorkshop

    @Test(arguments: [
        #"{"alg":"HS256","typ":"JWT"}"#, #"{"alg":"HS256","typ":"JWT","kid":""}"#,
        #"{"alg":"HS256","typ":"JWT","kid":"key-2"}"#, #"{"alg":"HS256","typ":"JWT","kid":"KEY-1"}"#,
        #"{"alg":"HS256","typ":"JWT","kid":null}"#, #"{"alg":"HS256","typ":"JWT","kid":["key-1"]}"#,
        #"{"alg":"HS256","typ":"JWT","kid":"../../etc/passwd"}"#,
        #"{"alg":"HS256","typ":"JWT","kid":"' OR 1=1 --"}"#, #"{"alg":"HS256","typ":"JWT","kid":"key-1\u0000"}"#,
    ])
    func anotherKey(header: String) {
        #expect(Workshop.fault(of: Workshop.sign(header)) == .garbage(.key))
    }

    @Test("a name that looks like a path or an address opens nothing")
    func opensNothing() throws {
        let home = try ProductHome()
        let names = [
            "../../etc/passwd", "/etc/shadow", "file:///etc/hosts", "https://evil.test/keys", "' OR 1=1 --",
            "a.pool", "key-1\\u0000", String(repeating: "k", count: 5_000),
        ]
        func calls(_ kid: String) throws -> Set<String> {
            let token = Workshop.sign(#"{"alg":"HS256","typ":"JWT","kid":"\#(kid)"}"#)
            let script = try home.write("let t = token status '\(token)'\nassert not $t.status")
            let trace = try Strace(of: ["run", "--pool", "a.pool", script], in: home, ["-e", "trace=%file,%network"])
            #expect(trace.outcome.exitCode == 0, "\(trace.outcome)")
            return Set(trace.paths)
        }
        _ = try calls("key-1")
        let ordinary = try calls("key-1")
        #expect(ordinary.contains { $0.hasSuffix("a.pool") })
        for name in names { #expect(try calls(name).subtracting(ordinary) == [], "\(name)") }
    }
}
