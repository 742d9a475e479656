/// How large values may grow.
///
/// A value beyond a limit is an error where it is built, so that printing, comparing and freeing it always ends, and soon.
package enum ValueLimits {
    /// How deep lists and records may be nested.
    package static let depth = 256
    /// How many elements a list, and keys a record, may have.
    package static let count = 1_000_000
    /// How many bytes of UTF-8 a text may have.
    package static let textBytes = 16 << 20
    /// How much a value may weigh: each value in it counts 1, each 16 bytes of text 1 more.
    ///
    /// Shared parts count as often as they occur, since they are printed and compared as often.
    package static let weight = 2 << 20
    /// The bytes that a weight of 1 stands for.
    static let unit = 16
}

extension ValueLimits {
    /// Accepts a text that was just built.
    static func check(_ text: String) throws(ValueFault) {
        try check(textBytes: text.utf8.count)
    }

    /// Accepts the length of a text about to be built.
    static func check(textBytes count: Int) throws(ValueFault) {
        guard count <= textBytes else {
            throw ValueFault(.tooLarge, "the text is too long: at most \(textBytes) bytes, but it has \(count)")
        }
    }

    /// Accepts the number of elements of a list about to be built.
    static func check(count elements: Int) throws(ValueFault) {
        guard elements <= count else {
            throw ValueFault(.tooLarge, "the list is too long: at most \(count) elements, but it has \(elements)")
        }
    }

    /// Accepts a value that was just built, `level` lists and records below the outermost one.
    static func check(_ value: Value, level: Int = 0) throws(ValueFault) {
        var budget = weight
        try weigh(value, level: level, budget: &budget)
        try ScriptMemory.note((weight - budget) * unit)
    }

    /// Whether a value weighs no more than `weight`; one that is nested too deep does.
    static func isLight(_ value: Value, _ weight: Int) -> Bool {
        var budget = weight
        do throws(ValueFault) {
            try weigh(value, level: 0, budget: &budget)
            return true
        } catch {
            return false
        }
    }

    private static func weigh(_ value: Value, level: Int, budget: inout Int) throws(ValueFault) {
        budget -= 1
        switch value {
        case .string(let text):
            try check(text)
            budget -= text.utf8.count / 16
        case .list(let elements):
            try check(level: level)
            try check(count: elements.count)
            try weigh(elements, level: level + 1, budget: &budget)
        case .record(let record):
            try check(level: level)
            try check(count: record.count)
            for key in record.keys { budget -= key.utf8.count / 16 }
            try weigh(record.values, level: level + 1, budget: &budget)
        case .secret(let secret):
            try weigh(secret.reveal { $0 }, level: level, budget: &budget)
        case .null, .boolean, .integer, .double, .duration, .time:
            break
        }
        guard budget >= 0 else {
            throw ValueFault(.tooLarge, "the value is too large: it holds more than \(weight) values")
        }
    }

    private static func weigh(_ elements: [Value], level: Int, budget: inout Int) throws(ValueFault) {
        for element in elements {
            switch element {
            case .null, .boolean, .integer, .double, .duration, .time: budget -= 1
            case .string, .list, .record, .secret: try weigh(element, level: level, budget: &budget)
            }
        }
    }

    private static func check(level: Int) throws(ValueFault) {
        guard level < depth else {
            throw ValueFault(.tooDeep, "lists and records are nested more than \(depth) deep")
        }
    }
}
