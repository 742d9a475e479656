package import Foundation

/// A secret that stands nowhere else, and the search for it.
///
/// Its two halves are looked for each by itself, so that a secret of which only a part is covered is found too; and each
/// in every form that texts take on their way: raw, base64, base64url, hexadecimal, percent-encoded, escaped for JSON.
package struct Canary: Sendable {
    /// The part before what a shape puts in the middle.
    package let head: String
    /// The part behind it, with characters that percent encoding, JSON and base64 write differently.
    package let tail: String
    private let forms: [(name: String, bytes: Data)]

    /// The secret: a bare word of the language, and a password that every policy takes.
    package var text: String { head + tail }

    /// Makes a secret for one test.
    ///
    /// - Parameter number: tells it from those of other tests.
    package init(_ number: Int) {
        head = "Canary-\(4711 + number)-"
        tail = "hünter%\(4711 + number)"
        forms = [head, tail].flatMap { Self.forms(of: $0) }
    }

    /// The forms of the secret that stand in some bytes; none when it is well kept.
    package func found(in bytes: Data) -> [String] {
        forms.filter { bytes.range(of: $0.bytes) != nil }.map(\.name)
    }

    /// The forms of the secret that stand in a text.
    package func found(in text: String) -> [String] { found(in: Data(text.utf8)) }

    private static func forms(of text: String) -> [(name: String, bytes: Data)] {
        let bytes = Array(text.utf8)
        let hexadecimal = bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        var forms = [
            ("raw", text),
            ("hexadecimal", hexadecimal),
            ("hexadecimal in capitals", hexadecimal.uppercased()),
            ("percent-encoded", percentEncoded(bytes)),
            ("percent-encoded, small digits", percentEncoded(bytes).lowercasedEscapes),
            ("escaped for JSON", text.unicodeScalars.map { $0.isASCII ? String($0) : escape($0) }.joined()),
            (
                "with the product's escapes",
                text.unicodeScalars.map { $0.isASCII ? String($0) : "\\u{\(String($0.value, radix: 16))}" }.joined()
            ),
        ]
        for offset in 0..<3 {
            let base64 = base64(bytes, at: offset)
            forms.append(("base64 at \(offset)", base64))
            forms.append(("base64url at \(offset)", base64.replacing("+", with: "-").replacing("/", with: "_")))
        }
        return forms.map { ($0.0 + " of " + text, Data($0.1.utf8)) }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    private static func percentEncoded(_ bytes: [UInt8]) -> String {
        bytes.map { byte in
            let isUnreserved =
                byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber)
            if isUnreserved || byte == UInt8(ascii: "-") { return String(Unicode.Scalar(byte)) }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    /// The digits that stand for these bytes alone where they begin at an offset of a larger text.
    private static func base64(_ bytes: [UInt8], at offset: Int) -> String {
        let text = Data([UInt8](repeating: 0, count: offset) + bytes).base64EncodedString()
        let digits = text.prefix { $0 != "=" }
        // The digits at both ends mix with the neighbours' bits.
        return String(digits.dropFirst(offset == 0 ? 0 : offset + 1).dropLast((bytes.count + offset) % 3 == 0 ? 0 : 1))
    }
}

extension String {
    /// The same with `%c3` in place of `%C3`.
    fileprivate var lowercasedEscapes: String {
        var result = ""
        var rest = self[...]
        while let percent = rest.firstIndex(of: "%") {
            result += rest[..<percent]
            let end = rest.index(percent, offsetBy: 3, limitedBy: rest.endIndex) ?? rest.endIndex
            result += rest[percent..<end].lowercased()
            rest = rest[end...]
        }
        return result + rest
    }
}
