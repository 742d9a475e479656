import AuthingJSON
import Foundation

extension ScriptFunction {
    /// Functions that turn values into text and back.
    static let conversionFunctions: [ScriptFunction] = [
        ScriptFunction(
            "json",
            [.required("value"), .optional("pretty", .boolean)],
            "The value as JSON, on several lines when pretty is true.",
            example: (#"json({a: [1, null]})"#, #"{"a":[1,null]}"#)
        ) { arguments, _ throws(ValueFault) in
            var text = TextBuilder()
            text.append(json: arguments[0], pretty: arguments.count > 1 && arguments[1] == .boolean(true))
            return try text.value()
        },
        ScriptFunction(
            "parseJson",
            [.required("text", .string)],
            "The value that a JSON text stands for; a key written twice is an error.",
            example: (#"parseJson('{"a": 1}').a"#, "1")
        ) { arguments, _ throws(ValueFault) in
            do throws(JSONError) {
                return Value(try JSON(parsing: arguments[0].asText, depth: ValueLimits.depth - 1))
            } catch {
                throw ValueFault(.badText, "the text is not JSON: \(error)")
            }
        },
        ScriptFunction(
            "base64",
            [.required("text", .string)],
            "The bytes of the text (UTF-8) in base64.",
            example: (#"base64("ada")"#, "YWRh")
        ) { arguments, _ in .string(Data(arguments[0].asText.utf8).base64EncodedString()) },
        ScriptFunction(
            "sha256",
            [.required("text", .string)],
            "The SHA-256 hash of the bytes of the text (UTF-8), in hexadecimal.",
            example: (#"slice(sha256("abc"), 0, 8)"#, "ba7816bf")
        ) { arguments, _ in
            let digits = Array("0123456789abcdef")
            let hash = SHA256.hash(arguments[0].asText.utf8)
            return .string(String(hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }))
        },
        ScriptFunction(
            "type",
            [.required("value")],
            "The kind of the value: null, boolean, integer, double, string, duration, time, list, record.",
            example: ("type(1.5)", "double"),
            revealsResult: true
        ) { arguments, _ in .string(arguments[0].kind.rawValue) },
        ScriptFunction(
            "parseTime",
            [.required("text", .string)],
            "The time that a text in ISO 8601 with an offset or Z stands for.",
            example: (#"parseTime("2024-03-31T01:50:00+01:00")"#, "2024-03-31T00:50:00Z")
        ) { arguments, _ throws(ValueFault) in
            guard let time = TimeText.read(arguments[0].asText) else {
                throw ValueFault(
                    .badText,
                    "the text is not a time: \(arguments[0].quoted.prefix(80))",
                    hint: "write it like 2024-03-31T01:50:00+01:00 or 2024-03-31T00:50:00Z"
                )
            }
            return .time(time)
        },
    ]
}
