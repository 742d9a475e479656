import AuthingJSON

/// Joins texts and values into one text, and keeps what may be shown of it beside it as soon as a secret is in it.
struct TextBuilder {
    private(set) var text = ""
    /// What may be shown; `nil` as long as that is the text itself.
    private var display: String?

    /// Adds text that is no secret.
    mutating func append(_ part: String) {
        text += part
        display? += part
    }

    /// Adds a value as `print` and interpolation show it: text bare; null, lists and records as JSON.
    mutating func append(_ value: Value) {
        switch value {
        case .string(let part): append(part)
        case .integer(let number): append(String(number))
        case .duration(let duration): append(DurationText.write(duration))
        case .time(let time): append(TimeText.write(time))
        case .secret(let secret):
            var hidden = TextBuilder()
            secret.reveal { hidden.append($0) }
            append(hidden: hidden.text, display: secret.display)
        case .null, .boolean, .double, .list, .record: append(json: value)
        }
    }

    /// Adds a value as JSON.
    mutating func append(json value: Value, pretty: Bool = false) {
        let layout: JSON.Layout = pretty ? .pretty : .compact
        let hidden = JSON(value, secrets: .revealed).text(layout)
        guard value.holdsSecret else { return append(hidden) }
        append(hidden: hidden, display: JSON(value, secrets: .covered).text(layout))
    }

    private mutating func append(hidden: String, display shown: String) {
        display = (display ?? text) + shown
        text += hidden
    }

    /// The text, a secret when one is in it.
    ///
    /// - Throws: `ValueFault` when the text is too long.
    func value() throws(ValueFault) -> Value {
        try ValueLimits.check(text)
        try ScriptMemory.note(text.utf8.count)
        guard let display else { return .string(text) }
        return .secret(SecretValue(.string(text), display: display))
    }

    /// The text with each secret covered.
    var shown: String { display ?? text }
}

extension Value {
    /// What `print` shows: text bare, null, lists and records as JSON, each secret as its display.
    package var printed: String {
        var text = TextBuilder()
        text.append(self)
        return text.shown
    }

    /// The value as it would be written in an expression: as `printed`, with texts in quotes.
    ///
    /// For messages that show values of any kind, so that `"2"` and `2` differ.
    package var quoted: String {
        guard case .string = self else { return printed }
        var text = TextBuilder()
        text.append(json: self)
        return text.shown
    }
}
