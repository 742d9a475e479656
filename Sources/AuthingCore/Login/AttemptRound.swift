import AuthingAPI
import Foundation

/// One round of asking the rules that count attempts.
struct AttemptRound {
    /// The call's context, with a recorder of the round.
    let context: RequestContext
    /// Whether attempts of others that have not ended count as failures, because they were waited for long enough.
    let isPatienceOver: Bool
}

extension CoreParts {
    /// How long a call waits that depends on others which have not ended, in milliseconds between its questions: soon at
    /// first, then seldom, 5 s in all.
    private static let pauses = [2, 4, 8, 16, 32] + Array(repeating: 50, count: 99)

    /// Runs the first transaction of a call that takes places among the attempts; while attempts of others that have not
    /// ended decide the answer, waits and asks again.
    ///
    /// - Parameters:
    ///   - event: What the trail says of the call.
    ///   - context: The call's context.
    ///   - now: The call's time.
    ///   - body: Asks and reserves; `nil` where others decide, and then it left nothing written.
    /// - Returns: What the function returned.
    /// - Throws: The refusal; 1000 when the store failed, or the call was cancelled.
    func prepareInTurn<Value: Sendable>(
        _ event: EventDraft,
        in context: RequestContext,
        at now: Date,
        _ body: @escaping @Sendable (any PoolStores, inout EventDraft, AttemptRound) throws -> Value?
    ) async throws(AuthingError) -> Value {
        for pause in Self.pauses {
            if let value = try await ask(event, in: context, at: now, isPatienceOver: false, body) { return value }
            do {
                try await Task.sleep(for: .milliseconds(pause))
            } catch {
                throw StoreError(.cancelled).refusal
            }
        }
        // What still has not ended never will: its process died.
        guard let value = try await ask(event, in: context, at: now, isPatienceOver: true, body) else {
            throw .systemBusy()
        }
        return value
    }

    /// Asks once.
    ///
    /// What a round that waits took down is dropped: only the one that decides is of interest.
    private func ask<Value: Sendable>(
        _ event: EventDraft,
        in context: RequestContext,
        at now: Date,
        isPatienceOver: Bool,
        _ body: @escaping @Sendable (any PoolStores, inout EventDraft, AttemptRound) throws -> Value?
    ) async throws(AuthingError) -> Value? {
        var roundContext = context
        roundContext.decisions = context.decisions.map { _ in DecisionRecorder() }
        let round = AttemptRound(context: roundContext, isPatienceOver: isPatienceOver)
        do throws(AuthingError) {
            let value = try await pool.prepare(event, at: now) { stores, event in try body(stores, &event, round) }
            if value != nil { context.takeOver(round.context.decisions) }
            return value
        } catch {
            context.takeOver(round.context.decisions)
            throw error
        }
    }
}
