package import AuthingJSON

extension Value {
    /// The value that a JSON value stands for.
    package init(_ json: JSON) {
        switch json {
        case .null: self = .null
        case .bool(let flag): self = .boolean(flag)
        case .integer(let number): self = .integer(number)
        case .double(let number): self = .double(number)
        case .string(let text): self = .string(text)
        case .array(let elements): self = .list(elements.map(Value.init))
        case .object(let object): self = .record(Record(object.lazy.map { ($0.key, Value($0.value)) }))
        }
    }
}

extension JSON {
    /// What happens to secrets when a value becomes JSON.
    package enum Secrets: Sendable {
        /// They become what they hide: for what is sent to a service, never for what is shown.
        case revealed
        /// They become their display.
        case covered
    }

    /// A value as JSON; durations and times become the text that `print` shows.
    package init(_ value: AuthingScript.Value, secrets: Secrets) {
        switch value {
        case .null: self = .null
        case .boolean(let flag): self = .bool(flag)
        case .integer(let number): self = .integer(number)
        case .double(let number): self = .double(number)
        case .string(let text): self = .string(text)
        case .duration(let duration): self = .string(DurationText.write(duration))
        case .time(let time): self = .string(TimeText.write(time))
        case .list(let elements): self = .array(elements.map { JSON($0, secrets: secrets) })
        case .record(let record):
            self = .object(JSONObject(record.lazy.map { ($0, JSON($1, secrets: secrets)) }))
        case .secret(let secret):
            switch secrets {
            case .revealed: self = secret.reveal { JSON($0, secrets: .revealed) }
            case .covered: self = .string(secret.display)
            }
        }
    }
}
