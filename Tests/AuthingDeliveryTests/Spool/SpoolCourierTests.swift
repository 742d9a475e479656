import AuthingAPI
import AuthingDelivery
import Foundation
import TestSupport
import Testing

struct SpoolCourierTests {
    private let directory: TemporaryDirectory
    private let pool: TestPool
    private let path: String

    init() async throws {
        directory = try TemporaryDirectory()
        path = directory.path(of: "spool")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        let courier = SpoolCourier(directory: path, sender: "no-reply@core.test", senderName: "Authing")
        pool = try await Backend.embedded.makePool(courier: courier)
    }

    private var files: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }

    private func states() async throws -> [OutboxMessage.State] {
        try await pool.administration.listOutbox(limit: 10).map(\.state)
    }

    @Test func writesOneFileAMessage() async throws {
        let client = pool.client()
        _ = try await client.sendSMSCode("13800138000")
        _ = try await client.registerByEmail("ada@example.org", password: "fake-pw")
        #expect(try files == ["00000001.sms.txt", "00000002.eml", "00000003.eml"])
        let message = try #require(try await pool.administration.lastMessage(to: "13800138000"))
        let text = try String(contentsOfFile: "\(path)/00000001.sms.txt", encoding: .utf8)
        #expect(text == "13800138000\n\(message.text)\n")
        let mail = try String(contentsOfFile: "\(path)/00000002.eml", encoding: .utf8)
        #expect(mail.contains("To: <ada@example.org>\r\n"))
        #expect(try await states() == [.sent, .sent, .sent])
    }

    @Test func nobodyElseCanReadThem() async throws {
        _ = try await pool.client().sendSMSCode("13800138000")
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/00000001.sms.txt")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func aFailedSendingIsToldAndLeavesNoCode() async throws {
        try FileManager.default.removeItem(atPath: path)
        let client = pool.client()
        await expectRefusal(.failure) { try await client.sendSMSCode("13800138000") }
        await expectRefusal(.mailTransportMissing) {
            try await client.sendEmail("a@example.org", scene: "CHANGE_EMAIL")
        }
        #expect(try await states() == [.failed, .failed])
        let code = try #require(try await pool.administration.lastMessage(to: "13800138000")?.code)
        await expectRefusal(.codeWrong) { try await client.loginByPhoneCode("13800138000", code: code) }
        // The code never went out, so that the next may be asked for at once.
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        _ = try await client.sendSMSCode("13800138000")
    }

    @Test func aRegistrationOutlivesItsMail() async throws {
        try FileManager.default.removeItem(atPath: path)
        let user = try await pool.client().registerByEmail("ada@example.org", password: "fake-pw")
        #expect(try await pool.administration.findUser("ada@example.org").id == user.id)
        #expect(try await states() == [.failed, .failed])
    }

    @Test func anAddressNoMailMayCarryFails() async throws {
        await expectRefusal(.mailProviderFailed) {
            try await pool.client().sendEmail("\"a<b>\"@example.org", scene: "CHANGE_EMAIL")
        }
        #expect(try files.isEmpty)
    }
}
