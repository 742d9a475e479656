package import AuthingJSON
package import AuthingScript

/// What a command answers: read by help, completion, printing and redaction.
package struct ResultShape: Sendable {
    /// What the value is, for the help: "the user", "a list of events".
    package let summary: String
    /// The fields of the record, or of each record of a list.
    package let fields: [Field]
    /// The fields that a table of a list shows, in order; empty for all.
    package let columns: [String]
    /// The sentence that a terminal shows in place of the value, when there is one worth more than the value.
    package let sentence: (@Sendable (Arguments, Value) -> String?)?

    /// Whether a call is to show its value as JSON on a terminal, too.
    package let showsJSON: (@Sendable (Arguments) -> Bool)?

    /// What a terminal shows where the answer is null; `nil` where null is nothing to show.
    package let absence: String?

    /// Creates a shape.
    package init(
        _ summary: String,
        fields: [Field] = [],
        columns: [String] = [],
        absence: String? = nil,
        showsJSON: (@Sendable (Arguments) -> Bool)? = nil,
        sentence: (@Sendable (Arguments, Value) -> String?)? = nil
    ) {
        self.summary = summary
        self.fields = fields
        self.columns = columns
        self.absence = absence
        self.showsJSON = showsJSON
        self.sentence = sentence
    }

    /// The shape of a command without a result.
    package static let nothing = ResultShape("nothing")

    /// The same shape, shown on a terminal as a sentence.
    package func shown(as sentence: @escaping @Sendable (Arguments, Value) -> String?) -> ResultShape {
        ResultShape(
            summary,
            fields: fields,
            columns: columns,
            absence: absence,
            showsJSON: showsJSON,
            sentence: sentence
        )
    }

    /// One field of a result.
    package struct Field: Sendable {
        /// The API's name of the field.
        package let name: String
        /// One line for people.
        package let summary: String
        /// What hides its value; `nil` when it may be shown.
        package let secrecy: Secrecy?

        /// Creates a field.
        package init(_ name: String, _ summary: String, secrecy: Secrecy? = nil) {
            self.name = name
            self.summary = summary
            self.secrecy = secrecy
        }
    }

    /// How a hidden value shows that it is there.
    package enum Secrecy: Sendable {
        /// `<secret>`
        case secret
        /// `<token …3fa>`: the last characters tell two tokens apart.
        case token
    }

    /// Turns a result of the API into a value whose secret fields are secrets.
    package func value(_ json: JSON) -> Value {
        let hidden = fields.compactMap { field in field.secrecy.map { (field.name, $0) } }
        return hidden.isEmpty ? Value(json) : hide(hidden, in: Value(json))
    }

    private func hide(_ hidden: [(name: String, secrecy: Secrecy)], in value: Value) -> Value {
        switch value {
        case .list(let elements):
            return .list(elements.map { hide(hidden, in: $0) })
        case .record(var record):
            for (name, secrecy) in hidden {
                guard let value = record[name], case .string(let text) = value else { continue }
                record[name] = .secret(secrecy == .token ? .token(text) : SecretValue(value))
            }
            return .record(record)
        default:
            return value
        }
    }
}
