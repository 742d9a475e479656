import Foundation

/// A function of the language, declared once: the checker, the evaluator, help and completion read it.
package struct ScriptFunction: Sendable {
    /// The name.
    package let name: String
    /// The parameters in their order; those with `isOptional` come last.
    package let parameters: [Parameter]
    /// What it gives, one sentence.
    package let summary: String
    /// A use of it, and what it gives; `nil` where that differs from run to run.
    package let example: (source: String, result: String?)
    /// Whether the result of a secret argument may be shown: a count, a kind, a yes or no.
    let revealsResult: Bool
    let body: Body

    /// What the function does with arguments of the right number and kinds, and no secret around them.
    typealias Body = @Sendable (_ arguments: [Value], _ world: any FunctionWorld) throws(ValueFault) -> Value

    /// One parameter.
    package struct Parameter: Sendable {
        /// The name, for help and messages.
        package let name: String
        /// The kinds that are accepted; empty for all.
        package let kinds: Set<Value.Kind>
        /// Whether it may be left out.
        package let isOptional: Bool
        /// Whether any number of further arguments may follow; the last parameter only.
        package let repeats: Bool
    }

    init(
        _ name: String,
        _ parameters: [Parameter],
        _ summary: String,
        example: (source: String, result: String?),
        revealsResult: Bool = false,
        body: @escaping Body
    ) {
        self.name = name
        self.parameters = parameters
        self.summary = summary
        self.example = example
        self.revealsResult = revealsResult
        self.body = body
    }

    /// How it is written: `slice(value, from, [to])`.
    package var synopsis: String {
        let names = parameters.map { parameter in
            let name = parameter.repeats ? "\(parameter.name), …" : parameter.name
            return parameter.isOptional ? "[\(name)]" : name
        }
        return "\(name)(\(names.joined(separator: ", ")))"
    }

    /// How many arguments it takes.
    package var arity: ClosedRange<Int> {
        let least = parameters.count { !$0.isOptional }
        return least...(parameters.last?.repeats == true ? 1000 : parameters.count)
    }
}

/// What functions may ask of the world: the clock and the seeded source of randomness.
protocol FunctionWorld {
    /// The present.
    func now() -> Date
    /// Eight random bytes.
    func randomBits() -> UInt64
    /// Whether a person wants the run to stop: asked by what takes long.
    var isInterrupted: Bool { get }
}

extension FunctionWorld {
    /// Ends a function early when a person wants the run to stop; whoever called it then says that.
    func checkInterrupt() throws(ValueFault) {
        guard isInterrupted else { return }
        throw ValueFault(.badArgument, "interrupted")
    }
}

extension ScriptFunction {
    /// All functions, by subject.
    package static let all: [ScriptFunction] =
        collectionFunctions + textFunctions + numberFunctions + conversionFunctions + worldFunctions

    private static let index = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// The function with a name, `nil` where there is none.
    package static func find(_ name: String) -> ScriptFunction? { index[name] }

    /// Calls the function.
    ///
    /// A secret argument is uncovered for the call, and the result becomes a secret instead.
    func call(_ arguments: [Value], _ world: any FunctionWorld) throws(ValueFault) -> Value {
        var isSecret = false
        var values: [Value] = []
        values.reserveCapacity(arguments.count)
        for (position, argument) in arguments.enumerated() {
            if case .secret = argument { isSecret = true }
            let value = argument.uncovered
            try check(value, position)
            values.append(value)
        }
        let result: Value
        do throws(ValueFault) { result = try body(values, world) } catch {
            guard isSecret else { throw error }
            // What is wrong would be said with the value.
            throw ValueFault(error.code, "\(name)(…) does not accept the secret that it is given")
        }
        switch result {
        case .string, .list, .record: try ValueLimits.check(result)
        default: break
        }
        return isSecret && !revealsResult && !result.isNull ? .secret(SecretValue(result)) : result
    }

    func check(_ value: Value, _ position: Int) throws(ValueFault) {
        let parameter = parameters[min(position, parameters.count - 1)]
        guard !parameter.kinds.isEmpty, !parameter.kinds.contains(value.kind) else { return }
        let kinds = Value.Kind.allCases.filter(parameter.kinds.contains).map(\.phrase)
        let wanted =
            kinds.count == 1 ? kinds[0] : kinds.dropLast().joined(separator: ", ") + " or " + (kinds.last ?? "")
        throw ValueFault(
            .wrongKind,
            "\(parameter.name) of \(name)(…) must be \(wanted), but is \(value.kind.phrase)",
            hint: "it is written \(synopsis)"
        )
    }
}

extension ScriptFunction.Parameter {
    static func required(_ name: String, _ kinds: Value.Kind...) -> Self {
        Self(name: name, kinds: Set(kinds), isOptional: false, repeats: false)
    }

    static func optional(_ name: String, _ kinds: Value.Kind...) -> Self {
        Self(name: name, kinds: Set(kinds), isOptional: true, repeats: false)
    }

    static func repeated(_ name: String, _ kinds: Value.Kind...) -> Self {
        Self(name: name, kinds: Set(kinds), isOptional: true, repeats: true)
    }
}

extension Value {
    // What a function body takes out of arguments whose kinds were checked.

    var asText: String { if case .string(let text) = self { text } else { "" } }
    var asInteger: Int { if case .integer(let number) = self { number } else { 0 } }
    var asList: [Value] { if case .list(let elements) = self { elements } else { [] } }
    var asRecord: Record { if case .record(let record) = self { record } else { Record() } }
}
