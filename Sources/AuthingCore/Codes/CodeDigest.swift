import AuthingAPI

/// Digests of short secrets under the pool's key, so that the store does not hold what was sent.
struct CodeDigest {
    private let key: [UInt8]

    /// Takes the key of a pool.
    init(_ keys: PoolKeys) { key = keys.codeKey }

    /// The digest of a code, bound to where it went and what for.
    func digest(of code: Secret, at address: CodeAddress) -> [UInt8] {
        digest(of: code, label: "code", address.channel.rawValue, address.purpose.rawValue, address.recipient)
    }

    /// The digest of a captcha's answer, letter case ignored, bound to whom it is for.
    func digest(ofCaptcha answer: String, for holder: CaptchaHolder) -> [UInt8] {
        let secret = Secret(answer.lowercased())
        switch holder {
        case .client(let address): return digest(of: secret, label: "captcha", address ?? "")
        case .account(let name): return digest(of: secret, label: "captcha of an account", name)
        }
    }

    /// The digest of an account's name, under which captchas and failures on names that nobody has are kept.
    ///
    /// The same for all spellings of the name, whatever it is used as; in hexadecimal digits.
    func digest(ofAccount typed: String) -> String {
        let name = EmailAddress(typed)?.text ?? PhoneNumber(typed)?.text ?? typed.foldedName
        return digest(of: Secret(name), label: "account").hexadecimal
    }

    /// The digest of the word in a link.
    func digest(ofLink word: Secret) -> [UInt8] {
        digest(of: word, label: "link")
    }

    /// The digest of a token that allows to reset a password.
    func digest(ofResetToken token: Secret) -> [UInt8] {
        digest(of: token, label: "reset-token")
    }

    /// The digest of a session's id.
    func digest(ofSession id: Secret) -> [UInt8] {
        digest(of: id, label: "session")
    }

    /// The digest of a CAS ticket.
    func digest(ofTicket ticket: Secret) -> [UInt8] {
        digest(of: ticket, label: "ticket")
    }

    /// Parts are set apart by NUL, which none of the fixed ones contains; the secret stands last.
    private func digest(of secret: Secret, label: String...) -> [UInt8] {
        var message: [UInt8] = []
        for part in label {
            message += Array(part.utf8)
            message.append(0)
        }
        message += secret.reveal { Array($0.utf8) }
        return HMACSHA256.code(for: message, key: key)
    }
}
