package import AuthingAPI
package import AuthingCore
import Foundation
import Glibc

/// Delivers messages into a directory, one file each, for another program to pick up or a person to read.
///
/// A mail is a file `NUMBER.eml`, an SMS a file `NUMBER.sms.txt` with the phone in its first line. A file appears complete
/// or not at all, and only its owner can read it: it holds a code.
package struct SpoolCourier: MessageCourier {
    private let directory: String
    private let sender: String
    private let senderName: String

    /// Creates a courier.
    ///
    /// - Parameters:
    ///   - directory: The path of a directory that exists.
    ///   - sender: The address mails come from.
    ///   - senderName: The name shown beside that.
    package init(directory: String, sender: String, senderName: String) {
        self.directory = directory
        self.sender = sender
        self.senderName = senderName
    }

    /// Writes a message's file.
    ///
    /// - Parameter message: The message, as the outbox has it.
    /// - Throws: `.noTransport` where the directory does not exist, `.providerFailed` where the file cannot be written or the
    ///   address is none that a mail may carry.
    package func deliver(_ message: OutboxMessage) async throws(DeliveryError) {
        guard access(directory, F_OK) == 0 else { throw .noTransport }
        let name = String(repeating: "0", count: max(0, 8 - String(message.id).count)) + String(message.id)
        switch message.channel {
        case .email: try write(try mail(message), to: "\(name).eml")
        case .sms: try write("\(message.recipient)\n\(message.text)\n", to: "\(name).sms.txt")
        }
    }

    private func mail(_ message: OutboxMessage) throws(DeliveryError) -> String {
        do {
            return try MailText(message, from: sender, named: senderName).text
        } catch {
            throw .providerFailed
        }
    }

    /// Writes beside the final name and then renames, so that nobody meets half a file.
    private func write(_ text: String, to name: String) throws(DeliveryError) {
        let path = "\(directory)/\(name)"
        let draft = "\(directory)/.\(name).\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .providerFailed }
        let isWritten = Self.write(Array(text.utf8), to: descriptor) && fsync(descriptor) == 0
        let isClosed = close(descriptor) == 0
        guard isWritten, isClosed, rename(draft, path) == 0 else {
            unlink(draft)
            throw .providerFailed
        }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
