import Foundation

/// What becomes of a word or a value that is given for a parameter.
struct ArgumentConversion: Sendable {
    /// The parameter's name, for messages.
    let name: String
    let kind: CommandSignature.Kind
    /// Whether the value is covered, and kept out of messages.
    var isSecret: Bool
    /// Whether null stands for nothing given.
    var nullMeansAbsent: Bool
    /// Whether doubles are wanted: a `fn` parameter whose default is one.
    var wantsDouble = false
    /// The command's name, for the place where a long list of words can be read.
    private let command: String

    /// More words than these are not listed in a message.
    private static let listedWords = 8

    init(_ parameter: CommandSignature.Parameter, of signature: CommandSignature) {
        command = signature.name
        name = parameter.name
        kind = parameter.kind
        isSecret = parameter.isSecret
        switch parameter.placement {
        case .optional, .option: nullMeansAbsent = true
        case .required, .rest, .flag: nullMeansAbsent = false
        }
    }

    /// Whether every value passes unchanged.
    var acceptsAll: Bool {
        switch kind {
        case .any, .display: !isSecret && !wantsDouble
        default: false
        }
    }

    /// A word as it stands in the script.
    ///
    /// Only a bare word, one without quotes, can be anything but text for `.any`.
    func word(_ text: String, isBare: Bool) throws(ValueFault) -> Value {
        if isBare, kind == .any { return try sealed(checkedDouble(Self.literal(text))) }
        return try convert(.string(text))
    }

    /// A value, converted and, for a secret parameter, covered.
    func convert(_ value: Value) throws(ValueFault) -> Value {
        if value.isNull, nullMeansAbsent { return .null }
        if case .secret(let secret) = value {
            var covered = self
            covered.isSecret = true
            let converted = try covered.plain(value.uncovered)
            switch kind {
            case .integer, .boolean, .duration, .time: return isSecret ? .secret(SecretValue(converted)) : converted
            default: return .secret(SecretValue(converted, display: secret.display))
            }
        }
        return try sealed(plain(value))
    }

    private func sealed(_ value: Value) -> Value {
        guard isSecret, !value.isNull else { return value }
        if case .secret = value { return value }
        return .secret(SecretValue(value))
    }

    private func plain(_ value: Value) throws(ValueFault) -> Value {
        switch (kind, value) {
        case (.display, _): return value
        case (.any, _): return try checkedDouble(value)
        case (.text, .string), (.file, .string), (.function, .string): return value
        case (.text, .integer(let number)), (.file, .integer(let number)): return .string(String(number))
        case (.choice(let words), .string(let text)): return try choice(text, words)
        case (.choice(let words), .integer(let number)): return try choice(String(number), words)
        case (.integer(let range), .integer(let number)): return try integer(number, range)
        case (.integer(let range), .string(let text)):
            guard let number = Self.integer(text) else { throw refused(value) }
            return try integer(number, range)
        case (.boolean, .boolean), (.duration, .duration), (.time, .time), (.record, .record), (.list, .list):
            return value
        case (.boolean, .string("true")): return .boolean(true)
        case (.boolean, .string("false")): return .boolean(false)
        case (.duration, .string(let text)):
            guard let duration = DurationText.read(text) else { throw refused(value) }
            return .duration(duration)
        case (.time, .string(let text)):
            guard let time = TimeText.read(text) else { throw refused(value) }
            return .time(time)
        default: throw refused(value)
        }
    }

    private func checkedDouble(_ value: Value) throws(ValueFault) -> Value {
        guard wantsDouble else { return value }
        guard let number = value.asDouble else { throw refused(value) }
        return .double(number)
    }

    private func choice(_ text: String, _ words: [String]) throws(ValueFault) -> Value {
        if words.contains(text) { return .string(text) }
        // A near match of a secret would tell most of it.
        guard !isSecret else { throw ValueFault(.wrongArgument, "\(name) must be \(wanted)") }
        let nearest = words.first { $0.lowercased() == text.lowercased() } ?? NearMatch.find(text, among: words)
        throw ValueFault(
            .wrongArgument,
            "\(name) must be \(wanted), not \(Self.quoted(.string(text)))",
            hint: nearest.map { "did you mean \($0)?" }
        )
    }

    private func integer(_ number: Int, _ range: ClosedRange<Int>) throws(ValueFault) -> Value {
        guard range.contains(number) else {
            throw ValueFault(
                .wrongArgument,
                "out of range: \(name) must be \(Self.phrase(range))\(isSecret ? "" : ", but is \(number)")"
            )
        }
        return .integer(number)
    }

    private func refused(_ value: Value) -> ValueFault {
        let given: String
        switch value {
        case .string where isSecret: given = "a string"
        case .string: given = Self.quoted(value)
        default: given = value.kind.phrase
        }
        return ValueFault(.wrongArgument, "\(name) must be \(wanted), not \(given)", hint: hint)
    }

    private static func quoted(_ value: Value) -> String {
        let text = value.quoted
        return text.count > 60 ? text.prefix(60) + "…" : text
    }

    /// What is accepted, in words.
    var wanted: String {
        switch kind {
        case .text, .file: "text"
        case .choice(let words):
            words.count <= Self.listedWords
                ? "one of \(words.joined(separator: ", "))"
                : "one of the \(words.count) words that `help \(command)` lists"
        case .integer(let range): range == Int.min...Int.max ? "an integer" : "an integer, \(Self.phrase(range))"
        case .boolean: "true or false"
        case .duration: "a duration"
        case .time: "a time"
        case .record: "a record"
        case .list: "a list"
        case .any, .display: wantsDouble ? "a number" : "a value"
        case .function: "the name of a fn"
        }
    }

    private var hint: String? {
        switch kind {
        case .duration: "write it like 301s or 1h30m"
        case .time: "write it like 2024-03-31T01:50:00+01:00 or 2024-03-31T00:50:00Z"
        case .record: "write it like {name: \"Ada\", age: 36}"
        case .list: "write it like [\"a\", \"b\"]"
        default: nil
        }
    }

    private static func phrase(_ range: ClosedRange<Int>) -> String {
        switch (range.lowerBound, range.upperBound) {
        case (let low, .max): "at least \(low)"
        case (.min, let high): "at most \(high)"
        case (let low, let high): "\(low) to \(high)"
        }
    }

    /// Digits with an optional `-`; nothing else is an integer.
    private static func integer(_ text: String) -> Int? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }

    /// What a bare word is where any value is wanted: a number, `true`, `false`, `null`, else text.
    private static func literal(_ text: String) -> Value {
        switch text {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "null": return .null
        default: break
        }
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        // A leading zero makes it text: a code, a phone number.
        guard digits.first?.isASCII == true, digits.first?.isNumber == true,
            !(digits.count > 1 && digits.first == "0" && digits.dropFirst().first?.isNumber == true)
        else { return .string(text) }
        if let number = integer(text) { return .integer(number) }
        let isDecimal = digits.utf8.allSatisfy {
            (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x65 || $0 == 0x2D || $0 == 0x2B
        }
        guard isDecimal, digits.last?.isNumber == true, let number = Double(text), number.isFinite,
            digits.contains(".") || digits.contains("e")
        else { return .string(text) }
        return .double(number)
    }
}
