import AuthingJSON

/// One value among the settings: what it may be, and how it is read and written by name.
public struct SettingField: Sendable {
    /// The key within its record, or the setting's own name.
    public let name: String
    /// What it may be.
    public let kind: SettingKind
    /// What it does, one line.
    public let summary: LocalizedText
    /// Reads the value.
    let read: @Sendable (PoolSettings) -> JSON
    /// Writes a value; `false` when it has the wrong type or is out of range.
    let write: @Sendable (inout PoolSettings, JSON) -> Bool

    /// Where a value is among the settings.
    ///
    /// Functions below take one unevaluated: each start declares all settings, and few ask for one.
    typealias Path<Value> = any WritableKeyPath<PoolSettings, Value> & Sendable

    static func boolean(
        _ name: String,
        _ path: @autoclosure @escaping @Sendable () -> Path<Bool>,
        _ summary: LocalizedText
    ) -> Self {
        Self(
            name: name,
            kind: .boolean,
            summary: summary,
            read: { .bool($0[keyPath: path()]) },
            write: { settings, value in
                guard let flag = value.boolValue else { return false }
                settings[keyPath: path()] = flag
                return true
            }
        )
    }

    static func integer(
        _ name: String,
        _ path: @autoclosure @escaping @Sendable () -> Path<Int>,
        _ range: ClosedRange<Int>,
        _ summary: LocalizedText
    ) -> Self {
        Self(
            name: name,
            kind: .integer(range),
            summary: summary,
            read: { .integer($0[keyPath: path()]) },
            write: { settings, value in
                guard let number = value.integerValue, range.contains(number) else { return false }
                settings[keyPath: path()] = number
                return true
            }
        )
    }

    static func seconds(
        _ name: String,
        _ path: @autoclosure @escaping @Sendable () -> Path<Duration>,
        _ range: ClosedRange<Int>,
        _ summary: LocalizedText
    ) -> Self {
        Self(
            name: name,
            kind: .seconds(range),
            summary: summary,
            read: { .integer(Int($0[keyPath: path()].components.seconds)) },
            write: { settings, value in
                guard let number = value.integerValue, range.contains(number) else { return false }
                settings[keyPath: path()] = .seconds(number)
                return true
            }
        )
    }

    static func text(
        _ name: String,
        _ path: @autoclosure @escaping @Sendable () -> Path<String>,
        _ range: ClosedRange<Int>,
        _ summary: LocalizedText
    ) -> Self {
        Self(
            name: name,
            kind: .text(range),
            summary: summary,
            read: { .string($0[keyPath: path()]) },
            write: { settings, value in
                guard let text = value.stringValue, range.contains(text.unicodeScalars.count),
                    !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
                else { return false }
                settings[keyPath: path()] = text
                return true
            }
        )
    }

    static func texts(
        _ name: String,
        _ path: @autoclosure @escaping @Sendable () -> Path<[String]>,
        _ count: ClosedRange<Int>,
        _ element: LocalizedText,
        _ summary: LocalizedText,
        where isElement: @escaping @Sendable (String) -> Bool
    ) -> Self {
        Self(
            name: name,
            kind: .texts(count, element),
            summary: summary,
            read: { .array($0[keyPath: path()].map { .string($0) }) },
            write: { settings, value in
                guard let elements = value.arrayValue, count.contains(elements.count) else { return false }
                let texts = elements.compactMap(\.stringValue)
                guard texts.count == elements.count, texts.allSatisfy(isElement) else { return false }
                settings[keyPath: path()] = texts
                return true
            }
        )
    }

    static func choice<Choice: RawRepresentable & CaseIterable & Sendable & Equatable>(
        _ name: String,
        _ path: @autoclosure @escaping @Sendable () -> Path<Choice>,
        of choices: [Choice] = Array(Choice.allCases),
        _ summary: LocalizedText
    ) -> Self where Choice.RawValue == String {
        Self(
            name: name,
            kind: .choice(choices.map(\.rawValue)),
            summary: summary,
            read: { .string($0[keyPath: path()].rawValue) },
            write: { settings, value in
                guard let word = value.stringValue, let choice = Choice(rawValue: word), choices.contains(choice)
                else { return false }
                settings[keyPath: path()] = choice
                return true
            }
        )
    }
}
