extension JSON {
    /// How a value is laid out.
    public enum Layout: Sendable {
        /// Without any white space.
        case compact
        /// One element a line, two spaces a level, `"key": value`.
        case pretty
    }

    /// The value as JSON text; equal values give equal bytes.
    ///
    /// A double always has a `.` or an exponent, so that it is read back as a double; one that is not finite, which no
    /// text gives, becomes `null`. Control characters, DEL, U+0080 to U+009F, U+2028 and U+2029 are escaped, all else is
    /// UTF-8 as it is.
    public func text(_ layout: Layout = .compact) -> String {
        String(decoding: bytes(layout), as: UTF8.self)
    }

    /// The value as JSON text in UTF-8.
    public func bytes(_ layout: Layout = .compact) -> [UInt8] {
        var writer = JSONWriter(isPretty: layout == .pretty)
        writer.write(self)
        return writer.bytes
    }
}

extension JSON: CustomStringConvertible {
    /// The compact text.
    public var description: String { text() }
}

/// Writes bytes; the values that are not finished stand in a list, so that depth takes no stack.
private struct JSONWriter {
    /// What is still to be written, the last first.
    private enum Step {
        case value(JSON)
        case elements([JSON], next: Int)
        case pairs(JSONObject, next: Int)
    }

    let isPretty: Bool
    private(set) var bytes: [UInt8] = []
    private var level = 0

    init(isPretty: Bool) { self.isPretty = isPretty }

    mutating func write(_ value: JSON) {
        var steps = [Step.value(value)]
        while let step = steps.popLast() {
            switch step {
            case .value(let value): open(value, &steps)
            case .elements(let elements, let next):
                guard next < elements.count else {
                    close("]")
                    continue
                }
                separate(isFirst: next == 0)
                steps.append(.elements(elements, next: next + 1))
                steps.append(.value(elements[next]))
            case .pairs(let object, let next):
                guard next < object.count else {
                    close("}")
                    continue
                }
                separate(isFirst: next == 0)
                write(object.keys[next])
                append(isPretty ? ": " : ":")
                steps.append(.pairs(object, next: next + 1))
                steps.append(.value(object.values[next]))
            }
        }
    }

    private mutating func open(_ value: JSON, _ steps: inout [Step]) {
        switch value {
        case .null: append("null")
        case .bool(let value): append(value ? "true" : "false")
        case .integer(let value): append(String(value))
        case .double(let value): append(value.isFinite ? value.description : "null")
        case .string(let text): write(text)
        case .array(let elements):
            if elements.isEmpty { return append("[]") }
            append("[")
            level += 1
            steps.append(.elements(elements, next: 0))
        case .object(let object):
            if object.isEmpty { return append("{}") }
            append("{")
            level += 1
            steps.append(.pairs(object, next: 0))
        }
    }

    private mutating func separate(isFirst: Bool) {
        if !isFirst { append(",") }
        breakLine()
    }

    private mutating func close(_ bracket: String) {
        level -= 1
        breakLine()
        append(bracket)
    }

    private mutating func breakLine() {
        guard isPretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": append("\\\"")
            case "\\": append("\\\\")
            case "\n": append("\\n")
            case "\r": append("\\r")
            case "\t": append("\\t")
            case "\u{8}": append("\\b")
            case "\u{C}": append("\\f")
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
            default:
                if scalar.isASCII { bytes.append(UInt8(scalar.value)) } else { append(String(scalar)) }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
