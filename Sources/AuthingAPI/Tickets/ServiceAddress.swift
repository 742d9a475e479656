/// The address of a service that takes CAS tickets, read strictly.
///
/// An address that two programs could read differently is none: no user information, backslash, fragment, control or
/// non-ASCII byte, no dot segment or empty segment in the path, no escape that hides one, no parameter `ticket` of its own.
/// The scheme is https, or http on this machine.
///
/// - SeeAlso: RFC 3986, sections 3 (parts) and 6.2.2 (normal form); CVE-2014-4172 (parameters in a service).
package struct ServiceAddress: Sendable, Equatable {
    /// The longest address in bytes.
    package static let maximumLength = 2048

    /// Scheme, host and port in their normal form, such as `https://app.example.org`.
    package let origin: String
    /// The path; at least `/`.
    package let path: String
    /// The query; `nil` without a question mark.
    package let query: String?

    /// The normal form: scheme and host in lower case, no default port, a path.
    package var text: String { origin + path + (query.map { "?\($0)" } ?? "") }

    /// Reads an address.
    ///
    /// - Parameter typed: The address; nothing is trimmed.
    package init?(_ typed: String) {
        let bytes = Array(typed.utf8)
        guard bytes.count <= Self.maximumLength, bytes.allSatisfy(Self.isAllowed) else { return nil }
        guard let (scheme, start) = Self.readScheme(bytes) else { return nil }
        let rest = bytes[start...]
        let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
        guard let authority = Authority(rest[..<end], scheme: scheme) else { return nil }
        let mark = rest[end...].firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
        let (path, query) = (rest[end..<mark], rest[mark...].dropFirst())
        guard Self.isPath(path), Self.isQuery(query) else { return nil }
        origin = "\(scheme)://\(authority.text)"
        self.path = path.isEmpty ? "/" : String(decoding: path, as: UTF8.self)
        self.query = mark == rest.endIndex ? nil : String(decoding: query, as: UTF8.self)
    }

    /// The printable ASCII characters that may stand in an address without being escaped.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && !#"\"<>^`{|}#"#.utf8.contains(byte)
    }

    private static func readScheme(_ bytes: [UInt8]) -> (scheme: String, end: Int)? {
        for scheme in ["https", "http"] {
            let length = scheme.utf8.count + 3
            guard bytes.count > length else { continue }
            if String(decoding: bytes[..<length], as: UTF8.self).lowercased() == "\(scheme)://" {
                return (scheme, length)
            }
        }
        return nil
    }

    // path = { "/" segment }, where only the last segment may be empty
    private static func isPath(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard !bytes.isEmpty else { return true }
        // What an escape may not stand for: a byte that a second reader could take for a part of the path.
        guard !bytes.contains(UInt8(ascii: ";")), areEscapesSound(bytes, hiding: Array(#"/\.%;?#"#.utf8)) else {
            return false
        }
        let segments = bytes.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return segments.dropLast().allSatisfy { !$0.isEmpty }
            && segments.allSatisfy { !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
    }

    private static func isQuery(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard areEscapesSound(bytes, hiding: []) else { return false }
        let pairs = String(decoding: bytes, as: UTF8.self).split(separator: "&", omittingEmptySubsequences: true)
        return pairs.allSatisfy { pair in
            let name = pair.prefix { $0 != "=" }
            // An escaped letter would spell the name another way.
            return name.lowercased() != "ticket" && !name.contains("%")
        }
    }

    /// Whether each percent sign begins an escape of a printable ASCII byte or a byte of UTF-8, none of them hidden ones.
    private static func areEscapesSound(_ bytes: ArraySlice<UInt8>, hiding hidden: [UInt8]) -> Bool {
        var rest = bytes
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else { continue }
            guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                return false
            }
            let value = high << 4 | low
            guard value >= 0x20, value != 0x7F, !hidden.contains(value) else { return false }
        }
        return true
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// Host and port of an address.
private struct Authority {
    /// The normal form: lower case, without the scheme's own port.
    let text: String

    // authority = host [ ":" port ], host = name | "[::1]"
    init?(_ bytes: ArraySlice<UInt8>, scheme: String) {
        let typed = String(decoding: bytes, as: UTF8.self).lowercased()
        let (host, port): (Substring, Substring?) =
            if typed.hasPrefix("[::1]") {
                (typed.prefix(5), typed.count == 5 ? nil : typed.dropFirst(5))
            } else if let colon = typed.firstIndex(of: ":") {
                (typed[..<colon], typed[colon...])
            } else {
                (typed[...], nil)
            }
        guard host == "[::1]" || Self.isName(host) else { return nil }
        guard scheme == "https" || ["localhost", "127.0.0.1", "[::1]"].contains(host) else { return nil }
        guard let port else {
            text = String(host)
            return
        }
        guard let number = Self.number(port) else { return nil }
        text = number == (scheme == "https" ? 443 : 80) ? String(host) : "\(host):\(number)"
    }

    // name = label { "." label }
    private static func isName(_ host: Substring) -> Bool {
        guard host.utf8.count <= 253 else { return false }
        return host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy {
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
                }
        }
    }

    // port = ":" digits, without a leading zero
    private static func number(_ text: Substring) -> Int? {
        let digits = text.dropFirst()
        guard text.first == ":", (1...5).contains(digits.utf8.count), digits.first != "0",
            digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let number = Int(digits), number <= 65_535
        else { return nil }
        return number
    }
}
