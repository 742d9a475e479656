extension ScriptFunction {
    /// Functions about lists and records.
    static let collectionFunctions: [ScriptFunction] = [
        ScriptFunction(
            "len",
            [.required("value", .string, .list, .record)],
            "The number of characters of a string, elements of a list or keys of a record.",
            example: ("len([1, 2, 3])", "3"),
            revealsResult: true
        ) { arguments, _ in
            switch arguments[0] {
            case .string(let text): .integer(text.count)
            case .list(let elements): .integer(elements.count)
            default: .integer(arguments[0].asRecord.count)
            }
        },
        ScriptFunction(
            "keys",
            [.required("record", .record)],
            "The keys of a record in their order.",
            example: ("keys({a: 1, b: 2})", #"["a","b"]"#)
        ) { arguments, _ in .list(arguments[0].asRecord.keys.map(Value.string)) },
        ScriptFunction(
            "values",
            [.required("record", .record)],
            "The values of a record in the order of their keys.",
            example: ("values({a: 1, b: 2})", "[1,2]")
        ) { arguments, _ in .list(arguments[0].asRecord.values) },
        ScriptFunction(
            "contains",
            [.required("container", .string, .list, .record), .required("element")],
            "Whether a list has an element, a record a key, or a string a part.",
            example: (#"contains(["a", "b"], "b")"#, "true"),
            revealsResult: true
        ) { arguments, _ throws(ValueFault) in .boolean(try Value.contains(arguments[0], arguments[1])) },
        ScriptFunction(
            "first",
            [.required("value", .list, .string)],
            "The first element of a list or character of a string.",
            example: ("first([3, 1, 2])", "3")
        ) { arguments, _ throws(ValueFault) in try end(of: arguments[0], named: "first", at: 0) },
        ScriptFunction(
            "last",
            [.required("value", .list, .string)],
            "The last element of a list or character of a string.",
            example: ("last([3, 1, 2])", "2")
        ) { arguments, _ throws(ValueFault) in try end(of: arguments[0], named: "last", at: -1) },
        ScriptFunction(
            "slice",
            [.required("value", .list, .string), .required("from", .integer), .optional("to", .integer)],
            "The part from one position up to, not including, another; negative positions count from the end.",
            example: (#"slice("abcde", 1, 3)"#, "bc")
        ) { arguments, _ in slice(arguments) },
        ScriptFunction(
            "sort",
            [.required("list", .list)],
            "The elements in ascending order; all of one kind that has an order.",
            example: ("sort([3, 1, 2])", "[1,2,3]")
        ) { arguments, world throws(ValueFault) in .list(try sorted(arguments[0].asList, world)) },
        ScriptFunction(
            "unique",
            [.required("list", .list)],
            "The elements without repetitions, each at its first place.",
            example: ("unique([1, 2, 1])", "[1,2]")
        ) { arguments, world throws(ValueFault) in .list(try unique(arguments[0].asList, world)) },
        ScriptFunction(
            "range",
            [.required("from", .integer), .required("to", .integer), .optional("step", .integer)],
            "The integers from one to another, both included when met; the step is 1 and may be negative.",
            example: ("range(10, 4, -3)", "[10,7,4]")
        ) { arguments, _ throws(ValueFault) in try range(arguments.map(\.asInteger)) },
    ]

    private static func end(of value: Value, named name: String, at position: Int) throws(ValueFault) -> Value {
        if case .null = try value.element(.integer(position), isOptional: true), value.isEmptyContainer {
            throw ValueFault(.badArgument, "\(name)(…) of an empty \(value.kind)", hint: "check len(…) > 0 before")
        }
        return try value.element(.integer(position), isOptional: false)
    }

    private static func slice(_ arguments: [Value]) -> Value {
        func bounds(_ count: Int) -> Range<Int> {
            func clamped(_ position: Int) -> Int {
                let (moved, overflows) = position.addingReportingOverflow(position < 0 ? count : 0)
                return overflows ? 0 : min(max(moved, 0), count)
            }
            let start = clamped(arguments[1].asInteger)
            let end = arguments.count > 2 ? clamped(arguments[2].asInteger) : count
            return start..<max(start, end)
        }
        guard case .string(let text) = arguments[0] else {
            let elements = arguments[0].asList
            return .list(Array(elements[bounds(elements.count)]))
        }
        let range = bounds(text.count)
        return .string(String(text.dropFirst(range.lowerBound).prefix(range.count)))
    }

    private static func sorted(_ elements: [Value], _ world: any FunctionWorld) throws(ValueFault) -> [Value] {
        // Comparing neighbours and the ends first finds every mixture of kinds, which `sort` could not report.
        for index in elements.indices.dropFirst() { _ = try Value.order(elements[index - 1], elements[index]) }
        if elements.count == 1 { _ = try Value.order(elements[0], elements[0]) }
        var comparisons = 0
        do {
            return try elements.enumerated().sorted { left, right in
                comparisons += 1
                if comparisons.isMultiple(of: 1024) { try world.checkInterrupt() }
                let order = try Value.order(left.element, right.element)
                return order == 0 ? left.offset < right.offset : order < 0
            }.map(\.element)
        } catch let fault as ValueFault {
            throw fault
        } catch {
            throw ValueFault(.wrongKind, "the list cannot be sorted")
        }
    }

    private static func unique(_ elements: [Value], _ world: any FunctionWorld) throws(ValueFault) -> [Value] {
        var texts: Set<String> = []
        var numbers: Set<Int> = []
        var found: [Value] = []
        for element in elements {
            try world.checkInterrupt()
            switch element {
            case .string(let text): if texts.insert(text).inserted { found.append(element) }
            case .integer(let number): if numbers.insert(number).inserted { found.append(element) }
            default:
                guard found.count <= 10_000 else {
                    throw ValueFault(.tooLarge, "unique(…) takes at most 10000 different values of this kind")
                }
                if !found.contains(element) { found.append(element) }
            }
        }
        return found
    }

    private static func range(_ numbers: [Int]) throws(ValueFault) -> Value {
        let step = numbers.count > 2 ? numbers[2] : 1
        guard step != 0 else { throw ValueFault(.badArgument, "step of range(…) must not be 0") }
        var list: [Value] = []
        for number in stride(from: numbers[0], through: numbers[1], by: step) {
            try ValueLimits.check(count: list.count + 1)
            list.append(.integer(number))
        }
        return .list(list)
    }
}

extension Value {
    fileprivate var isEmptyContainer: Bool {
        switch self {
        case .string(let text): text.isEmpty
        case .list(let elements): elements.isEmpty
        default: false
        }
    }
}
