import AuthingCore
import AuthingJSON
import AuthingScript
import AuthingShell
import Foundation
import TestSupport
import Testing

/// A smoke of wrong inputs for each reader of texts: every one of them answers, none ends the process.
@Suite("G13: no input is a trap")
struct G13NoInputTrapsTests {
    /// A small generator, so that each run tries the same texts.
    private struct Generator {
        var state: UInt64

        /// Draws a number below another; the high bits, for the low ones repeat soon.
        mutating func below(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }

        /// The bytes with a few changes: a byte or a piece replaced, taken out, put in, doubled or cut off.
        mutating func mutate(_ text: String, with pieces: [String]) -> [UInt8] {
            var bytes = Array(text.utf8)
            for _ in 0...below(4) {
                let place = below(bytes.count + 1)
                let end = min(bytes.count, place + below(6))
                switch below(6) {
                case 0: bytes.replaceSubrange(place..<end, with: [UInt8(below(256))])
                case 1: bytes.removeSubrange(place..<end)
                case 2: bytes.insert(contentsOf: Array(pieces[below(pieces.count)].utf8), at: place)
                case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
                case 4: bytes.replaceSubrange(place..<end, with: Array(pieces[below(pieces.count)].utf8))
                default: bytes = Array(bytes[..<place])
                }
            }
            return bytes
        }
    }

    private static let pieces = [
        "9223372036854775807", "-9223372036854775808", "99999999999999999999", "1e999", "0x", "\u{0}", "\u{301}", "𝕏",
        "é",
        "\\u{110000}", "\\ud800", "\\", "\"", "'", "[[[[", "{", "}}", "$", "${", "..", "--", "\r\n", "=", "==", ",,",
        "@", "$argon2id$",
        "m=4294967296", "t=0", "p=99999999", "+", "%00", "eyJ", "-0", "1h", "9999999999999d", "%", "\u{FEFF}", ";",
    ]

    private static let count = Scale.of(3_000, full: 100_000)

    private func smoke(_ seeds: [String], _ read: ([UInt8]) throws -> Void) {
        var generator = Generator(state: 4711)
        for number in 0..<Self.count {
            // An error is an answer; a trap ends the test run.
            try? read(generator.mutate(seeds[number % seeds.count], with: Self.pieces))
        }
    }

    @Test func scripts() async throws {
        try await onScriptThread {
            let stage = try ScriptStage()
            let seeds = [
                "let x = 9223372036854775807 - 1\nprint ($x % 7) (slice(\"abc\", 1, 2)) ([1, 2][1])\n",
                "fn f(n) { return $n * 2 }\nprint (f(3)) (round(2.5e3)) (split(\"a,b\", \",\")[0])\n",
                "clock freeze 2026-01-01T00:00:00Z\nclock advance 1h\nprint (now() + 3s) (1h / 2)\n",
                "let u = try login email a@b.com pw --captcha-code 12\nprint $u.error.code (range(1, 5))\n",
                "let r = {a: [1, 2], b: \"x\"}\n$r.a[0] = 3\nprint (sort($r.a)) (keys($r)) (abs(-3)) (max(1, 2))\n",
            ]
            self.smoke(seeds) { bytes in
                let source = ScriptSource(name: "case.authing", bytes: bytes, loader: nil)
                let script = Script(source, commands: stage.host.catalogue.table)
                // A loop that a change has made long is not what is looked for.
                guard script.isRunnable, !bytes.starts(with: Array("while".utf8)) else { return }
                _ = script.run(host: stage.host, interrupt: stage.interrupt, keepsGoing: true)
            }
        }
    }

    @Test func json() {
        smoke([#"{"a":[1,2.5e-3,-0],"b":"\u00e9\n","c":{"d":null,"e":true}}"#, "[[[[1]]]]", "-1.5E+10"]) { bytes in
            let value = try JSON(parsing: String(decoding: bytes, as: UTF8.self))
            #expect(try JSON(parsing: value.text()) == value)
        }
    }

    @Test func tokens() {
        let whole = TokenWorkshop.sign()
        var accepted = 0
        smoke([whole]) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            if TokenWorkshop.fault(of: text) == nil, text != whole { accepted += 1 }
        }
        #expect(accepted == 0)
    }

    @Test func passwordHashes() {
        let seeds = [
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$RdescudvJCsgt3ub+b+dWRWJTmaaJObG",
            "$2b$12$EXRkfkdmXn2gzds2SSitu.MW9.gAVqa9eLS1//RYtYCmB1eLHg.9q", "$pbkdf2-sha256$i=600000$c2FsdA$aGFzaA",
        ]
        smoke(seeds) { bytes in _ = try PasswordHash(reading: String(decoding: bytes, as: UTF8.self)) }
    }

    @Test func addresses() {
        smoke(["ada@example.org", "\"a b\"@[127.0.0.1]", "+86 138-0013-8000", "13800138000"]) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            if let address = EmailAddress(text) { #expect(EmailAddress(address.text) == address) }
            _ = PhoneNumber(text)
        }
    }
}
