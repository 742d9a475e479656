import AuthingAPI
import AuthingDelivery
import Foundation
import Testing

struct MailTextTests {
    private func message(
        to recipient: String = "ada@example.org",
        subject: String? = "Hello",
        text: String = "Your code is 0000."
    ) -> OutboxMessage {
        OutboxMessage(
            id: 7,
            channel: .email,
            purpose: .resetPassword,
            recipient: recipient,
            subject: subject,
            text: text,
            code: nil,
            link: nil,
            sentAt: Date(timeIntervalSince1970: 1_767_225_600),
            state: .pending
        )
    }

    private func write(_ message: OutboxMessage) throws -> String {
        try MailText(message, from: "no-reply@core.test", named: "Authing").text
    }

    @Test func writesAWholeMail() throws {
        #expect(
            try write(message())
                == [
                    "Date: Thu, 01 Jan 2026 00:00:00 +0000",
                    "From: =?utf-8?B?QXV0aGluZw==?= <no-reply@core.test>",
                    "To: <ada@example.org>",
                    "Message-ID: <7.1767225600@core.test>",
                    "Subject: =?utf-8?B?SGVsbG8=?=",
                    "Auto-Submitted: auto-generated",
                    "MIME-Version: 1.0",
                    "Content-Type: text/plain; charset=utf-8",
                    "Content-Transfer-Encoding: base64",
                    "",
                    "WW91ciBjb2RlIGlzIDAwMDAu",
                    "",
                ].joined(separator: "\r\n")
        )
    }

    @Test(arguments: [
        "【Authing】重置密码的验证码", String(repeating: "长", count: 200), "a\r\nBcc: evil@example.org\r\n\r\nx", "",
    ])
    func aSubjectStaysInItsHeader(subject: String) throws {
        let head = try #require(try write(message(subject: subject)).components(separatedBy: "\r\n\r\n").first)
        let lines = head.components(separatedBy: "\r\n")
        #expect(lines.filter { !$0.hasPrefix(" ") }.count == 9)
        #expect(lines.allSatisfy { $0.utf8.count <= 90 && $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } })
        let start = try #require(lines.firstIndex { $0.hasPrefix("Subject: ") })
        let words =
            [String(lines[start].dropFirst(9))]
            + lines[(start + 1)...].prefix { $0.hasPrefix(" ") }.map { String($0.dropFirst()) }
        let bytes = try words.flatMap { word in
            #expect(word.utf8.count <= 75 && word.hasPrefix("=?utf-8?B?") && word.hasSuffix("?="))
            return [UInt8](try #require(Data(base64Encoded: String(word.dropFirst(10).dropLast(2)))))
        }
        #expect(String(decoding: bytes, as: UTF8.self) == subject)
    }

    @Test func aBodyCannotEndTheMail() throws {
        let text = "first\r\n.\r\nQUIT\r\n" + String(repeating: "很长的文本", count: 100)
        let body = try #require(try write(message(text: text)).components(separatedBy: "\r\n\r\n").last)
        let lines = body.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0 != "." })
        #expect(Data(base64Encoded: lines.joined()) == Data(text.utf8))
    }

    @Test(arguments: [
        "victim@example.org>\r\nRCPT TO:<evil@example.net", "a@b.org\nBcc: c@d.org", "a@b.org\u{0}", "<a@b.org>",
        "a b@c.org", "a@b.org ", "ä@b.org", "", "a@b.org\u{7F}", "a@b.org\u{2028}",
    ])
    func anAddressThatCouldEndALineIsRefused(address: String) {
        #expect(throws: MailText.Fault.unsafeAddress) { try write(message(to: address)) }
        #expect(throws: MailText.Fault.unsafeAddress) { try MailText(message(), from: address, named: "x") }
    }
}
