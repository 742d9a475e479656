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

    /// Each spelling of a text in this dress.
    func spellings(of secret: String) -> [String] {
        let bytes = Array(secret.utf8)
        switch self {
        case .raw: return [secret]
        case .percent: return Self.percent(bytes)
        case .base64: return Self.base64(bytes)
        case .hexadecimal:
            let digits = bytes.map { String(format: "%02x", $0) }.joined()
            return [digits, digits.uppercased()]
        case .json:
            let text = String(JSON.string(secret).text().dropFirst().dropLast())
            let escaped = secret.unicodeScalars.map(Self.jsonEscape).joined()
            return [text, escaped].flatMap { [$0, $0.replacing("/", with: "\\/")] }
        case .html: return [Self.html(secret, apostrophe: "&#39;"), Self.html(secret, apostrophe: "&apos;")]
        }
    }

    /// With what need not be escaped left as it is, and with everything but letters and digits escaped.
    private static func percent(_ bytes: [UInt8]) -> [String] {
        var spellings: [String] = []
        for kept in ["-._~", "", "-._~!$&'()*+,;=:@/?", "*-._"] {
            for format in ["%%%02X", "%%%02x"] {
                let text = bytes.map { byte in
                    let scalar = Unicode.Scalar(byte)
                    let isLetterOrDigit = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    return (byte < 0x80 && isLetterOrDigit) || kept.unicodeScalars.contains(scalar)
                        ? String(scalar) : String(format: format, byte)
                }
                .joined()
                spellings += [text, text.replacing("%20", with: "+")]
            }
        }
        return spellings
    }

    /// The characters that the bytes alone decide, whatever stands before and behind them.
    private static func base64(_ bytes: [UInt8]) -> [String] {
        (0..<3).flatMap { lead -> [String] in
            let text = Data([UInt8](repeating: 0, count: lead) + bytes).base64EncodedString()
            let first = (lead * 8 + 5) / 6
            let last = (lead + bytes.count) * 8 / 6
            guard last - first >= 6 else { return [] }
            let inner = String(Array(text)[first..<last])
            return [inner, inner.replacing("+", with: "-").replacing("/", with: "_")]
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

    private static func html(_ text: String, apostrophe: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: apostrophe)
    }
}
