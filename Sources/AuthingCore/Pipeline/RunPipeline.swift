import AuthingAPI
import AuthingJSON
import Foundation

/// Runs the functions of a stage, one after the other, outside of any transaction.
struct RunPipeline: Sendable {
    let parts: CoreParts
    let stage: PipelineStage

    /// How deep the present call is in functions that register or log in.
    @TaskLocal private static var depth = 0

    /// What the functions made of a call.
    struct Result: Sendable {
        /// The changes of the user, those of later functions last.
        var changes: [ProfileChange] = []
        /// Why a function failed or refused; the functions behind it have not run.
        var error: AuthingError?
    }

    /// Whether the stage has functions: without any, nothing else here need be done.
    var isNeeded: Bool { parts.pipeline.hasFunctions(at: stage) }

    /// Runs the functions until one ends the call.
    ///
    /// - Parameters:
    ///   - user: The user; with a null id where it is not saved yet.
    ///   - context: What the call is; a function may hand another one on.
    /// - Returns: What they made of it.
    func callAsFunction(on user: JSONObject, _ context: JSON) async -> Result {
        guard Self.depth < PipelineFunction.maximumDepth else { return Result(error: .pipelineTooDeep()) }
        var (user, context) = (user, context)
        var result = Result()
        for function in parts.pipeline.functions(at: stage) {
            do throws(AuthingError) {
                let (changes, next) = try await run(function, user, context)
                for change in changes { user[change.field.rawValue] = change.value.map { .string($0) } ?? .null }
                result.changes += changes
                context = next ?? context
            } catch {
                result.error = error
                return result
            }
        }
        return result
    }

    private func run(
        _ function: PipelineFunction,
        _ user: JSONObject,
        _ context: JSON
    ) async throws(AuthingError) -> (changes: [ProfileChange], context: JSON?) {
        let deadline = parts.environment.now() + PipelineFunction.timeLimit.inSeconds
        let input = PipelineInput(stage: stage, user: user, context: context, deadline: deadline)
        let reply = await Self.$depth.withValue(Self.depth + 1) {
            await cancelling(after: deadline) { await function.body(input) }
        }
        guard parts.environment.now() <= deadline else { throw .pipelineTooSlow(function.name, at: stage) }
        switch reply {
        case .refuse(let text) where stage.mayRefuse:
            throw .pipelineRefused(text, by: function.name, at: stage)
        case .refuse(let text), .fail(let text):
            throw failure(of: function, LocalizedText(chinese: text, english: text))
        case .proceed(let changes, let context):
            return (try read(changes, of: function), context)
        }
    }

    /// Runs an operation and cancels it when its time is over; it is waited for all the same.
    private func cancelling(
        after deadline: Date,
        _ operation: @escaping @Sendable () async -> PipelineReply
    ) async -> PipelineReply {
        await withTaskGroup(of: PipelineReply?.self) { group in
            group.addTask(operation: operation)
            // Not where the call runs: a script has one thread, and the function is on it.
            group.addTask(executorPreference: globalConcurrentExecutor) { [parts] in
                // The pool's clock may stand still or be moved, so it is asked anew.
                while parts.environment.now() <= deadline {
                    do { try await Task.sleep(for: .milliseconds(100)) } catch { return nil }
                }
                return nil
            }
            var reply: PipelineReply?
            while let next = await group.next() {
                reply = reply ?? next
                group.cancelAll()
            }
            return reply ?? .fail("")
        }
    }

    private func read(
        _ changes: ProfileChanges,
        of function: PipelineFunction
    ) throws(AuthingError) -> [ProfileChange] {
        guard stage.mayChangeUser || changes.fields.isEmpty else {
            throw failure(
                of: function,
                LocalizedText(chinese: "用户尚未保存，不能修改", english: "the user is not saved yet and cannot be changed")
            )
        }
        do throws(AuthingError) {
            return try ProfileChange.read(changes)
        } catch {
            throw failure(of: function, error.message)
        }
    }

    private func failure(of function: PipelineFunction, _ reason: LocalizedText) -> AuthingError {
        .pipelineFailed(function.name, at: stage, reason: reason)
    }
}
