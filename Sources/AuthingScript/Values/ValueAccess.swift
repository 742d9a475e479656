/// Reaching into records, lists and texts: `.name` and `[index]`.
extension Value {
    /// The value of a record's key; where `isOptional`, null for a missing one and on null.
    func field(_ name: String, isOptional: Bool) throws(ValueFault) -> Value {
        switch self {
        case .record(let record):
            return try record.value(of: name, isOptional: isOptional, asked: .string(name))
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
    /// on null. A secret index counts as what it hides, and messages show its display.
    func element(_ index: Value, isOptional: Bool) throws(ValueFault) -> Value {
        switch (self, index.uncovered) {
        case (.list(let elements), .integer(let number)):
            if let position = Self.position(number, count: elements.count) { return elements[position] }
            if isOptional { return .null }
            throw Self.outOfRange(index, count: elements.count, of: "list", unit: "element")
        case (.record(let record), .string(let key)):
            return try record.value(of: key, isOptional: isOptional, asked: index)
        case (.string(let text), .integer(let number)):
            let count = text.count
            if let position = Self.position(number, count: count) {
                return .string(String(text[text.index(text.startIndex, offsetBy: position)]))
            }
            if isOptional { return .null }
            throw Self.outOfRange(index, count: count, of: "string", unit: "character")
        case (.null, _) where isOptional:
            return .null
        case (.secret(let secret), _):
            return try Self.part(of: secret) { hidden throws(ValueFault) in
                try hidden.element(index, isOptional: isOptional)
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
            return try record.replace(step, rest: path.dropFirst(), with: value, level: level)
        }
        guard var elements = takeList() else {
            throw ValueFault(.wrongKind, "cannot change a part of \(kind.phrase)", hint: "records and lists have parts")
        }
        defer { self = .list(elements) }
        let position = try Self.position(step, in: elements)
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
        guard case .integer(let number) = index.uncovered else {
            throw ValueFault(.wrongKind, "the position in a list is an integer, not \(index.uncovered.kind.phrase)")
        }
        guard let position = position(number, count: elements.count) else {
            throw outOfRange(index, count: elements.count, of: "list", unit: "element")
        }
        return position
    }

    private static func position(_ number: Int, count: Int) -> Int? {
        let position = number < 0 ? number + count : number
        return (0..<count).contains(position) ? position : nil
    }

    private static func outOfRange(_ index: Value, count: Int, of container: String, unit: String) -> ValueFault {
        let size = count == 1 ? "1 \(unit)" : "\(count) \(unit)s"
        return ValueFault(
            .outOfRange,
            "no position \(index.printed) in the \(container): it has \(size), counted from 0"
        )
    }
}

extension Record {
    /// The value of a key; where `isOptional`, null for a missing one.
    ///
    /// Messages show `asked`: the key as the script has it, a secret perhaps.
    fileprivate func value(of key: String, isOptional: Bool, asked: Value) throws(ValueFault) -> Value {
        if let value = self[key] { return value }
        if isOptional { return .null }
        throw missingKey(key, asked: asked)
    }

    private func missingKey(_ key: String, asked: Value) -> ValueFault {
        let hint: String
        // A near match of a secret would tell most of it.
        if case .string = asked, let nearest = NearMatch.find(key, among: keys) {
            hint = "did you mean \(nearest)?"
        } else if isEmpty {
            hint = "the record is empty"
        } else {
            hint = "it has \(keys.prefix(12).joined(separator: ", "))\(count > 12 ? ", …" : "")"
        }
        return ValueFault(.missingKey, "no key \(asked.printed) in the record", hint: hint)
    }

    fileprivate mutating func replace(
        _ step: Value,
        rest: ArraySlice<Value>,
        with value: Value,
        level: Int
    ) throws(ValueFault) {
        guard case .string(let key) = step.uncovered else {
            throw ValueFault(.wrongKind, "the key of a record is a string, not \(step.uncovered.kind.phrase)")
        }
        guard var part = takeValue(of: key) else {
            guard rest.isEmpty else { throw missingKey(key, asked: step) }
            guard case .string = step else {
                throw ValueFault(.wrongKind, "a secret cannot be a key of a record: keys are shown")
            }
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
