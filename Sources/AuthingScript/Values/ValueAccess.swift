/// Reaching into records, lists and texts: `.name` and `[index]`.
extension Value {
    /// The value of a record's key; where `isOptional`, null for a missing one and on null.
    func field(_ name: String, isOptional: Bool) throws(ValueFault) -> Value {
        switch self {
        case .record(let record):
            if let value = record[name] { return value }
            if isOptional { return .null }
            throw Self.missingKey(name, in: record)
        case .null where isOptional:
            return .null
        case .secret(let secret):
            return try Self.part(of: secret) { hidden throws(ValueFault) in
                try hidden.field(name, isOptional: isOptional)
            }
        case .null:
            throw ValueFault(
                .wrongKind,
                "null has no field \(name)",
                hint: "`.\(name)?` gives null instead of this error"
            )
        default:
            throw ValueFault(.wrongKind, "\(kind.phrase) has no field \(name); only records have fields")
        }
    }

    /// The element of a list at a position, the character of a text, or the value of a record's key.
    ///
    /// A position counts from 0, a negative one from the end. Where `isOptional`, what is missing gives null, as it does
    /// on null.
    func element(_ index: Value, isOptional: Bool) throws(ValueFault) -> Value {
        switch (self, index.uncovered) {
        case (.list(let elements), .integer(let number)):
            if let position = Self.position(number, count: elements.count) { return elements[position] }
            if isOptional { return .null }
            throw Self.outOfRange(number, count: elements.count, of: "list", unit: "element")
        case (.record, .string(let key)):
            return try field(key, isOptional: isOptional)
        case (.string(let text), .integer(let number)):
            let count = text.count
            if let position = Self.position(number, count: count) {
                return .string(String(text[text.index(text.startIndex, offsetBy: position)]))
            }
            if isOptional { return .null }
            throw Self.outOfRange(number, count: count, of: "string", unit: "character")
        case (.null, _) where isOptional:
            return .null
        case (.secret(let secret), let key):
            return try Self.part(of: secret) { hidden throws(ValueFault) in
                try hidden.element(key, isOptional: isOptional)
            }
        case (.list, let other), (.string, let other):
            throw ValueFault(.wrongKind, "the position in \(kind.phrase) is an integer, not \(other.kind.phrase)")
        case (.record, let other):
            throw ValueFault(.wrongKind, "the key of a record is a string, not \(other.kind.phrase)")
        default:
            throw ValueFault(.wrongKind, "\(kind.phrase) has no elements")
        }
    }

    /// A part of a secret is a secret; hints, which would show other parts, are left out.
    private static func part(
        of secret: SecretValue,
        _ body: (Value) throws(ValueFault) -> Value
    ) throws(ValueFault) -> Value {
        do throws(ValueFault) {
            let value = try secret.reveal(body)
            return value.isNull ? .null : .secret(SecretValue(value))
        } catch {
            throw ValueFault(error.code, error.message)
        }
    }

    /// Replaces the part that `path` leads to; the last step into a record may be a new key.
    ///
    /// Parts are changed in place, so that filling a list costs no copy of it. When it throws, nothing has changed.
    mutating func replace(at path: ArraySlice<Value>, with value: Value, level: Int = 0) throws(ValueFault) {
        guard let step = path.first else {
            switch value {
            case .list, .record, .secret: try ValueLimits.check(value, level: level)
            default: break
            }
            self = value
            return
        }
        if var record = takeRecord() {
            defer { self = .record(record) }
            return try record.replace(step.uncovered, rest: path.dropFirst(), with: value, level: level)
        }
        guard var elements = takeList() else {
            throw ValueFault(.wrongKind, "cannot change a part of \(kind.phrase)", hint: "records and lists have parts")
        }
        defer { self = .list(elements) }
        let position = try Self.position(step.uncovered, in: elements)
        try elements[position].replace(at: path.dropFirst(), with: value, level: level + 1)
    }

    // The parts are taken out in functions of their own: there the last other reference to them ends, so that they are
    // changed in place. In a `switch` the value itself would go on referring to them.

    /// Takes the text out and leaves null; `nil`, and nothing happens, when this is no text.
    mutating func takeString() -> String? {
        guard case .string(let text) = self else { return nil }
        self = .null
        return text
    }

    private mutating func takeRecord() -> Record? {
        guard case .record(let record) = self else { return nil }
        self = .null
        return record
    }

    /// Takes the elements out and leaves null; `nil`, and nothing happens, when this is no list.
    mutating func takeList() -> [Value]? {
        guard case .list(let elements) = self else { return nil }
        self = .null
        return elements
    }

    private static func position(_ index: Value, in elements: [Value]) throws(ValueFault) -> Int {
        guard case .integer(let number) = index else {
            throw ValueFault(.wrongKind, "the position in a list is an integer, not \(index.kind.phrase)")
        }
        guard let position = position(number, count: elements.count) else {
            throw outOfRange(number, count: elements.count, of: "list", unit: "element")
        }
        return position
    }

    private static func position(_ number: Int, count: Int) -> Int? {
        let position = number < 0 ? number + count : number
        return (0..<count).contains(position) ? position : nil
    }

    fileprivate static func missingKey(_ name: String, in record: Record) -> ValueFault {
        let hint: String
        if let nearest = NearMatch.find(name, among: record.keys) {
            hint = "did you mean \(nearest)?"
        } else if record.isEmpty {
            hint = "the record is empty"
        } else {
            let keys = record.keys.prefix(12).joined(separator: ", ")
            hint = "it has \(keys)\(record.count > 12 ? ", …" : "")"
        }
        return ValueFault(.missingKey, "no key \(name) in the record", hint: hint)
    }

    private static func outOfRange(_ number: Int, count: Int, of container: String, unit: String) -> ValueFault {
        let size = count == 1 ? "1 \(unit)" : "\(count) \(unit)s"
        return ValueFault(.outOfRange, "no position \(number) in the \(container): it has \(size), counted from 0")
    }
}

extension Record {
    fileprivate mutating func replace(
        _ step: Value,
        rest: ArraySlice<Value>,
        with value: Value,
        level: Int
    ) throws(ValueFault) {
        guard case .string(let key) = step else {
            throw ValueFault(.wrongKind, "the key of a record is a string, not \(step.kind.phrase)")
        }
        guard var part = takeValue(of: key) else {
            guard rest.isEmpty else { throw Value.missingKey(key, in: self) }
            try ValueLimits.check(count: count + 1)
            var part = Value.null
            try part.replace(at: rest, with: value, level: level + 1)
            self[key] = part
            return
        }
        defer { self[key] = part }
        try part.replace(at: rest, with: value, level: level + 1)
    }
}
