import CSodium

/// The message authentication code behind `HS256` (RFC 2104 with SHA-256; RFC 7518, section 3.2).
package enum HMACSHA256 {
    /// The length of a code in bytes.
    package static let length = Int(crypto_auth_hmacsha256_BYTES)

    /// Computes a code.
    ///
    /// - Parameters:
    ///   - message: The bytes to authenticate.
    ///   - key: The key; at least 32 bytes for `HS256`.
    /// - Returns: 32 bytes.
    package static func code(for message: some Collection<UInt8>, key: [UInt8]) -> [UInt8] {
        Sodium.start()
        var state = crypto_auth_hmacsha256_state()
        crypto_auth_hmacsha256_init(&state, key, key.count)
        let isContiguous: Void? = message.withContiguousStorageIfAvailable { bytes in
            if let start = bytes.baseAddress { crypto_auth_hmacsha256_update(&state, start, UInt64(bytes.count)) }
        }
        if isContiguous == nil {
            crypto_auth_hmacsha256_update(&state, Array(message), UInt64(message.count))
        }
        var code = [UInt8](repeating: 0, count: length)
        crypto_auth_hmacsha256_final(&state, &code)
        return code
    }

    /// Checks a code in a time that does not depend on where it differs.
    ///
    /// - Parameters:
    ///   - code: The code that came with the message.
    ///   - message: The bytes to authenticate.
    ///   - key: The key.
    /// - Returns: Whether it is the message's code.
    package static func isValid(_ code: [UInt8], for message: some Collection<UInt8>, key: [UInt8]) -> Bool {
        let expected = self.code(for: message, key: key)
        return code.count == expected.count && sodium_memcmp(code, expected, expected.count) == 0
    }
}
