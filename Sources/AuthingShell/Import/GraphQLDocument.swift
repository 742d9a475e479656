import AuthingJSON
import Foundation

/// The fields that a GraphQL document asks for, with the arguments that are written in it.
///
/// It reads what official clients send and people type; of what it does not know it takes what it can, and never fails.
struct GraphQLDocument {
    /// A field.
    struct Field {
        var name = ""
        /// What its answer is called, if that is not its name.
        var alias: String?
        var arguments = JSONObject()
        var fields: [Field] = []
        /// What its answer is called.
        var key: String { alias ?? name }
    }

    private enum Token: Equatable {
        case name(String)
        case string(String)
        case number(String)
        case variable(String)
        case sign(Character)
    }

    /// The fields of the first operation, or of the one that is named.
    private(set) var fields: [Field] = []
    private var tokens: [Token] = []
    private var index = 0
    private let variables: JSONObject

    /// The most levels of fields and values; what lies deeper is left out.
    private static let deepest = 32
    /// The most tokens; what comes behind is left out.
    private static let longest = 20_000

    /// Reads a document.
    ///
    /// - Parameters:
    ///   - text: The document.
    ///   - variables: What stands for `$name`.
    ///   - operation: The operation's name; the first one where absent.
    init(_ text: String, variables: JSONObject, operation: String?) {
        self.variables = variables
        tokens = Self.tokens(of: text)
        while index < tokens.count {
            let start = index
            var name: String?
            if case .name(let kind) = tokens[index] {
                index += 1
                if case .name(let given)? = current {
                    name = given
                    index += 1
                }
                if kind == "fragment" { skipUntilBrace() }
            }
            if current == .sign("(") { skipParentheses() }
            skipUntilBrace()
            guard current == .sign("{") else { break }
            let found = selection(depth: 0)
            if fields.isEmpty || (operation != nil && name == operation) { fields = found }
            if operation == nil || name == operation { break }
            if index == start { break }
        }
    }

    private var current: Token? { index < tokens.count ? tokens[index] : nil }

    private mutating func skipUntilBrace() {
        while let token = current, token != .sign("{") { index += 1 }
    }

    private mutating func skipParentheses() {
        var depth = 0
        while let token = current {
            index += 1
            if token == .sign("(") { depth += 1 }
            if token == .sign(")") {
                depth -= 1
                if depth == 0 { return }
            }
        }
    }

    // selection = "{" { field } "}"
    private mutating func selection(depth: Int) -> [Field] {
        var fields: [Field] = []
        index += 1
        while let token = current {
            switch token {
            case .sign("}"):
                index += 1
                return fields
            case .name(let name):
                index += 1
                fields.append(field(name, depth: depth))
            case .sign("{"):
                // Of an inline fragment, or too deep: its fields belong to nobody here.
                if depth < Self.deepest { _ = selection(depth: depth + 1) } else { index += 1 }
            default: index += 1
            }
        }
        return fields
    }

    // field = [ alias ":" ] name [ arguments ] { directive } [ selection ]
    private mutating func field(_ first: String, depth: Int) -> Field {
        var field = Field(name: first)
        if current == .sign(":") {
            index += 1
            if case .name(let name)? = current {
                field.name = name
                field.alias = first
                index += 1
            }
        }
        if current == .sign("(") { field.arguments = arguments() }
        while current == .sign("@") {
            index += 2
            if current == .sign("(") { skipParentheses() }
        }
        if current == .sign("{") {
            if depth < Self.deepest { field.fields = selection(depth: depth + 1) } else { index += 1 }
        }
        return field
    }

    // arguments = "(" { name ":" value } ")"
    private mutating func arguments() -> JSONObject {
        var arguments = JSONObject()
        index += 1
        while let token = current, token != .sign(")") {
            index += 1
            guard case .name(let name) = token, current == .sign(":") else { continue }
            index += 1
            arguments[name] = value(depth: 0)
        }
        if current != nil { index += 1 }
        return arguments
    }

    private mutating func value(depth: Int) -> JSON {
        guard let token = current else { return .null }
        index += 1
        switch token {
        case .variable(let name): return variables[name] ?? .null
        case .string(let text): return .string(text)
        case .number(let text):
            return Int(text).map { .integer($0) } ?? Double(text).flatMap { $0.isFinite ? .double($0) : nil } ?? .null
        case .name("true"): return .bool(true)
        case .name("false"): return .bool(false)
        case .name("null"): return .null
        case .name(let word): return .string(word)
        case .sign("["): return list(depth: depth)
        case .sign("{"): return object(depth: depth)
        case .sign: return .null
        }
    }

    private mutating func list(depth: Int) -> JSON {
        var elements: [JSON] = []
        while let token = current, token != .sign("]") {
            if depth < Self.deepest { elements.append(value(depth: depth + 1)) } else { index += 1 }
        }
        index += 1
        return .array(elements)
    }

    private mutating func object(depth: Int) -> JSON {
        var object = JSONObject()
        while let token = current, token != .sign("}") {
            index += 1
            guard case .name(let name) = token, current == .sign(":") else { continue }
            index += 1
            if depth < Self.deepest { object[name] = value(depth: depth + 1) }
        }
        index += 1
        return .object(object)
    }

    // MARK: Tokens

    private static func tokens(of text: String) -> [Token] {
        var tokens: [Token] = []
        var rest = Array(text.unicodeScalars.prefix(1 << 20))[...]
        while let first = rest.first, tokens.count < longest {
            switch first {
            case " ", "\t", "\n", "\r", ",", "\u{FEFF}": rest.removeFirst()
            case "#": rest = rest.drop { $0 != "\n" }
            case "\"": tokens.append(.string(string(&rest)))
            case "$":
                rest.removeFirst()
                tokens.append(.variable(word(&rest)))
            case "a"..."z", "A"..."Z", "_": tokens.append(.name(word(&rest)))
            case "0"..."9", "-":
                let digits = rest.prefix { "0123456789.eE+-".unicodeScalars.contains($0) }
                rest = rest.dropFirst(digits.count)
                tokens.append(.number(String(String.UnicodeScalarView(digits))))
            default:
                tokens.append(.sign(Character(first)))
                rest.removeFirst()
            }
        }
        return tokens
    }

    private static func word(_ rest: inout ArraySlice<Unicode.Scalar>) -> String {
        let word = rest.prefix { $0.isASCII && ($0.properties.isAlphabetic || $0 == "_" || ("0"..."9").contains($0)) }
        rest = rest.dropFirst(word.count)
        return String(String.UnicodeScalarView(word))
    }

    /// Reads `"…"` or `"""…"""`.
    private static func string(_ rest: inout ArraySlice<Unicode.Scalar>) -> String {
        let mark: [Unicode.Scalar] = ["\"", "\"", "\""]
        var text = String.UnicodeScalarView()
        if rest.starts(with: mark) {
            rest = rest.dropFirst(3)
            while !rest.isEmpty, !rest.starts(with: mark) {
                if let scalar = rest.popFirst() { text.append(scalar) }
            }
            rest = rest.dropFirst(3)
            return String(text).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        rest.removeFirst()
        while let scalar = rest.popFirst(), scalar != "\"" {
            guard scalar == "\\" else {
                text.append(scalar)
                continue
            }
            switch rest.popFirst() {
            case "n": text.append("\n")
            case "t": text.append("\t")
            case "r": text.append("\r")
            case "u":
                let digits = rest.prefix(4)
                rest = rest.dropFirst(digits.count)
                let number = UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
                text.append(number.flatMap { Unicode.Scalar($0) } ?? "\u{FFFD}")
            case let other?: text.append(other)
            case nil: break
            }
        }
        return String(text)
    }
}
