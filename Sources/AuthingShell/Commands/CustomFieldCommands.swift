import AuthingAPI
import AuthingScript

/// Definitions of custom fields, as an operator keeps them.
extension Command {
    static let customFields: [Command] = [udfDefine, udfUndefine, udfDefinitions]

    private static let targetType = CommandSignature.Parameter.option(
        "target-type",
        "what the field belongs to, USER by default",
        kind: .choice(CustomFieldTarget.allCases.map(\.rawValue))
    )

    private static func target(_ arguments: Arguments) -> CustomFieldTarget {
        arguments.optionalText("target-type").flatMap { CustomFieldTarget(rawValue: $0) } ?? .user
    }

    private static let field = ResultShape(
        "the definition",
        fields: [
            .init("targetType", "what the field belongs to"),
            .init("dataType", "what its values are"),
            .init("key", "its name"),
            .init("label", "its name for people"),
            .init("options", "the texts a SELECT may have"),
        ],
        columns: ["key", "dataType", "label", "options", "targetType"]
    )
    private static let list = ResultShape("a list of definitions", fields: field.fields, columns: field.columns)

    static let udfDefine = Command(
        "udf define",
        group: .console,
        summary: "Defines a custom field, or changes its definition",
        discussion: """
            Values can be set only where a definition exists, and must be of its type. Values of an earlier type are \
            hidden until the field has that type again. Names of what a user has by itself, such as id, password or \
            roles, are refused.
            """,
        parameters: [
            .required("key", "the field's name, at most 64 characters of any script"),
            .required("type", "what its values are", kind: .choice(CustomDataType.allCases.map(\.rawValue))),
            .option("label", "a name for people"),
            .option("options", "the texts of a SELECT, such as [\"S\", \"M\", \"L\"]", kind: .list),
            targetType,
        ],
        result: field.shown { arguments, _ in "\(arguments.text("key")) is defined as \(arguments.text("type"))" },
        errors: [400],
        examples: [
            Example("udf define school STRING --label 学校", prints: "school is defined as STRING"),
            Example("udf define size SELECT --options [\"S\", \"M\", \"L\"]", prints: "size is defined as SELECT"),
            Example("expect error 400 udf define password STRING"),
        ],
        body: .service { arguments, services in
            let field = CustomField(
                arguments.text("key"),
                CustomDataType(rawValue: arguments.text("type")) ?? .string,
                target: target(arguments),
                label: arguments.optionalText("label"),
                options: arguments.list("options").map(\.printed)
            )
            return Value(try await services.administration.defineField(field).json)
        }
    )

    static let udfUndefine = Command(
        "udf undefine",
        group: .console,
        summary: "Removes the definition of a custom field, which hides its values",
        parameters: [.required("key", "the field"), targetType],
        result: ResultShape("the definitions that remain", fields: field.fields, columns: field.columns)
            .shown { arguments, _ in "\(arguments.text("key")) is not defined" },
        errors: [400],
        examples: [
            Example(given: ["udf define school STRING"], "udf undefine school", prints: "school is not defined")
        ],
        body: .service { arguments, services in
            let fields = try await services.administration.undefineField(
                arguments.text("key"),
                of: target(arguments)
            )
            return .list(fields.map { Value($0.json) })
        }
    )

    static let udfDefinitions = Command(
        "udf definitions",
        group: .console,
        summary: "Lists the definitions of custom fields in the order in which they were made",
        parameters: [
            .option(
                "target-type",
                "what the fields belong to, all by default",
                kind: .choice(CustomFieldTarget.allCases.map(\.rawValue))
            )
        ],
        result: list,
        examples: [
            Example(given: ["udf define age NUMBER"], "print (udf definitions)[0].dataType", prints: "NUMBER")
        ],
        body: .service { arguments, services in
            let target = arguments.optionalText("target-type").flatMap { CustomFieldTarget(rawValue: $0) }
            return .list(try await services.administration.listFields(of: target).map { Value($0.json) })
        }
    )
}
