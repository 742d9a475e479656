import AuthingAPI
import AuthingJSON
import AuthingScript

/// Custom data of the user who is logged in: as a dictionary (`udf`) and as a list with types and labels (`udv`).
extension Command {
    static let customData: [Command] = [udfGet, udfSet, udfRemove, udvList, udvSet, udvRemove]

    private static let tokenErrors = [2020, 2206, 2036, 2004, 2005]

    /// Two fields and a user.
    private static let given = [
        "udf define school STRING --label \"the school\"", "udf define age NUMBER",
        "let u = login username bob pass-4711 --auto-register",
    ]

    private static let rules = """
        A STRING takes text, a NUMBER a number, a BOOLEAN true or false, a DATETIME a time as ISO 8601 text or \
        milliseconds since 1970, an OBJECT a record or a list, a SELECT one of its options. null removes a value. A user \
        has room for 64 KiB in all.
        """

    private static let values = ResultShape(
        "a list of values",
        fields: [
            .init("dataType", "STRING, NUMBER, DATETIME, BOOLEAN, OBJECT or SELECT"),
            .init("value", "the value, with its type"),
            .init("key", "the field"),
            .init("label", "its name for people"),
        ],
        columns: ["key", "dataType", "value", "label"]
    )

    static let udfGet = Command(
        "udf get",
        aliases: ["get_udf_value", "getUdfValue"],
        group: .authentication,
        summary: "Gives the custom data of the user who is logged in, as a record",
        discussion: "Fields without a value are left out; the order is that of the definitions.",
        result: ResultShape("a record of all values").shown { _, value in
            if case .record(let values) = value, values.isEmpty { "(none)" } else { nil }
        },
        errors: tokenErrors,
        examples: [
            Example(
                given: given + ["udf set {age: 20, school: \"HUST\"}"],
                "print (udf get)",
                prints: #"{"school":"HUST","age":20}"#
            )
        ],
        body: .service { _, services in
            .record(Record(try await services.client.listUdv().map { ($0.key, Value(ofCustom: $0)) }))
        }
    )

    static let udfSet = Command(
        "udf set",
        aliases: ["set_udf_value", "setUdfValue"],
        group: .authentication,
        summary: "Sets several values of the user who is logged in; all of them or none",
        discussion: rules,
        parameters: [.required("data", "values by key, such as {school: \"HUST\", age: 22}", kind: .record)],
        result: ResultShape("true").shown { arguments, _ in
            "set \(arguments.object("data").keys.joined(separator: ", "))"
        },
        errors: [2231] + tokenErrors + [400],
        examples: [
            Example(given: given, "udf set {school: \"HUST\", age: 22}", prints: "set school, age"),
            Example(given: given, "expect error 400 udf set {school: \"HUST\", age: \"22\"}"),
        ],
        body: .service { arguments, services in
            try await services.client.setUdfValue(arguments.object("data"))
            return .boolean(true)
        }
    )

    static let udfRemove = Command(
        "udf remove",
        aliases: ["remove_udf_value", "removeUdfValue"],
        group: .authentication,
        summary: "Removes a value of the user who is logged in",
        parameters: [.required("key", "the field")],
        result: ResultShape("true").shown { arguments, _ in "\(arguments.text("key")) has no value" },
        errors: tokenErrors + [400],
        examples: [
            Example(given: given + ["udf set {school: \"HUST\"}"], "udf remove school", prints: "school has no value")
        ],
        body: .service { arguments, services in
            try await services.client.removeUdfValue(arguments.text("key"))
            return .boolean(true)
        }
    )

    static let udvList = Command(
        "udv list",
        aliases: ["list_udv", "listUdv"],
        group: .authentication,
        summary: "Lists the custom data of the user who is logged in, with types and labels",
        result: values,
        errors: tokenErrors,
        examples: [
            Example(given: given + ["udf set {age: 20}"], "print (udv list)[0].dataType", prints: "NUMBER")
        ],
        body: .service { _, services in .udv(try await services.client.listUdv()) }
    )

    static let udvSet = Command(
        "udv set",
        aliases: ["set_udv", "setUdv"],
        group: .authentication,
        summary: "Sets one value of the user who is logged in, and lists all",
        discussion: rules + "\n\n" + """
            A bare number, true, false, null, a list, a record or a variable is that value; any other word and a quoted \
            one is text: `udv set age 22` sets a number, `udv set age "22"` a text.
            """,
        parameters: [.required("key", "the field"), .required("value", "the value", kind: .any)],
        result: values,
        errors: tokenErrors + [400],
        examples: [
            Example(
                given: given,
                "print (udv set school ucla)",
                prints: #"[{"dataType":"STRING","value":"ucla","key":"school","label":"the school"}]"#
            ),
            Example(given: given, "expect error 400 udv set age \"22\""),
        ],
        body: .service { arguments, services in
            .udv(try await services.client.setUdv(arguments.text("key"), value: arguments.json("value") ?? .null))
        }
    )

    static let udvRemove = Command(
        "udv remove",
        aliases: ["remove_udv", "removeUdv"],
        group: .authentication,
        summary: "Removes a value of the user who is logged in, and lists what remains",
        parameters: [.required("key", "the field")],
        result: values,
        errors: tokenErrors + [400],
        examples: [Example(given: given + ["udf set {age: 20}"], "print (udv remove age)", prints: "[]")],
        body: .service { arguments, services in .udv(try await services.client.removeUdv(arguments.text("key"))) }
    )
}

extension Value {
    /// The value of a custom field with its type: a DATETIME is a time.
    fileprivate init(ofCustom value: CustomValue) {
        if value.type == .dateTime, let text = value.value.stringValue, let time = TimeText.read(text) {
            self = .time(time)
        } else {
            self.init(value.value)
        }
    }

    /// Values of custom fields as a list of records.
    fileprivate static func udv(_ values: [CustomValue]) -> Value {
        .list(
            values.map { value in
                guard case .record(var record) = Value(value.json) else { return Value(value.json) }
                record["value"] = Value(ofCustom: value)
                return .record(record)
            }
        )
    }
}
