public import AuthingJSON

/// One rule that was asked on the way to a result: which, with which figures, and what it said.
public struct Decision: Sendable, Equatable {
    /// What a rule said.
    public enum Outcome: Sendable, Equatable {
        /// It let the call go on.
        case passed
        /// It was not asked, because it is off or does not apply.
        case skipped
        /// It ended the call with this code.
        case refused(AuthingError.Code)
    }

    /// One figure a rule looked at.
    public struct Figure: Sendable, Equatable {
        /// What it is, such as `failures`.
        public let name: String
        /// Its value; never a secret.
        public let value: JSON

        /// Creates a figure.
        ///
        /// - Parameters:
        ///   - name: What it is.
        ///   - value: Its value.
        public init(name: String, value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// The rule.
    public let rule: DecisionRule
    /// What it said.
    public let outcome: Outcome
    /// What it looked at, in the order to show it.
    public let figures: [Figure]

    /// Creates a decision.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - outcome: What it said.
    ///   - figures: What it looked at.
    public init(rule: DecisionRule, outcome: Outcome, figures: [Figure] = []) {
        self.rule = rule
        self.outcome = outcome
        self.figures = figures
    }

    /// What would change a refusal, each enough by itself; none for what passed.
    public var remedies: [LocalizedText] {
        guard case .refused(let code) = outcome else { return [] }
        return rule.remedies(for: code, figures: figures)
    }

    /// The decision as a record: `{rule, question, outcome, code, setting, figures, remedies}`.
    ///
    /// - Parameter language: The language of the question.
    /// - Returns: The record.
    public func json(in language: Language) -> JSON {
        let (word, code): (String, JSON) =
            switch outcome {
            case .passed: ("passed", .null)
            case .skipped: ("skipped", .null)
            case .refused(let code): ("refused", .integer(code.rawValue))
            }
        return [
            "rule": .string(rule.rawValue),
            "question": .string(rule.question.text(in: language)),
            "outcome": .string(word),
            "code": code,
            "setting": .orNull(rule.setting),
            "figures": .object(JSONObject(figures.map { ($0.name, $0.value) })),
            "remedies": .array(remedies.map { .string($0.text(in: language)) }),
        ]
    }
}
