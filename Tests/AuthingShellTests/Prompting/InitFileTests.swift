import Foundation
import TestSupport
import Testing

@testable import AuthingShell

@Suite("The person's own file of statements")
struct InitFileTests {
    /// A file in a folder of its own, made with the modes given.
    private func file(mode: mode_t = 0o600, folderMode: mode_t = 0o700, in home: ProductHome) throws -> InitFile {
        try home.write("print \"hello\"", to: "init.authing")
        chmod(home.path("init.authing"), mode)
        chmod(home.path("."), folderMode)
        return InitFile(path: home.path("init.authing"))
    }

    @Test("lies in the folder of settings, never in the working directory")
    func place() {
        let standard = { InitFile.standard(environment: $0)?.path }
        #expect(standard(["XDG_CONFIG_HOME": "/x", "HOME": "/h"]) == "/x/authing/init.authing")
        #expect(standard(["HOME": "/h"]) == "/h/.config/authing/init.authing")
        #expect(standard(["XDG_CONFIG_HOME": "x", "HOME": "."]) == nil)
        #expect(standard([:]) == nil)
    }

    @Test("is read where it is its owner's alone to write", arguments: [0o600, 0o644, 0o400] as [mode_t])
    func read(mode: mode_t) throws {
        let home = try ProductHome()
        #expect(try file(mode: mode, in: home).read() == "print \"hello\"")
        #expect(try InitFile(path: home.path("none/init.authing")).read() == nil)
    }

    @Test(
        "is refused where others may write it or its folder",
        arguments: [(0o620, 0o700), (0o602, 0o700), (0o600, 0o770), (0o600, 0o707)] as [(mode_t, mode_t)]
    )
    func writable(mode: mode_t, folderMode: mode_t) throws {
        let home = try ProductHome()
        let file = try file(mode: mode, folderMode: folderMode, in: home)
        #expect(throws: InitFile.Refusal.self) { try file.read() }
        chmod(home.path("."), 0o700)
    }

    @Test("is refused where another user owns it", .enabled(if: geteuid() == 0))
    func owner() throws {
        let home = try ProductHome()
        let file = try file(in: home)
        chown(file.path, 65_534, 65_534)
        #expect(throws: InitFile.Refusal.self) { try file.read() }
    }

    @Test("is refused where it is a folder, and a FIFO does not keep anybody waiting")
    func kinds() throws {
        let home = try ProductHome()
        mkfifo(home.path("pipe"), 0o600)
        #expect(throws: InitFile.Refusal.self) { try InitFile(path: home.path("pipe")).read() }
        #expect(throws: InitFile.Refusal.self) { try InitFile(path: home.path(".")).read() }
    }
}
