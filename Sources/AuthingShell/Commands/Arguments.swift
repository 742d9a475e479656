package import AuthingAPI
package import AuthingJSON
package import AuthingScript
package import Foundation

/// The arguments of one call, by parameter name.
///
/// The checker has bound and converted them, so an accessor that does not fit the declaration is a fault of ours and
/// stops the process with the command's name.
package struct Arguments: Sendable {
    private let parameters: [CommandSignature.Parameter]
    private let values: [Value?]

    /// Creates the arguments of a call.
    package init(_ parameters: [CommandSignature.Parameter], _ values: [Value?]) {
        self.parameters = parameters
        self.values = values
    }

    /// Secrets given for parameters that take plain values.
    var misplacedSecrets: [SecretValue] {
        zip(parameters, values).compactMap { parameter, value in
            if case .secret(let secret) = value, !parameter.isSecret { secret } else { nil }
        }
    }

    /// What was given, by the names of the parameters.
    var given: [(name: String, value: Value)] {
        zip(parameters, values).compactMap { parameter, value in value.map { (parameter.name, $0) } }
    }

    /// The value given for a parameter.
    package subscript(name: String) -> Value? {
        guard let index = parameters.firstIndex(where: { $0.name == name }) else {
            preconditionFailure("no parameter \(name) is declared")
        }
        return values[index]
    }

    /// The text of a parameter that must be given.
    package func text(_ name: String) -> String {
        guard let text = optionalText(name) else { preconditionFailure("parameter \(name) is not bound") }
        return text
    }

    /// The text of a parameter that may be left out.
    package func optionalText(_ name: String) -> String? {
        switch self[name] {
        case nil, .null: nil
        case .string(let text): text
        case .secret(let secret): secret.reveal { $0.isNull ? nil : $0.printed }
        case .some(let value): value.printed
        }
    }

    /// The secret of a parameter that must be given.
    package func secret(_ name: String) -> Secret {
        guard let secret = optionalSecret(name) else { preconditionFailure("parameter \(name) is not bound") }
        return secret
    }

    /// The secret of a parameter that may be left out; null counts as left out.
    package func optionalSecret(_ name: String) -> Secret? {
        optionalText(name).map { Secret($0) }
    }

    /// Whether a flag was given.
    package func flag(_ name: String) -> Bool {
        if case .boolean(let given) = self[name] { given } else { false }
    }

    /// An integer, `nil` when left out.
    package func integer(_ name: String) -> Int? {
        if case .integer(let integer) = self[name] { integer } else { nil }
    }

    /// A length of time, `nil` when left out.
    package func duration(_ name: String) -> Duration? {
        if case .duration(let duration) = self[name] { duration } else { nil }
    }

    /// A point in time, `nil` when left out.
    package func time(_ name: String) -> Date? {
        if case .time(let time) = self[name] { time } else { nil }
    }

    /// The elements of a list or of a rest parameter.
    package func list(_ name: String) -> [Value] {
        if case .list(let elements) = self[name] { elements } else { [] }
    }

    /// A value as the API takes it, secrets included, `nil` when left out.
    package func json(_ name: String) -> JSON? {
        self[name].map { JSON($0, secrets: .revealed) }
    }

    /// The keys and values of a record; none when left out.
    package func object(_ name: String) -> JSONObject {
        json(name)?.objectValue ?? [:]
    }

    /// A record as the API takes it, secrets included, `nil` when left out.
    package func record(_ name: String) -> JSONObject? {
        json(name)?.objectValue
    }

    /// The profile fields of a record; none when left out.
    package func profile(_ name: String) -> ProfileChanges {
        guard case .object(let fields) = json(name) else { return [:] }
        return ProfileChanges(fields)
    }
}
