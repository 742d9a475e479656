package import AuthingAPI

// What each method does and refuses is documented with the protocol.

extension EmbeddedAdministration {
    /// Adds a function.
    package func addPipelineFunction(
        _ function: PipelineFunction,
        at stage: PipelineStage
    ) async throws(AuthingError) {
        let event = EventDraft(.pipelineChanged, subject: "\(function.name) at \(stage.rawValue)")
        try await parts.pool.settle(event, at: parts.now) { _, _ in }
        parts.pipeline.add(function, at: stage)
    }

    /// The functions.
    package func listPipelineFunctions() async throws(AuthingError) -> [PipelineEntry] {
        parts.pipeline.entries
    }

    /// Takes functions out.
    package func removePipelineFunctions(
        at stage: PipelineStage?,
        named name: String?
    ) async throws(AuthingError) -> Int {
        if let name {
            let known = parts.pipeline.entries.filter { stage == nil || $0.stage == stage }.map(\.name)
            guard known.contains(name) else { throw .pipelineFunctionUnknown(name, known: known) }
        }
        let what = [name, stage?.rawValue].compactMap(\.self).joined(separator: " at ")
        let event = EventDraft(.pipelineChanged, subject: what.isEmpty ? "all off" : "\(what) off")
        try await parts.pool.settle(event, at: parts.now) { _, _ in }
        return parts.pipeline.remove(at: stage, named: name)
    }
}
