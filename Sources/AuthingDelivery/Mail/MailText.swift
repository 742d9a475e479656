package import AuthingAPI
import Foundation

/// A mail as it travels: headers and body in ASCII, lines ended by CR LF.
///
/// No value reaches a header as it is. An address that could end a line or an envelope path makes the mail impossible; all
/// other text becomes encoded words and base64.
/// - SeeAlso: RFC 5322 (format), RFC 2045 (base64 body), RFC 2047 (encoded words in headers).
package struct MailText: Sendable, Equatable {
    /// Why a message cannot be a mail.
    package enum Fault: Error, Sendable {
        /// An address has a byte that no address in a header or envelope may have.
        case unsafeAddress
    }

    /// The whole text.
    package let text: String

    /// Writes a mail.
    ///
    /// - Parameters:
    ///   - message: What to send, by mail.
    ///   - sender: The address it comes from.
    ///   - senderName: The name shown beside that.
    /// - Throws: ``Fault``.
    package init(_ message: OutboxMessage, from sender: String, named senderName: String) throws(Fault) {
        guard Self.isSafe(sender), Self.isSafe(message.recipient) else { throw .unsafeAddress }
        let domain = sender.split(separator: "@").last ?? "localhost"
        let headers = [
            ("Date", Self.date(message.sentAt)),
            ("From", "\(Self.encodedWords(senderName)) <\(sender)>"),
            ("To", "<\(message.recipient)>"),
            ("Message-ID", "<\(message.id).\(Int(message.sentAt.timeIntervalSince1970))@\(domain)>"),
            ("Subject", Self.encodedWords(message.subject ?? "")),
            ("Auto-Submitted", "auto-generated"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "base64"),
        ]
        let head = headers.map { "\($0.0): \($0.1)\r\n" }.joined()
        text = head + "\r\n" + Self.body(message.text)
    }

    /// Printable ASCII without blanks and angle brackets: nothing can end a line, a path or a command of SMTP.
    private static func isSafe(_ address: String) -> Bool {
        !address.isEmpty
            && address.utf8.allSatisfy {
                (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">")
            }
    }

    /// Words of at most 75 characters, one a line, each of whole characters.
    private static func encodedWords(_ text: String) -> String {
        var words: [[UInt8]] = [[]]
        for character in text {
            let bytes = Array(String(character).utf8)
            if let last = words.last, !last.isEmpty, last.count + bytes.count > longestWord { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?utf-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    /// The most bytes of an encoded word: 45 bytes are 60 characters of base64, and 12 stand around them.
    private static let longestWord = 45

    private static func body(_ text: String) -> String {
        Data(text.utf8).base64EncodedString(options: .lines) + "\r\n"
    }

    /// A date in UTC, such as `Thu, 01 Jan 2026 00:00:00 +0000`; written by hand, because no locale may touch it.
    private static func date(_ instant: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second, .weekday], from: instant)
        let weekday = weekdays[((parts.weekday ?? 1) - 1) % 7]
        let month = months[((parts.month ?? 1) - 1) % 12]
        let time = [parts.hour, parts.minute, parts.second].map { twoDigits($0 ?? 0) }.joined(separator: ":")
        return "\(weekday), \(twoDigits(parts.day ?? 1)) \(month) \(parts.year ?? 1970) \(time) +0000"
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Data.Base64EncodingOptions {
    /// Lines of 76 characters, ended by CR LF.
    fileprivate static let lines: Self = [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed]
}
