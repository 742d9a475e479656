import Foundation

extension ScriptFunction {
    /// Functions about numbers.
    static let numberFunctions: [ScriptFunction] = [
        ScriptFunction(
            "min",
            [.required("value"), .repeated("value")],
            "The smallest of several values, or of a list.",
            example: ("min(3, 1, 2)", "1")
        ) { arguments, _ throws(ValueFault) in try extreme("min", arguments) { $0 < 0 } },
        ScriptFunction(
            "max",
            [.required("value"), .repeated("value")],
            "The greatest of several values, or of a list.",
            example: ("max([3, 1, 2])", "3")
        ) { arguments, _ throws(ValueFault) in try extreme("max", arguments) { $0 > 0 } },
        ScriptFunction(
            "abs",
            [.required("number", .integer, .double, .duration)],
            "A number or duration without its sign.",
            example: ("abs(-3)", "3")
        ) { arguments, _ throws(ValueFault) in
            let isNegative =
                switch arguments[0] {
                case .integer(let number): number < 0
                case .double(let number): number < 0
                case .duration(let length): length < .zero
                default: false
                }
            return isNegative ? try .negate(arguments[0]) : arguments[0]
        },
        ScriptFunction(
            "round",
            [.required("number", .integer, .double), .optional("digits", .integer)],
            "The nearest integer, a half away from zero; with digits, a double with as many behind the point.",
            example: ("round(2.5)", "3")
        ) { arguments, _ throws(ValueFault) in
            guard arguments.count > 1, let number = arguments[0].asDouble else {
                return try integer(arguments[0], .toNearestOrAwayFromZero)
            }
            guard (0...15).contains(arguments[1].asInteger) else {
                throw ValueFault(.badArgument, "digits of round(…) must be 0 to 15, but is \(arguments[1].asInteger)")
            }
            let scale = pow(10, Double(arguments[1].asInteger))
            return try .number((number * scale).rounded(.toNearestOrAwayFromZero) / scale)
        },
        ScriptFunction(
            "floor",
            [.required("number", .integer, .double)],
            "The greatest integer that is not above the number.",
            example: ("floor(-2.5)", "-3")
        ) { arguments, _ throws(ValueFault) in try integer(arguments[0], .down) },
        ScriptFunction(
            "ceil",
            [.required("number", .integer, .double)],
            "The smallest integer that is not below the number.",
            example: ("ceil(2.1)", "3")
        ) { arguments, _ throws(ValueFault) in try integer(arguments[0], .up) },
    ]

    private static func integer(_ value: Value, _ rule: FloatingPointRoundingRule) throws(ValueFault) -> Value {
        guard case .double(let number) = value else { return value }
        guard let integer = Int(exactly: number.rounded(rule)) else {
            throw ValueFault(.overflow, "the result is beyond 64 bits: \(number)")
        }
        return .integer(integer)
    }

    private static func extreme(
        _ name: String,
        _ arguments: [Value],
        isBetter: (Int) -> Bool
    ) throws(ValueFault) -> Value {
        var values = arguments
        if arguments.count == 1, case .list(let elements) = arguments[0] { values = elements }
        guard var best = values.first else {
            throw ValueFault(.badArgument, "\(name)(…) of an empty list", hint: "check len(…) > 0 before")
        }
        for value in values.dropFirst() where isBetter(try Value.order(value, best)) { best = value }
        return best
    }
}
