/// Why a text is not the JSON that is accepted, and where.
public struct JSONError: Error, Sendable, Equatable {
    /// The kinds of faults.
    public enum Reason: Sendable, Equatable {
        /// The text ends inside a value.
        case unexpectedEnd
        /// Something else was expected: what, in words.
        case expected(String)
        /// Text behind the value.
        case trailingText
        /// An object has a key twice.
        case duplicateKey(String)
        /// More levels of arrays and objects than the limit.
        case tooDeep(limit: Int)
        /// A whole number beyond 64 bits.
        case integerOverflow
        /// A number too large for a double.
        case doubleOverflow
        /// A number with a leading zero, without digits, or with something glued behind.
        case malformedNumber
        /// Bytes that are not UTF-8.
        case malformedUTF8
        /// Half of a surrogate pair.
        case loneSurrogate
        /// A backslash with something unknown behind.
        case unknownEscape
        /// A control character inside a string, its number.
        case controlCharacter(UInt8)
    }

    /// What is wrong.
    public let reason: Reason
    /// The line, from 1.
    public let line: Int
    /// The column, from 1, counted in characters.
    public let column: Int
    /// The offset in bytes, from 0.
    public let offset: Int

    init(_ reason: Reason, at offset: Int, in bytes: [UInt8]) {
        let before = bytes[..<min(offset, bytes.count)]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        self.reason = reason
        self.offset = offset
        line = before.count { $0 == UInt8(ascii: "\n") } + 1
        column = String(decoding: before[lineStart...], as: UTF8.self).count + 1
    }
}

extension JSONError: CustomStringConvertible {
    /// What is wrong and where, such as `line 2, column 5: expected a value`.
    ///
    /// Keys are shown, values are not.
    public var description: String { "line \(line), column \(column): \(message)" }

    /// What is wrong, without the place.
    public var message: String {
        switch reason {
        case .unexpectedEnd: "the JSON text ends too early"
        case .expected(let what): "expected \(what)"
        case .trailingText: "there is text behind the JSON value"
        case .duplicateKey(let key): "the key \(JSON.string(key).text()) stands twice"
        case .tooDeep(let limit): "nested more than \(limit) levels deep"
        case .integerOverflow: "a whole number does not fit into 64 bits"
        case .doubleOverflow: "a number is too large for a double"
        case .malformedNumber: "not a number as JSON writes it"
        case .malformedUTF8: "the text is not UTF-8"
        case .loneSurrogate: "half of a surrogate pair"
        case .unknownEscape: "an unknown escape"
        case .controlCharacter(let byte): "the control character \(byte) must be escaped"
        }
    }
}
