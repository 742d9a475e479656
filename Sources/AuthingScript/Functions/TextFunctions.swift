import Foundation

extension ScriptFunction {
    /// Functions about text.
    static let textFunctions: [ScriptFunction] = [
        ScriptFunction(
            "lower",
            [.required("text", .string)],
            "The text in lower case.",
            example: (#"lower("Ada@ACME.test")"#, "ada@acme.test")
        ) { arguments, _ in .string(arguments[0].asText.lowercased()) },
        ScriptFunction(
            "upper",
            [.required("text", .string)],
            "The text in upper case.",
            example: (#"upper("ada")"#, "ADA")
        ) { arguments, _ in .string(arguments[0].asText.uppercased()) },
        ScriptFunction(
            "trim",
            [.required("text", .string)],
            "The text without blanks and line ends around it.",
            example: (#"trim("  ada ")"#, "ada")
        ) { arguments, _ in .string(arguments[0].asText.trimmingCharacters(in: .whitespacesAndNewlines)) },
        ScriptFunction(
            "split",
            [.required("text", .string), .optional("separator", .string)],
            "The parts between separators; without one, the words between blanks.",
            example: (#"split("a,b,,c", ",")"#, #"["a","b","","c"]"#)
        ) { arguments, _ throws(ValueFault) in .list(try split(arguments).map(Value.string)) },
        ScriptFunction(
            "join",
            [.required("list", .list), .optional("separator", .string)],
            "The elements as one text, with a separator between them if given.",
            example: (#"join(["a", "b"], "-")"#, "a-b")
        ) { arguments, _ throws(ValueFault) in
            var text = TextBuilder()
            for (index, element) in arguments[0].asList.enumerated() {
                if index > 0, arguments.count > 1 { text.append(arguments[1]) }
                text.append(element)
                try ValueLimits.check(text.text)
            }
            return try text.value()
        },
        ScriptFunction(
            "replace",
            [.required("text", .string), .required("part", .string), .required("by", .string)],
            "The text with each occurrence of a part replaced.",
            example: (#"replace("a-b-c", "-", "+")"#, "a+b+c")
        ) { arguments, _ throws(ValueFault) in .string(try replace(arguments.map(\.asText))) },
        ScriptFunction(
            "startsWith",
            [.required("text", .string), .required("start", .string)],
            "Whether a text starts with another.",
            example: (#"startsWith("authing", "auth")"#, "true"),
            revealsResult: true
        ) { arguments, _ in .boolean(arguments[0].asText.hasPrefix(arguments[1].asText)) },
        ScriptFunction(
            "endsWith",
            [.required("text", .string), .required("end", .string)],
            "Whether a text ends with another.",
            example: (#"endsWith("ada@acme.test", ".test")"#, "true"),
            revealsResult: true
        ) { arguments, _ in .boolean(arguments[0].asText.hasSuffix(arguments[1].asText)) },
        ScriptFunction(
            "format",
            [.required("template", .string), .repeated("value")],
            "The template with each {} replaced by the next value; {{ and }} are braces.",
            example: (#"format("{} of {}", 1, 3)"#, "1 of 3")
        ) { arguments, _ throws(ValueFault) in try format(arguments) },
    ]

    private static func split(_ arguments: [Value]) throws(ValueFault) -> [String] {
        let text = arguments[0].asText
        let most = ValueLimits.count
        guard arguments.count > 1 else {
            let words = text.split(maxSplits: most, whereSeparator: \.isWhitespace)
            try ValueLimits.check(count: words.count)
            return words.map(String.init)
        }
        let separator = arguments[1].asText
        guard separator.isEmpty else { return try parts(of: text, between: separator) }
        if text.utf8.count > most { try ValueLimits.check(count: text.count) }
        return text.map { String($0) }
    }

    /// The parts of a text between separators; refuses too many before they take room.
    private static func parts(of text: String, between separator: String) throws(ValueFault) -> [String] {
        if text.utf8.count / separator.utf8.count >= ValueLimits.count {
            try ValueLimits.check(count: occurrences(of: Array(separator.utf8), in: text) + 1)
        }
        return text.components(separatedBy: separator)
    }

    /// How often one text stands in another; counts no further than a list may go.
    private static func occurrences(of part: [UInt8], in text: String) -> Int {
        var text = text
        return text.withUTF8 { bytes in
            var (count, place) = (0, 0)
            while place + part.count <= bytes.count, count <= ValueLimits.count {
                let isThere = bytes[place] == part[0] && bytes[place..<place + part.count].elementsEqual(part)
                if isThere { count += 1 }
                place += isThere ? part.count : 1
            }
            return count
        }
    }

    private static func replace(_ texts: [String]) throws(ValueFault) -> String {
        guard !texts[1].isEmpty else { throw ValueFault(.badArgument, "part of replace(…) must not be empty") }
        let parts = try parts(of: texts[0], between: texts[1])
        let count = texts[0].utf8.count + (parts.count - 1) * texts[2].utf8.count
        try ValueLimits.check(textBytes: count)
        return parts.joined(separator: texts[2])
    }

    private static func format(_ arguments: [Value]) throws(ValueFault) -> Value {
        var text = TextBuilder()
        var rest = Substring(arguments[0].asText)
        var next = 1
        while let character = rest.popFirst() {
            switch (character, rest.first) {
            case ("{", "{"), ("}", "}"):
                rest.removeFirst()
                text.append(String(character))
            case ("{", "}"):
                rest.removeFirst()
                guard next < arguments.count else {
                    throw ValueFault(
                        .badArgument,
                        "format(…) has more {} than values: there are \(arguments.count - 1)"
                    )
                }
                text.append(arguments[next])
                try ValueLimits.check(text.text)
                next += 1
            case ("{", _), ("}", _):
                throw ValueFault(
                    .badArgument,
                    "format(…) has a lone \(character)",
                    hint: "write \(character)\(character)"
                )
            default: text.append(String(character))
            }
        }
        guard next == arguments.count else {
            throw ValueFault(
                .badArgument,
                "format(…) has more values than {}: \(arguments.count - 1) values, \(next - 1) {}"
            )
        }
        return try text.value()
    }
}
