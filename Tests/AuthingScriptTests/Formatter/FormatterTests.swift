import AuthingScript
import Foundation
import Fuzzing
import Testing

@Suite("The layout of scripts")
struct FormatterTests {
    private func formatted(_ text: String) -> String {
        onBigStack {
            do throws(SourceFormatter.Fault) {
                return String(decoding: try SourceFormatter.format(SourceFile(text: text)), as: UTF8.self)
            } catch {
                return "\(error)"
            }
        }
    }

    @Test(
        "a text gets its layout, and keeps it",
        arguments: [
            ("", ""),
            ("\n\n# only a comment  \n\n", "# only a comment\n"),
            ("#!/usr/bin/env -S authing run\nseed 1", "#!/usr/bin/env -S authing run\nseed 1\n"),
            ("print a;print   b ; \n\n\n\nprint c", "print a\nprint b\n\nprint c\n"),
            ("let  x=1+2*$y", "let x = 1 + 2 * $y\n"),
            (
                "let u=login email a@b.com pw\nif error 2000 print \"x\"",
                "let u = login email a@b.com pw\nif error 2000 print \"x\"\n"
            ),
            ("$a.b[ 0 ].c=[ 1,2 , ]", "$a.b[0].c = [1, 2]\n"),
            ("if $a{print x}else{print y}", "if $a { print x } else { print y }\n"),
            ("if $a {print x;print y}", "if $a {\n  print x\n  print y\n}\n"),
            ("if $a print x\n\n\nelse print y", "if $a print x\nelse print y\n"),
            ("if $a {\n}\nelse {\n\n\nprint x\n\n}", "if $a { } else {\n  print x\n}\n"),
            ("if $a {\n# c\n} # d\nelse print x", "if $a {\n  # c\n} # d\nelse print x\n"),
            ("for  k ,v in 1 .. 3{ # c\nbreak }", "for k, v in 1..3 { # c\n  break\n}\n"),
            ("let r = 1 .. $n+1", "let r = 1 .. $n + 1\n"),
            (
                "retry 3 within 1m every 2s unless error 2000,2004..2006{logout}",
                "retry 3 within 1m every 2s unless error 2000, 2004..2006 { logout }\n"
            ),
            (
                "try {logout}\ncatch 2020 as e {fail x}\nfinally {print y}",
                "try { logout } catch 2020 as e { fail x } finally { print y }\n"
            ),
            ("fn f ( a,--b , c={x:1} ) {return}", "fn f(a, --b, c = {x: 1}) { return }\n"),
            (
                "test  'a'  tags ['x'] {\nassert not $a==2 , \"m\"\n}",
                "test 'a' tags ['x'] {\n  assert not $a == 2, \"m\"\n}\n"
            ),
            ("let l = [1,\n2 # two\n, 3]", "let l = [\n  1,\n  2, # two\n  3,\n]\n"),
            ("print {a:1,\n\n'b c':[\n]}", "print {\n  a: 1,\n  'b c': [\n  ],\n}\n"),
            ("let x = $a and\n\n# why\n$b and $c", "let x = $a and\n  # why\n  $b and $c\n"),
            ("login email a \\\n        b --c=[ 1 ]", "login email a \\\n  b --c=[1]\n"),
            ("let n = (login email a # who\n b).x", "let n = (login email a # who\n  b).x\n"),
            ("print \\ ;print \\ # c", "print \\ ;\nprint \\ ; # c\n"),
            ("print \"${ a+1 }\" ${ b } x-${c}", "print \"${ a+1 }\" ${ b } x-${c}\n"),
            ("let x = ${a+1}*2 - -  3", "let x = ${a+1} * 2 - -3\n"),
            ("print \"\"\"\r\n  a\r\n  \"\"\"\r\n", "print \"\"\"\n  a\n  \"\"\"\n"),
            ("expect  error  2006,2007 login email a b", "expect error 2006, 2007 login email a b\n"),
            ("let c = (outbox last) . code", "faulty"),
        ]
    )
    func layout(text: String, wanted: String) {
        let once = formatted(text)
        guard wanted != "faulty" else {
            #expect(once.hasPrefix("faulty("))
            return
        }
        #expect(once == wanted)
        #expect(formatted(once) == once)
    }

    @Test("every script of the repository stays as it is the second time")
    func repository() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        var count = 0
        for folder in ["scripts", "Tests"] {
            let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
            for case let name as String in try #require(names) where name.hasSuffix(".authing") {
                let bytes = try Data(contentsOf: root.appending(path: "\(folder)/\(name)"))
                let flaw = onBigStack { FuzzTarget.formatter.flaw(Array(bytes)) }
                #expect(flaw == nil, "\(name)")
                count += 1
            }
        }
        #expect(count > 40)
    }

    @Test("the examples have the layout already")
    func examples() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "scripts/examples")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".authing") }
        #expect(!names.isEmpty)
        for name in names {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            #expect(formatted(text) == text, "\(name)")
        }
    }

    @Test("what is generated means the same in its layout, keeps its comments, and stays", arguments: 0..<8)
    func generated(seed: Int) {
        let failure: String? = onBigStack {
            var random = FuzzRandom(seed: UInt64(seed) << 32)
            var valid = 0
            for _ in 0..<500 {
                let text = ProgramGenerator.program(&random, size: 20)
                if Parser.parse(SourceFile(text: text)).diagnostics.isEmpty { valid += 1 }
                if let flaw = FuzzTarget.formatter.flaw(Array(text.utf8)) { return "\(flaw): \(text.debugDescription)" }
            }
            return valid > 400 ? nil : "of 500 only \(valid) parse"
        }
        #expect(failure == nil)
    }

    @Test(
        "two trees of the same words are told apart",
        arguments: [
            ("print a", "print 'a'"), ("let x = 1", "let x = 1.0"), ("if $a b", "if $a { b }"),
            ("print $a.b", "print $a.c"), ("let x = ($a)", "let x = $a"),
        ]
    )
    func shapes(first: String, second: String) {
        let shapes = [first, second].map { text in
            onBigStack { TreeShape.bytes(of: Parser.parse(SourceFile(text: text)).program.statements) }
        }
        #expect(shapes[0] != shapes[1])
    }
}
