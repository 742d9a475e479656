import AuthingScript
import Foundation

/// Runs a body on a script thread of its own without keeping one of Swift's few threads waiting, which the body may need.
///
/// - Parameter body: what to run.
/// - Returns: its result.
/// - Throws: what it throws.
package func onScriptThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        let thread = Thread { continuation.resume(with: Swift.Result(catching: body)) }
        thread.stackSize = ScriptThread.stackSize
        thread.start()
    }
}
