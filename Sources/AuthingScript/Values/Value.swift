package import Foundation

/// A value of the language; copied, never shared.
package enum Value: Sendable, Equatable {
    /// Nothing.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A whole number of 64 bits.
    case integer(Int)
    /// A number with a fraction; never infinite and always a number.
    case double(Double)
    /// Text.
    case string(String)
    /// A length of time.
    case duration(Duration)
    /// A point in time.
    case time(Date)
    /// Values in order.
    case list([Value])
    /// Named values in order.
    case record(Record)
    /// A value that must not be shown.
    case secret(SecretValue)
}

extension Value {
    /// The kinds of values, as `type` names them.
    package enum Kind: String, Sendable, CaseIterable {
        case null, boolean, integer, double, string, duration, time, list, record, secret

        /// The kind with its article, for messages: `an integer`, `null`.
        package var phrase: String {
            switch self {
            case .null: "null"
            case .integer: "an integer"
            default: "a \(rawValue)"
            }
        }
    }

    /// What kind of value this is.
    package var kind: Kind {
        switch self {
        case .null: .null
        case .boolean: .boolean
        case .integer: .integer
        case .double: .double
        case .string: .string
        case .duration: .duration
        case .time: .time
        case .list: .list
        case .record: .record
        case .secret: .secret
        }
    }

    /// Whether this is null.
    package var isNull: Bool {
        if case .null = self { return true }
        return false
    }

    /// Whether this value is a secret or holds one, however deep.
    package var holdsSecret: Bool {
        switch self {
        case .secret: true
        case .list(let elements): elements.contains { $0.holdsSecret }
        case .record(let record): record.values.contains { $0.holdsSecret }
        default: false
        }
    }

    /// The value without the wrapping of a secret, for comparisons and for what stays secret afterwards.
    var uncovered: Value {
        guard case .secret(let secret) = self else { return self }
        return secret.reveal { $0 }
    }
}

extension Value: CustomStringConvertible {
    /// What `print` shows, secrets covered.
    package var description: String { printed }
}
