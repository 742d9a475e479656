import CSodium

/// The spellings of base64 in stored hashes.
enum PasswordBase64 {
    /// The usual alphabet without padding, of the PHC string format.
    case plain
    /// With padding, of Django.
    case padded
    /// With `.` or `+` and without padding, of passlib.
    case adapted

    /// Reads bytes; nil for anything but the one spelling they have, and for none at all.
    func decode(_ text: Substring) -> [UInt8]? {
        guard !text.isEmpty, self != .adapted || !text.hasSuffix("=") else { return nil }
        var characters = text.utf8.map { CChar(bitPattern: $0) }
        if self == .adapted {
            for index in characters.indices where characters[index] == CChar(bitPattern: UInt8(ascii: ".")) {
                characters[index] = CChar(bitPattern: UInt8(ascii: "+"))
            }
        }
        let variant = self == .padded ? sodium_base64_VARIANT_ORIGINAL : sodium_base64_VARIANT_ORIGINAL_NO_PADDING
        var bytes = [UInt8](repeating: 0, count: characters.count)
        var count = 0
        var end: UnsafePointer<CChar>?
        let isRead = characters.withUnsafeBufferPointer { buffer in
            let status = sodium_base642bin(
                &bytes,
                bytes.count,
                buffer.baseAddress,
                buffer.count,
                nil,
                &count,
                &end,
                variant
            )
            return status == 0 && end == buffer.baseAddress.map { $0 + buffer.count }
        }
        return isRead && count > 0 ? Array(bytes.prefix(count)) : nil
    }
}

extension Int {
    /// Reads `name=` and a decimal number of at most nine digits, as the PHC string format writes costs.
    init?(_ part: Substring, named name: String) {
        guard part.hasPrefix(name + "=") else { return nil }
        self.init(decimal: part.utf8.dropFirst(name.utf8.count + 1))
    }

    /// Reads a decimal number of at most twelve digits, without a sign.
    init?(decimal digits: some Collection<UInt8>) {
        guard (1...12).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        self = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
