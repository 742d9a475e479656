import AuthingJSON

/// What would change a refusal: the ways, each enough by itself.
///
/// It is put together beside the rules, from the figures that the rule looked at.
struct Remedy {
    let code: AuthingError.Code
    private let figures: [String: JSON]
    /// The ways, in the order to show them.
    private(set) var ways: [LocalizedText] = []

    /// A remedy without a way yet.
    ///
    /// - Parameters:
    ///   - code: The code of the refusal.
    ///   - figures: What the rule looked at.
    init(_ code: AuthingError.Code, _ figures: [Decision.Figure]) {
        self.code = code
        self.figures = Dictionary(figures.map { ($0.name, $0.value) }) { _, last in last }
    }

    /// A whole number among the figures.
    func number(_ name: String) -> Int? { figures[name]?.integerValue }

    /// A figure as text, quoted as the language of the shell has it.
    func text(_ name: String) -> String? { figures[name].map { $0.stringValue ?? $0.text() } }

    /// Adds a way.
    mutating func way(_ chinese: String, _ english: String) {
        ways.append(LocalizedText(chinese: chinese, english: english))
    }

    /// Adds the way of waiting: until the instant among the figures, else the length of time among them, else in words.
    mutating func wait(_ chinese: String = "稍后再试", _ english: String = "later") {
        if let instant = text("until") {
            way("在 \(instant) 之后", "after \(instant)")
        } else if let window = text("window") ?? text("interval") {
            way("最迟 \(window) 之后", "\(window) later at the latest")
        } else {
            way(chinese, english)
        }
    }

    /// Adds the way of another setting.
    mutating func set(_ setting: String, _ value: String) {
        way("`pool set \(setting) \(value)`", "`pool set \(setting) \(value)`")
    }
}
