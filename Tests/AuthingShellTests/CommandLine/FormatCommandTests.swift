import Foundation
import TestSupport
import Testing

@Suite("authing fmt")
struct FormatCommandTests {
    @Test("a file is written anew, keeps its mode, and is left alone the second time")
    func inPlace() throws {
        let home = try ProductHome()
        let path = try home.write("let  x=1 # c\nprint $x;print b\n")
        #expect(chmod(path, 0o640) == 0)
        #expect(try home.run(["fmt", path]).exitCode == 0)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "let x = 1 # c\nprint $x\nprint b\n")
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        let before = try #require(attributes[.systemFileNumber] as? Int)
        #expect(try home.run(["fmt", path]).exitCode == 0)
        let after = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
        #expect(after == before)
    }

    @Test("--check names the file, --diff shows the change without its secrets, and neither writes")
    func check() throws {
        let home = try ProductHome()
        let text = "login email a@b.com   hunter2-hunter2\nprint a\n"
        let path = try home.write(text)
        let check = try home.run(["fmt", "--check", path])
        #expect(check.exitCode == 1)
        #expect(check.output == "\(path)\n")
        let difference = try home.run(["fmt", "--diff", path])
        #expect(difference.exitCode == 1)
        #expect(
            difference.output == """
                --- \(path)
                +++ \(path)
                @@ -1,2 +1,2 @@
                -login email a@b.com   <secret>
                +login email a@b.com <secret>
                 print a

                """
        )
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test("standard input goes to standard output; what does not parse is told and left alone")
    func streams() throws {
        let home = try ProductHome()
        let fine = try home.run(["fmt", "-"], input: "print  a")
        #expect(fine.exitCode == 0)
        #expect(fine.output == "print a\n")
        let path = try home.write("let = 1  \n")
        let faulty = try home.run(["fmt", path])
        #expect(faulty.exitCode == 3)
        #expect(faulty.error.contains("A1051"))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "let = 1  \n")
        #expect(try home.run(["fmt", home.path("missing.authing")]).exitCode == 2)
    }
}
