import AuthingAPI
import Synchronization

/// The functions that take part in registrations and logins; they live as long as the process.
package final class PipelineRegistry: Sendable {
    /// All functions, to go back to.
    package struct State: Sendable {
        fileprivate var functions: [PipelineStage: [PipelineFunction]] = [:]
    }

    private let state = Mutex(State())

    /// Creates a registry without functions.
    package init() {}

    /// The functions as they are, to go back to.
    package var saved: State {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }

    /// The functions of a stage.
    ///
    /// - Parameter stage: The stage.
    /// - Returns: The functions in the order in which they run.
    func functions(at stage: PipelineStage) -> [PipelineFunction] {
        state.withLock { $0.functions[stage] ?? [] }
    }

    /// Whether a stage has a function.
    ///
    /// - Parameter stage: The stage.
    /// - Returns: Whether it has one.
    func hasFunctions(at stage: PipelineStage) -> Bool {
        state.withLock { $0.functions[stage] != nil }
    }

    /// Adds a function behind those of its stage, or in the place of one with the same name.
    ///
    /// - Parameters:
    ///   - function: The function.
    ///   - stage: Where it runs.
    func add(_ function: PipelineFunction, at stage: PipelineStage) {
        state.withLock { state in
            var functions = state.functions[stage] ?? []
            if let place = functions.firstIndex(where: { $0.name == function.name }) {
                functions[place] = function
            } else {
                functions.append(function)
            }
            state.functions[stage] = functions
        }
    }

    /// Takes functions out.
    ///
    /// - Parameters:
    ///   - stage: Those of one stage; of all when absent.
    ///   - name: Those of one name; all when absent.
    /// - Returns: How many there were.
    func remove(at stage: PipelineStage?, named name: String?) -> Int {
        state.withLock { state in
            var count = 0
            for candidate in PipelineStage.allCases where stage == nil || candidate == stage {
                guard let functions = state.functions[candidate] else { continue }
                let kept = functions.filter { name != nil && $0.name != name }
                count += functions.count - kept.count
                state.functions[candidate] = kept.isEmpty ? nil : kept
            }
            return count
        }
    }

    /// All functions, by stage and in their order.
    var entries: [PipelineEntry] {
        PipelineStage.allCases.flatMap { stage in
            functions(at: stage).map { PipelineEntry(stage: stage, name: $0.name) }
        }
    }
}
