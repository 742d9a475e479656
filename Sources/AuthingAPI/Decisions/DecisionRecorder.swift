public import AuthingJSON
import Synchronization

/// Takes down the decisions of one call, when someone wants to know why it went as it did.
public final class DecisionRecorder: Sendable {
    private let taken = Mutex<[Decision]>([])

    /// Creates an empty recorder.
    public init() {}

    /// What was taken down so far, in the order of the checks.
    public var decisions: [Decision] { taken.withLock { $0 } }

    /// The decisions as a list of records.
    ///
    /// - Parameter language: The language of the questions.
    /// - Returns: The list.
    public func json(in language: Language) -> JSON {
        .array(decisions.map { $0.json(in: language) })
    }

    /// Takes down one decision.
    ///
    /// - Parameter decision: The decision.
    public func record(_ decision: Decision) {
        taken.withLock { $0.append(decision) }
    }
}
