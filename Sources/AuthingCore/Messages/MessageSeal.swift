import AuthingAPI
import AuthingJSON
import CSodium
import Synchronization

/// Seals the texts of messages under a key that this process alone has and never writes down.
///
/// What lies in the pool is then of no use to who reads the pool's file: neither the codes and links in it nor, since the
/// key ends with the process, anything later. XChaCha20-Poly1305, bound to the message's receiver.
package final class MessageSeal: Sendable {
    private let key = Mutex<[UInt8]?>(nil)

    /// Creates a seal, whose key is drawn when it is first used.
    init() {}

    /// Seals what is secret about a message.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - environment: Where randomness comes from.
    /// - Returns: The nonce, then the sealed text.
    func close(_ message: OutgoingMessage, _ environment: Environment) -> [UInt8] {
        Sodium.start()
        let key = key.withLock { key in
            let present = key ?? environment.randomBytes(Int(crypto_aead_xchacha20poly1305_ietf_KEYBYTES))
            key = present
            return present
        }
        let content: JSON = [
            "text": .string(message.text), "code": .orNull(message.code?.reveal { $0 }),
            "link": .orNull(message.link?.reveal { $0 }),
        ]
        let plain = content.bytes()
        let receiver = Array(message.recipient.utf8)
        let nonce = environment.randomBytes(Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES))
        var sealed = [UInt8](repeating: 0, count: plain.count + Int(crypto_aead_xchacha20poly1305_ietf_ABYTES))
        _ = crypto_aead_xchacha20poly1305_ietf_encrypt(
            &sealed,
            nil,
            plain,
            UInt64(plain.count),
            receiver,
            UInt64(receiver.count),
            nil,
            nonce,
            key
        )
        return nonce + sealed
    }

    /// The message as it was before it was sealed.
    ///
    /// - Parameter kept: What the outbox has.
    /// - Returns: The message; one that another process sealed has a text that says so, and neither code nor link.
    func open(_ kept: KeptMessage) -> OutboxMessage {
        guard let sealed = kept.sealed else { return kept.message }
        guard let plain = decrypt(sealed, for: kept.message.recipient), let content = try? JSON(parsing: plain),
            let text = content["text"]?.stringValue
        else {
            // A wrong key, or none: what was sealed by a process that has ended, or is another one.
            return kept.message.with(text: OutboxMessage.sealedText, code: nil, link: nil)
        }
        return kept.message.with(
            text: text,
            code: content["code"]?.stringValue.map { Secret($0) },
            link: content["link"]?.stringValue.map { Secret($0) }
        )
    }

    private func decrypt(_ sealed: [UInt8], for recipient: String) -> String? {
        let nonceLength = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
        let overhead = Int(crypto_aead_xchacha20poly1305_ietf_ABYTES)
        guard let key = key.withLock({ $0 }), sealed.count >= nonceLength + overhead else { return nil }
        let (nonce, body) = (Array(sealed[..<nonceLength]), Array(sealed[nonceLength...]))
        let receiver = Array(recipient.utf8)
        var plain = [UInt8](repeating: 0, count: body.count - overhead)
        let isGenuine = crypto_aead_xchacha20poly1305_ietf_decrypt(
            &plain,
            nil,
            nil,
            body,
            UInt64(body.count),
            receiver,
            UInt64(receiver.count),
            nonce,
            key
        )
        return isGenuine == 0 ? String(decoding: plain, as: UTF8.self) : nil
    }
}

extension OutboxMessage {
    fileprivate func with(text: String, code: Secret?, link: Secret?) -> OutboxMessage {
        OutboxMessage(
            id: id,
            channel: channel,
            purpose: purpose,
            recipient: recipient,
            subject: subject,
            text: text,
            code: code,
            link: link,
            sentAt: sentAt,
            state: state
        )
    }
}
