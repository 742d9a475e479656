/// Everything random that the core hands out, drawn without bias.
extension Environment {
    /// A new identifier as the API writes them: 24 lower-case hexadecimal digits, 96 random bits.
    ///
    /// - Returns: The identifier.
    package func makeIdentifier() -> String {
        randomBytes(12).hexadecimal
    }

    /// A verification code.
    ///
    /// - Parameter length: Its number of decimal digits, 1 or more.
    /// - Returns: That many digits, each equally likely.
    package func makeDigitCode(length: Int) -> String {
        makeText(length: length, of: Array("0123456789".utf8))
    }

    /// The text of a captcha: letters and digits that are not mistaken for one another.
    ///
    /// - Parameter length: The number of characters; 4 in the API.
    /// - Returns: Lower-case letters and digits without `0`, `o`, `1`, `i` and `l`.
    package func makeCaptchaText(length: Int = 4) -> String {
        makeText(length: length, of: Array("23456789abcdefghjkmnpqrstuvwxyz".utf8))
    }

    /// An unguessable word for links and keys.
    ///
    /// - Parameter byteCount: Its randomness in bytes; 32 by default.
    /// - Returns: The bytes in base64url without padding.
    package func makeRandomWord(byteCount: Int = 32) -> String {
        Base64URL.encode(randomBytes(byteCount))
    }

    /// Draws characters; a byte that would favour some of them is drawn again.
    private func makeText(length: Int, of alphabet: [UInt8]) -> String {
        precondition(!alphabet.isEmpty && alphabet.count <= 256, "an alphabet has 1 to 256 characters")
        let fair = 256 - 256 % alphabet.count
        var text: [UInt8] = []
        while text.count < length {
            for byte in randomBytes(length - text.count) where Int(byte) < fair {
                text.append(alphabet[Int(byte) % alphabet.count])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Sequence<UInt8> {
    /// The bytes as lower-case hexadecimal digits, two a byte.
    package var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
