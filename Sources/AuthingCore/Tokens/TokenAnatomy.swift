import AuthingAPI
import AuthingJSON
import Foundation

/// What can be read of a token's text, whoever wrote it, and where its form is at fault.
struct TokenAnatomy {
    private static let names = [("头部", "header"), ("声明", "claims"), ("签名", "signature")]
    private static let deepestNesting = 16

    /// The header's members, where they can be read.
    private(set) var header: JSONObject?
    /// The claims, where they can be read.
    private(set) var claims: JSONObject?
    /// The bytes of the signature, where they can be read.
    private(set) var signature: [UInt8]?
    /// What the signature covers.
    private(set) var signedText: [UInt8] = []
    /// Where the form is at fault, the first place; `nil` where it is not.
    private(set) var fault: LocalizedText?

    /// Reads a text.
    ///
    /// - Parameter token: Any text.
    init(_ token: Secret) {
        let text = token.reveal { Array($0.utf8) }
        guard !text.isEmpty else {
            fault = LocalizedText(chinese: "token 为空", english: "the text is empty")
            return
        }
        guard text.count <= TokenGate.longestToken else {
            let most = TokenGate.longestToken
            fault = LocalizedText(
                chinese: "长 \(text.count) 字节，最多 \(most) 字节",
                english: "\(text.count) bytes long, at most \(most) are allowed"
            )
            return
        }
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        if parts.count != 3 {
            let noun = parts.count == 1 ? "part" : "parts"
            fault = LocalizedText(
                chinese: "以点分隔的部分有 \(parts.count) 个，应为 3 个",
                english: "\(parts.count) \(noun) between dots, there must be 3"
            )
        }
        let decoded = parts.prefix(3).indices.map { decode(parts[$0], number: $0) }
        header = decoded.first?.flatMap { object($0, number: 0) }
        if decoded.count > 1 { claims = decoded[1].flatMap { object($0, number: 1) } }
        guard parts.count == 3 else { return }
        signature = decoded[2]
        signedText = Array(text[..<(parts[2].startIndex - 1)])
    }

    /// The text of a claim.
    func claim(_ name: String) -> String? { claims?[name]?.stringValue }

    /// The instant that a claim names; nil where it names none between the years 1970 and 9999.
    func time(_ name: String) -> Date? { TokenGate.time(claims?[name]) }

    private mutating func decode(_ part: ArraySlice<UInt8>, number: Int) -> [UInt8]? {
        if let bytes = Base64URL.decode(part), !bytes.isEmpty { return bytes }
        let (chinese, english) = Self.names[number]
        guard !part.isEmpty else {
            note(
                .init(
                    chinese: "\(chinese)（第 \(number + 1) 部分）为空",
                    english: "the \(english) (part \(number + 1)) is empty"
                )
            )
            return nil
        }
        guard let place = part.firstIndex(where: { !Self.isDigit($0) }) else {
            note(
                .init(
                    chinese: "\(chinese)（第 \(number + 1) 部分）长度不对或末尾有多余的位",
                    english: "the \(english) (part \(number + 1)) is cut off, or has bits left over at its end"
                )
            )
            return nil
        }
        let column = place - part.startIndex + 1
        note(
            .init(
                chinese: "\(chinese)（第 \(number + 1) 部分）第 \(column) 个字节不是 base64url 字符",
                english: "byte \(column) of the \(english) (part \(number + 1)) is no character of base64url"
            )
        )
        return nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private mutating func object(_ bytes: [UInt8], number: Int) -> JSONObject? {
        let (chinese, english) = Self.names[number]
        do {
            if case .object(let object) = try JSON(parsing: bytes, depth: Self.deepestNesting) { return object }
            note(.init(chinese: "\(chinese)不是 JSON 对象", english: "the \(english) is JSON, but no object"))
        } catch {
            note(
                .init(
                    chinese: "\(chinese)解码后第 \(error.offset + 1) 个字节处不是有效的 JSON",
                    english: "the \(english), decoded, is no JSON at byte \(error.offset + 1): \(error.message)"
                )
            )
        }
        return nil
    }

    private mutating func note(_ text: LocalizedText) {
        if fault == nil { fault = text }
    }
}
