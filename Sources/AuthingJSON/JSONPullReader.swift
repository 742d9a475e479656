/// Reads a JSON text step by step, so that a long one need not be in memory as values.
///
/// The caller says what it expects; anything else is a fault with its place. What a value may be is what
/// `JSON(parsing:)` takes.
package struct JSONPullReader {
    /// An array or object that was begun.
    private struct Level {
        let isObject: Bool
        var isEmpty = true
        var keys: Set<String> = []
    }

    private var reader: JSONReader
    private var levels: [Level] = []

    /// Creates a reader.
    ///
    /// - Parameter bytes: One value in UTF-8, with white space around it.
    package init(_ bytes: [UInt8]) {
        reader = JSONReader(bytes: bytes, maximumDepth: JSON.defaultMaximumDepth)
    }

    /// Passes over a byte order mark of UTF-8, if the text begins with one; before anything else is read.
    package mutating func skipMark() {
        if reader.offset == 0, reader.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.offset = 3 }
    }

    /// Where the reader stands, in bytes from 0.
    package var offset: Int { reader.offset }

    /// The line and the column, from 1, of an offset.
    ///
    /// - Parameter offset: In bytes from 0.
    /// - Returns: Both; it takes time in proportion to the offset.
    package func place(of offset: Int) -> (line: Int, column: Int) {
        let error = JSONError(.unexpectedEnd, at: offset, in: reader.bytes)
        return (error.line, error.column)
    }

    /// Begins an object; then ``nextKey()`` gives its keys.
    package mutating func beginObject() throws(JSONError) {
        try begin("{", isObject: true)
    }

    /// Begins an array; then ``nextElement()`` says whether there is one more element.
    package mutating func beginArray() throws(JSONError) {
        try begin("[", isObject: false)
    }

    /// The next key of the object begun last; its value comes next.
    ///
    /// - Returns: The key; nil at the end of the object.
    /// - Throws: `JSONError`, for a repeated key too.
    package mutating func nextKey() throws(JSONError) -> String? {
        precondition(levels.last?.isObject == true, "no object was begun")
        guard try goOn(until: "}") else { return nil }
        reader.skipSpace()
        let start = reader.offset
        let key = try reader.readKeyText()
        guard levels[levels.count - 1].keys.insert(key).inserted else {
            throw JSONError(.duplicateKey(key), at: start, in: reader.bytes)
        }
        return key
    }

    /// Whether the array begun last has one more element, which comes next.
    package mutating func nextElement() throws(JSONError) -> Bool {
        precondition(levels.last?.isObject == false, "no array was begun")
        return try goOn(until: "]")
    }

    /// Reads a whole value.
    package mutating func value() throws(JSONError) -> JSON {
        try reader.readOne()
    }

    /// Passes over a whole value without making anything of it, so that a long one takes no room.
    ///
    /// Brackets and quotes must fit together; what stands between them is not looked at.
    package mutating func skipValue() throws(JSONError) {
        reader.skipSpace()
        let start = reader.offset
        try reader.skipOne()
        guard reader.offset > start else { throw reader.fault(.expected("a value")) }
    }

    /// Reads a whole value where its text is not too long, else passes over it.
    ///
    /// - Parameter limit: The longest text, in bytes.
    /// - Returns: The value; nil where it was passed over.
    /// - Throws: `JSONError`.
    package mutating func value(atMost limit: Int) throws(JSONError) -> JSON? {
        reader.skipSpace()
        let start = reader.offset
        try skipValue()
        guard reader.offset - start <= limit else { return nil }
        reader.offset = start
        return try value()
    }

    /// The kind of the next value, by its first character: `{`, `[`, `"` or another.
    package mutating func peek() -> Unicode.Scalar? {
        reader.skipSpace()
        return reader.byte.map { Unicode.Scalar($0) }
    }

    /// Makes sure that nothing stands behind the value.
    package mutating func end() throws(JSONError) {
        precondition(levels.isEmpty, "a value was not read to its end")
        reader.skipSpace()
        guard reader.byte == nil else { throw reader.fault(.trailingText) }
    }

    private mutating func begin(_ bracket: Unicode.Scalar, isObject: Bool) throws(JSONError) {
        reader.skipSpace()
        guard reader.byte == UInt8(ascii: bracket) else {
            throw reader.fault(reader.byte == nil ? .unexpectedEnd : .expected("`\(bracket)`"))
        }
        guard levels.count < reader.maximumDepth else { throw reader.fault(.tooDeep(limit: reader.maximumDepth)) }
        reader.offset += 1
        levels.append(Level(isObject: isObject))
    }

    /// Passes over the comma before the next part; false where the bracket closes.
    private mutating func goOn(until bracket: Unicode.Scalar) throws(JSONError) -> Bool {
        reader.skipSpace()
        guard let byte = reader.byte else { throw reader.fault(.unexpectedEnd) }
        let top = levels.count - 1
        if byte == UInt8(ascii: bracket) {
            reader.offset += 1
            levels.removeLast()
            return false
        }
        if levels[top].isEmpty {
            levels[top].isEmpty = false
            return true
        }
        guard byte == UInt8(ascii: ",") else { throw reader.fault(.expected("`,` or `\(bracket)`")) }
        reader.offset += 1
        return true
    }
}
