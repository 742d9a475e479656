package import AuthingAPI

/// How a transaction ended; both ways are committed.
///
/// A refusal is committed so that it keeps its counter, its event and the code it used up. It is therefore thrown before
/// the effect it refuses is written.
package enum Outcome<Value: Sendable>: Sendable {
    /// The call went through.
    case passed(Value)
    /// A rule ended the call.
    case refused(AuthingError)
}
