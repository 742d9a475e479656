import Foundation
import TestSupport
import Testing

/// The ways of starting the built product.
@Suite("Command line")
struct CommandLineTests {
    private let home: ProductHome

    init() throws { home = try ProductHome() }

    @Test("code, a file, standard input and - run the same")
    func sources() throws {
        let code = "print hello"
        let file = try home.write(code)
        for outcome in try [
            home.run(["-c", code]), home.run([file]), home.run(["run", file]), home.run([], input: code),
            home.run(["-"], input: code), home.run(["run", "-"], input: code),
        ] {
            #expect(outcome == .init(ending: .exited(0), output: "hello\n", error: ""))
        }
    }

    @Test("results are shown of code and standard input, of a file with --echo")
    func echo() throws {
        let code = "clock freeze 2026-01-01T00:00:00Z"
        let shown = "{\"now\":\"2026-01-01T00:00:00Z\",\"frozen\":true}\n"
        let file = try home.write(code)
        #expect(try home.run(["-c", code]).output == shown)
        #expect(try home.run([], input: code).output == shown)
        #expect(try home.run([file]).output == "")
        #expect(try home.run([file, "--echo"]).output == shown)
        #expect(try home.run(["run", "--echo", "--json", file]).output == shown)
    }

    @Test("variables are text, or JSON with :=")
    func variables() throws {
        let outcome = try home.run([
            "--var", "a=1=2", "--var", "b:=[1, {\"k\": null}]", "--var", "c=", "-c",
            "print $a $b ($b[0] + 1) (len($c))",
        ])
        #expect(outcome.output == "1=2 [1,{\"k\":null}] 2 0\n")
        #expect(outcome.error == "")
    }

    @Test("secrets come from an option, a file, the environment, in this order")
    func secrets() throws {
        try home.write("# mine\nA=file\nB=file=2\r\n\n", to: "secrets")
        chmod(home.path("secrets"), 0o600)
        let code = "print (reveal (secret A)) (reveal (secret B)) (reveal (secret C))"
        let arguments = ["--allow-reveal", "--secret", "A=option", "--secrets-file", "secrets", "-c", code]
        let outcome = try home.run(arguments, environment: ["A": "env", "B": "env", "C": "env"])
        #expect(outcome.output == "option file=2 env\n")
        chmod(home.path("secrets"), 0o640)
        let refused = try home.run(arguments)
        #expect(refused.exitCode == 2)
        #expect(refused.error.contains("chmod 600"))
        try home.write("A=1\nnonsense\n", to: "secrets")
        chmod(home.path("secrets"), 0o600)
        #expect(try home.run(arguments).error.contains("line 2"))
    }

    @Test("reveal needs a terminal or leave")
    func reveal() throws {
        let outcome = try home.run(["--secret", "A=x", "-c", "print (reveal (secret A))"])
        #expect(outcome.exitCode == 4)
        #expect(outcome.error.contains("A2401"))
    }

    @Test("messages are in the language asked for")
    func language() throws {
        let chinese = try home.run(["--lang", "zh-CN", "-c", "login email ada@example.org x"])
        #expect(chinese.exitCode == 4)
        #expect(chinese.error.contains("用户不存在"))
        let english = try home.run(["-c", "login email ada@example.org x"])
        #expect(english.error.contains("the user does not exist"))
    }

    @Test("--keep-going reports an error and goes on")
    func keepGoing() throws {
        let code = "print 1\nlogout\nprint 2\nwhoami\nprint 3"
        let stopped = try home.run(["-c", code])
        #expect(stopped.output == "1\n")
        #expect(stopped.exitCode == 4)
        let kept = try home.run(["--keep-going", "-c", code])
        #expect(kept.output == "1\n2\n3\n")
        #expect(kept.error.components(separatedBy: "error[2020]").count == 3)
        #expect(kept.exitCode == 4)
    }

    @Test("--strict refuses secrets in the text and warnings")
    func strict() throws {
        let code = "register email ada@example.org pass-4711"
        #expect(try home.run(["-c", code]).exitCode == 0)
        let refused = try home.run(["--strict", "-c", code])
        #expect(refused.exitCode == 3)
        #expect(refused.error.contains("A1207"))
        #expect(refused.output == "")
    }

    @Test("nothing runs of a script with a fault")
    func fault() throws {
        let outcome = try home.run(["-c", "print before\nprnt x"])
        #expect(outcome.output == "")
        #expect(outcome.error.contains("<-c>:2:1: error[A1101]"))
        #expect(outcome.error.contains("did you mean print?"))
    }

    @Test("a seed makes two runs equal, another one makes them differ")
    func seed() throws {
        let code = "print (random(1000000000))"
        #expect(try home.run(["--seed", "5", "-c", code]) == home.run(["--seed", "5", "-c", code]))
        #expect(try home.run(["--seed", "5", "-c", code]) != home.run(["--seed", "6", "-c", code]))
    }

    @Test("version and help")
    func help() throws {
        let version = try home.run(["--version"])
        #expect(version.exitCode == 0)
        #expect(version.output.wholeMatch(of: /authing \d+\.\d+\.\d+\n/) != nil)
        for arguments in [["--help"], ["run", "--help"], ["check", "--help"], ["test", "--help"]] {
            let help = try home.run(arguments)
            #expect(help.exitCode == 0)
            #expect(help.output.contains("USAGE: authing"))
            #expect(help.error == "")
        }
        #expect(try home.run(["--help"]).output.contains("130 interrupted"))
    }

    @Test("a check runs nothing and names every fault")
    func check() throws {
        try home.write("print fine", to: "good.authing")
        try home.write("prnt 1\nlogin email x\n", to: "bad.authing")
        let good = try home.run(["check", "good.authing"])
        #expect(good == .init(ending: .exited(0), output: "good.authing: ok\n", error: ""))
        let bad = try home.run(["check", "good.authing", "bad.authing"])
        #expect(bad.exitCode == 3)
        #expect(bad.error.contains("bad.authing:1:1: error[A1101]"))
        #expect(bad.error.contains("bad.authing:2:1: error["))
        let json = try home.run(["check", "--json", "bad.authing"])
        #expect(json.exitCode == 3)
        #expect(json.error == "")
        let lines = json.output.split(separator: "\n")
        #expect(lines.count == 2)
        for line in lines {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(object?["severity"] as? String == "error")
            #expect(object?["file"] as? String == "bad.authing")
        }
    }

    @Test("tests are reported and summed up; one that fails shows both sides")
    func tests() throws {
        try home.write(
            "test \"adds\" { assert 1 + 1 == 2 }\ntest \"differs\" { let n = 3\n assert $n == 4 }",
            to: "t.authing"
        )
        try home.write("print whole", to: "plain.authing")
        try home.write("test \"fine\" { print inside }", to: "fine.authing")
        let outcome = try home.run(["test", "t.authing", "plain.authing", "fine.authing"])
        #expect(outcome.exitCode == 1)
        #expect(outcome.output.contains("ok      adds"))
        #expect(outcome.output.contains("FAILED  differs"))
        #expect(outcome.output.hasSuffix("3 passed, 1 failed\n"))
        #expect(outcome.error.contains("t.authing:3:"))
        #expect(outcome.error.contains("3") && outcome.error.contains("4"))
        #expect(outcome.error.contains("left") || outcome.error.contains("is 3"), "\(outcome.error)")
        #expect(try home.run(["test", "fine.authing"]).exitCode == 0)
        try home.write("prnt 1", to: "bad.authing")
        #expect(try home.run(["test", "bad.authing", "fine.authing"]).exitCode == 3)
    }
}
