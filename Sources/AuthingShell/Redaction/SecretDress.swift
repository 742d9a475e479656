import AuthingJSON
import Foundation

/// A way in which a text may have been written before it reaches a sink.
enum SecretDress: CaseIterable {
    /// As it is.
    case raw
    /// In an address: percent signs and two hexadecimal digits (RFC 3986, section 2.1), blanks as `+` in forms.
    case percent
    /// In Base64, with either alphabet (RFC 4648, sections 4 and 5), at each of the three places in a group of bytes.
    case base64
    /// Two hexadecimal digits a byte.
    case hexadecimal
    /// Within a JSON text.
    case json
    /// Within HTML and XML.
    case html

    /// The bytes of each spelling of a text in this dress; one may come twice.
    func spellings(of secret: String) -> [[UInt8]] {
        let bytes = Array(secret.utf8)
        switch self {
        case .raw: return [bytes]
        case .percent: return Self.percent(bytes)
        case .base64: return Self.base64(bytes)
        case .hexadecimal:
            return [Self.smallDigits, Self.capitalDigits].map { digits in
                bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
            }
        case .json:
            let text = Array(JSON.string(secret).text().utf8.dropFirst().dropLast())
            let isPlain = bytes.allSatisfy { $0 < 0x80 }
            let escaped = isPlain ? [] : [Array(secret.unicodeScalars.map(Self.jsonEscape).joined().utf8)]
            return ([text] + escaped).flatMap { [$0, Self.replacing("/", in: $0, with: "\\/")] }
        case .html: return ["&#39;", "&apos;"].map { Self.html(bytes, apostrophe: $0) }
        }
    }

    private static let smallDigits = Array("0123456789abcdef".utf8)
    private static let capitalDigits = Array("0123456789ABCDEF".utf8)
    /// What is left as it is, besides letters and digits: by the standard, by nobody, by browsers, in forms.
    private static let kept = ["-._~", "", "-._~!$&'()*+,;=:@/?", "*-._"].map { Array($0.utf8) }

    private static func percent(_ bytes: [UInt8]) -> [[UInt8]] {
        kept.flatMap { kept in
            [capitalDigits, smallDigits].flatMap { digits in
                let text = bytes.flatMap { byte -> [UInt8] in
                    if isLetterOrDigit(byte) || kept.contains(byte) { return [byte] }
                    return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                }
                return [text, replacing("%20", in: text, with: "+")]
            }
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }

    /// The characters that the bytes alone decide, whatever stands before and behind them.
    private static func base64(_ bytes: [UInt8]) -> [[UInt8]] {
        (0..<3).flatMap { lead -> [[UInt8]] in
            let text = Data([UInt8](repeating: 0, count: lead) + bytes).base64EncodedData()
            let first = (lead * 8 + 5) / 6
            let last = (lead + bytes.count) * 8 / 6
            guard last - first >= 6 else { return [] }
            let inner = Array(text[first..<last])
            return [
                inner,
                inner.map {
                    $0 == UInt8(ascii: "+") ? UInt8(ascii: "-") : $0 == UInt8(ascii: "/") ? UInt8(ascii: "_") : $0
                },
            ]
        }
    }

    private static func jsonEscape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case let plain where plain.isASCII && plain.value >= 0x20: String(plain)
        default: String(scalar).utf16.map { String(format: "\\u%04x", $0) }.joined()
        }
    }

    private static func html(_ bytes: [UInt8], apostrophe: String) -> [UInt8] {
        bytes.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "&"): Array("&amp;".utf8)
            case UInt8(ascii: "<"): Array("&lt;".utf8)
            case UInt8(ascii: ">"): Array("&gt;".utf8)
            case UInt8(ascii: "\""): Array("&quot;".utf8)
            case UInt8(ascii: "'"): Array(apostrophe.utf8)
            default: [byte]
            }
        }
    }

    private static func replacing(_ old: String, in bytes: [UInt8], with new: String) -> [UInt8] {
        guard let first = old.utf8.first, bytes.contains(first) else { return bytes }
        return Array(String(decoding: bytes, as: UTF8.self).replacing(old, with: new).utf8)
    }
}
