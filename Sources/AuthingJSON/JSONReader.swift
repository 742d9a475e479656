extension JSON {
    /// The depth of arrays and objects that is accepted where nothing else is said.
    public static let defaultMaximumDepth = 128

    /// Reads a JSON text.
    ///
    /// Stricter than most readers, so that nothing is lost in silence: a repeated key, a whole number beyond 64 bits, a
    /// double beyond its range, half a surrogate pair and text behind the value are refused. A number without fraction
    /// and exponent is an integer. Keys that look the same (canonically equivalent) count as repeated.
    ///
    /// - Parameters:
    ///   - text: one value, with white space around it.
    ///   - maximumDepth: the most levels of arrays and objects, from 0.
    /// - Throws: `JSONError` with the first fault.
    /// - SeeAlso: RFC 8259.
    public init(parsing text: String, depth maximumDepth: Int = defaultMaximumDepth) throws(JSONError) {
        try self.init(parsing: Array(text.utf8), depth: maximumDepth)
    }

    /// Reads a JSON text from UTF-8 without a byte order mark.
    ///
    /// - Parameters:
    ///   - bytes: one value, with white space around it.
    ///   - maximumDepth: the most levels of arrays and objects, from 0.
    /// - Throws: `JSONError` with the first fault.
    public init(parsing bytes: [UInt8], depth maximumDepth: Int = defaultMaximumDepth) throws(JSONError) {
        var reader = JSONReader(bytes: bytes, maximumDepth: maximumDepth)
        self = try reader.readText()
    }
}

/// Reads bytes; open arrays and objects stand in a list, so that depth takes no stack.
struct JSONReader {
    /// An array or object that is not closed yet.
    private struct Frame {
        let isObject: Bool
        var elements: [JSON] = []
        var object = JSONObject()
        var key = ""
        var keyOffset = 0
    }

    /// What comes after a value.
    private enum Step {
        /// Nothing was open: the value is the whole text.
        case end(JSON)
        /// It closed an array or object, which is a value in its turn.
        case closed(JSON)
        /// Another element.
        case element
    }

    let bytes: [UInt8]
    let maximumDepth: Int
    var offset = 0
    private var frames: [Frame] = []

    init(bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    mutating func readText() throws(JSONError) -> JSON {
        let whole = try readOne()
        skipSpace()
        guard offset == bytes.count else { throw fault(.trailingText) }
        return whole
    }

    /// Reads one value from where the reader stands.
    mutating func readOne() throws(JSONError) -> JSON {
        while true {
            var complete = try readValue()
            while let value = complete {
                switch try add(value) {
                case .closed(let container): complete = container
                case .element: complete = nil
                case .end(let whole): return whole
                }
            }
        }
    }

    /// Reads a value; `nil` when it opened an array or object that has content, which then comes next.
    private mutating func readValue() throws(JSONError) -> JSON? {
        skipSpace()
        guard let byte else { throw fault(.unexpectedEnd) }
        switch byte {
        case UInt8(ascii: "{"): return try open(isObject: true)
        case UInt8(ascii: "["): return try open(isObject: false)
        case UInt8(ascii: "\""): return .string(try readString())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try readNumber()
        case UInt8(ascii: "t"): return try read("true", .bool(true))
        case UInt8(ascii: "f"): return try read("false", .bool(false))
        case UInt8(ascii: "n"): return try read("null", .null)
        default: throw fault(.expected("a value"))
        }
    }

    private mutating func open(isObject: Bool) throws(JSONError) -> JSON? {
        guard frames.count < maximumDepth else { throw fault(.tooDeep(limit: maximumDepth)) }
        offset += 1
        skipSpace()
        if byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
            offset += 1
            return isObject ? .object(JSONObject()) : .array([])
        }
        frames.append(Frame(isObject: isObject))
        if isObject { try readKey() }
        return nil
    }

    /// Puts a value into the innermost open array or object, and reads what follows it there.
    private mutating func add(_ value: JSON) throws(JSONError) -> Step {
        guard !frames.isEmpty else { return .end(value) }
        let top = frames.count - 1
        let isObject = frames[top].isObject
        if isObject {
            guard frames[top].object.appendIfAbsent(frames[top].key, value) else {
                throw JSONError(.duplicateKey(frames[top].key), at: frames[top].keyOffset, in: bytes)
            }
        } else {
            frames[top].elements.append(value)
        }
        skipSpace()
        switch byte {
        case UInt8(ascii: ","):
            offset += 1
            if isObject { try readKey() }
            return .element
        case isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"):
            offset += 1
            let frame = frames.removeLast()
            return .closed(isObject ? .object(frame.object) : .array(frame.elements))
        case nil: throw fault(.unexpectedEnd)
        default: throw fault(.expected(isObject ? "`,` or `}`" : "`,` or `]`"))
        }
    }

    private mutating func readKey() throws(JSONError) {
        skipSpace()
        let start = offset
        frames[frames.count - 1].key = try readKeyText()
        frames[frames.count - 1].keyOffset = start
    }

    /// Reads a key and the colon behind it.
    mutating func readKeyText() throws(JSONError) -> String {
        guard let next = byte else { throw fault(.unexpectedEnd) }
        guard next == UInt8(ascii: "\"") else { throw fault(.expected("a key in quotes")) }
        let key = try readString()
        skipSpace()
        guard byte == UInt8(ascii: ":") else { throw fault(byte == nil ? .unexpectedEnd : .expected("`:`")) }
        offset += 1
        return key
    }

    private mutating func read(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
        let end = offset + word.utf8CodeUnitCount
        let matches = end <= bytes.count && word.withUTF8Buffer { $0.elementsEqual(bytes[offset..<end]) }
        guard matches else { throw fault(.expected("a value")) }
        offset = end
        return value
    }

    private mutating func readNumber() throws(JSONError) -> JSON {
        let start = offset
        if byte == UInt8(ascii: "-") { offset += 1 }
        let startOfDigits = offset
        let digits = skipDigits()
        let hasLeadingZero = digits > 1 && bytes[startOfDigits] == UInt8(ascii: "0")
        guard digits > 0, !hasLeadingZero else { throw JSONError(.malformedNumber, at: start, in: bytes) }
        var isInteger = true
        if byte == UInt8(ascii: ".") {
            isInteger = false
            offset += 1
            guard skipDigits() > 0 else { throw JSONError(.malformedNumber, at: start, in: bytes) }
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            isInteger = false
            offset += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { offset += 1 }
            guard skipDigits() > 0 else { throw JSONError(.malformedNumber, at: start, in: bytes) }
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if isInteger {
            guard let value = Int(text) else { throw JSONError(.integerOverflow, at: start, in: bytes) }
            return .integer(value)
        }
        guard let value = Double(text), value.isFinite else { throw JSONError(.doubleOverflow, at: start, in: bytes) }
        return .double(value)
    }

    private mutating func skipDigits() -> Int {
        let start = offset
        while let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
        return offset - start
    }

    // MARK: Strings

    private mutating func readString() throws(JSONError) -> String {
        offset += 1
        var text = ""
        while true {
            text += try readPlainText()
            guard let byte else { throw fault(.unexpectedEnd) }
            if byte == UInt8(ascii: "\"") {
                offset += 1
                return text
            }
            guard byte == UInt8(ascii: "\\") else { throw fault(.controlCharacter(byte)) }
            text.unicodeScalars.append(try readEscape())
        }
    }

    /// Reads up to a quote, a backslash, a control character or the end.
    private mutating func readPlainText() throws(JSONError) -> String {
        let start = offset
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            offset += 1
        }
        guard let text = String(validating: bytes[start..<offset], as: UTF8.self) else {
            throw JSONError(.malformedUTF8, at: start + lengthOfValidText(in: bytes[start..<offset]), in: bytes)
        }
        return text
    }

    private func lengthOfValidText(in slice: ArraySlice<UInt8>) -> Int {
        var iterator = slice.makeIterator()
        var decoder = UTF8()
        var length = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { length += UTF8.width(scalar) }
        return length
    }

    private mutating func readEscape() throws(JSONError) -> Unicode.Scalar {
        let start = offset
        offset += 1
        guard let escaped = byte else { throw fault(.unexpectedEnd) }
        offset += 1
        switch escaped {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(escaped)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try readUnicodeEscape(from: start)
        default: throw JSONError(.unknownEscape, at: start, in: bytes)
        }
    }

    private mutating func readUnicodeEscape(from start: Int) throws(JSONError) -> Unicode.Scalar {
        let unit = try readCodeUnit(from: start)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, byte == UInt8(ascii: "\\"), offset + 1 < bytes.count,
            bytes[offset + 1] == UInt8(ascii: "u")
        else { throw JSONError(.loneSurrogate, at: start, in: bytes) }
        offset += 2
        let second = try readCodeUnit(from: start)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00))
        else { throw JSONError(.loneSurrogate, at: start, in: bytes) }
        return scalar
    }

    private mutating func readCodeUnit(from start: Int) throws(JSONError) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw JSONError(.unknownEscape, at: start, in: bytes)
            }
            unit = unit << 4 | UInt32(digit)
            offset += 1
        }
        return unit
    }

    // MARK: Passing over

    /// Passes over one value: to the bracket that closes it, to its last quote, or to the end of a word.
    mutating func skipOne() throws(JSONError) {
        var open: [UInt8] = []
        repeat {
            skipSpace()
            guard let byte else { throw fault(.unexpectedEnd) }
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard open.count < maximumDepth else { throw fault(.tooDeep(limit: maximumDepth)) }
                open.append(byte == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]"))
                offset += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard open.popLast() == byte else { throw fault(.expected("a value")) }
                offset += 1
            case UInt8(ascii: "\""): try skipString()
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                guard !open.isEmpty else { throw fault(.expected("a value")) }
                offset += 1
            default: try skipWord()
            }
        } while !open.isEmpty
    }

    private mutating func skipString() throws(JSONError) {
        offset += 1
        while let byte {
            offset += 1
            if byte == UInt8(ascii: "\"") { return }
            if byte == UInt8(ascii: "\\") { offset += 1 }
        }
        throw JSONError(.unexpectedEnd, at: bytes.count, in: bytes)
    }

    /// A number, `true`, `false` or `null`.
    private mutating func skipWord() throws(JSONError) {
        let start = offset
        while let byte, Self.isWord(byte) { offset += 1 }
        guard offset > start else { throw fault(.expected("a value")) }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "E"),
            UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    // MARK: Bytes

    var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func skipSpace() {
        while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    func fault(_ reason: JSONError.Reason) -> JSONError { JSONError(reason, at: offset, in: bytes) }
}
