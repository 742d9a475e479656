/// An element of an XML document, written strictly: whatever a text holds, it stays a text.
///
/// The product only writes XML and never reads it, so that entities and document types are nobody's business here.
///
/// - SeeAlso: Extensible Markup Language 1.0 (Fifth Edition), sections 2.2 (characters), 2.4 (escapes), 2.11 (line ends)
///   and 3.3.3 (attribute values).
struct XMLElement: Sendable {
    private enum Content {
        case text(String)
        case elements([XMLElement])
    }

    private let name: String
    private let attributes: [(name: String, value: String)]
    private let content: Content

    /// Creates an element with a text.
    ///
    /// - Parameters:
    ///   - name: Its name; ours, never a user's.
    ///   - attributes: Its attributes; their names are ours, too.
    ///   - text: What it holds.
    init(_ name: String, attributes: [(String, String)] = [], text: String) {
        self.init(name, attributes, .text(text))
    }

    /// Creates an element with others in it.
    ///
    /// - Parameters:
    ///   - name: Its name; ours, never a user's.
    ///   - attributes: Its attributes; their names are ours, too.
    ///   - elements: What it holds.
    init(_ name: String, attributes: [(String, String)] = [], _ elements: [XMLElement]) {
        self.init(name, attributes, .elements(elements))
    }

    private init(_ name: String, _ attributes: [(String, String)], _ content: Content) {
        precondition(Self.isName(name) && attributes.allSatisfy { Self.isName($0.0) }, "\(name) is no name of XML")
        self.name = name
        self.attributes = attributes.map { (name: $0.0, value: $0.1) }
        self.content = content
    }

    /// The document with this element as its root: one element a line, without a declaration, in UTF-8.
    var document: String {
        var text = ""
        write(to: &text, indent: "")
        return text
    }

    private func write(to text: inout String, indent: String) {
        text += "\(indent)<\(name)"
        for (name, value) in attributes { text += " \(name)=\"\(Self.escape(value))\"" }
        switch content {
        case .text(let content): text += ">\(Self.escape(content))</\(name)>"
        case .elements(let elements):
            text += ">\n"
            for element in elements {
                element.write(to: &text, indent: indent + "  ")
                text += "\n"
            }
            text += "\(indent)</\(name)>"
        }
    }

    /// A text that any parser gives back as it was.
    ///
    /// Line ends and tabs are escaped, as parsers change them. A character that XML cannot hold becomes U+FFFD.
    private static func escape(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&apos;".unicodeScalars)
            case "\t", "\n", "\r", "\u{85}", "\u{2028}":
                escaped.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
            default: escaped.append(isCharacter(scalar) ? scalar : "\u{FFFD}")
            }
        }
        return String(escaped)
    }

    // Char = #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]
    private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "_"), UInt8(ascii: ":"):
                    true
                default: false
                }
            }
    }
}
