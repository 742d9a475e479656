import AuthingAPI
import AuthingJSON

extension RequestContext {
    /// Asks a rule: takes the answer down where someone wants to know, and ends the call where it is no.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - isKept: Whether it is kept.
    ///   - error: The refusal where it is not.
    ///   - figures: What the rule looked at; worked out only when taken down.
    /// - Throws: The refusal.
    func require(
        _ rule: DecisionRule,
        _ isKept: Bool,
        else error: @autoclosure () -> AuthingError,
        figures: @autoclosure () -> KeyValuePairs<String, JSON> = [:]
    ) throws(AuthingError) {
        guard !isKept else {
            note(rule, .passed, figures: figures())
            return
        }
        throw refuse(rule, error(), figures: figures())
    }

    /// Takes down that a rule ended the call.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - error: The refusal.
    ///   - figures: What the rule looked at.
    /// - Returns: The refusal, to be thrown.
    func refuse(
        _ rule: DecisionRule,
        _ error: AuthingError,
        figures: @autoclosure () -> KeyValuePairs<String, JSON> = [:]
    ) -> AuthingError {
        note(rule, .refused(error.code), figures: figures())
        return error
    }

    /// Takes down what a rule said, where someone wants to know.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - outcome: What it said.
    ///   - figures: What it looked at; worked out only when taken down.
    func note(
        _ rule: DecisionRule,
        _ outcome: Decision.Outcome,
        figures: @autoclosure () -> KeyValuePairs<String, JSON> = [:]
    ) {
        guard let decisions else { return }
        decisions.record(
            Decision(rule: rule, outcome: outcome, figures: figures().map { .init(name: $0.key, value: $0.value) })
        )
    }

    /// Takes down what another recorder did.
    ///
    /// - Parameter other: The other recorder.
    func takeOver(_ other: DecisionRecorder?) {
        guard let decisions, let other else { return }
        for decision in other.decisions { decisions.record(decision) }
    }

    /// The same call for a second look at rules that were asked before, with a recorder of its own.
    var secondLook: RequestContext {
        var context = self
        context.decisions = decisions.map { _ in DecisionRecorder() }
        return context
    }

    /// Takes down what a second look refused; that it passed again is of no interest.
    ///
    /// - Parameter second: The context of the second look.
    func takeOverRefusal(of second: RequestContext) {
        guard let last = second.decisions?.decisions.last, case .refused = last.outcome else { return }
        decisions?.record(last)
    }

    /// The same call with the client address a back end gave in its options.
    ///
    /// - Parameter address: The address; the context's own stays where it is absent or empty.
    /// - Returns: The context.
    func from(_ address: String?) -> RequestContext {
        guard let address, !address.isEmpty else { return self }
        var context = self
        context.clientIP = address
        return context
    }
}
