/// Sets the functions that take part in registrations and logins.
///
/// They belong to the process: a pool file does not keep them. A part of ``PoolAdministration``.
public protocol PipelineAdministration: Sendable {
    /// Adds a function behind those of its stage; one of the same name there is replaced in its place.
    ///
    /// - Parameters:
    ///   - function: The function.
    ///   - stage: Where it runs.
    /// - Throws: 1000 when the store fails.
    func addPipelineFunction(_ function: PipelineFunction, at stage: PipelineStage) async throws(AuthingError)

    /// The functions, by stage and in the order in which they run.
    ///
    /// - Returns: All of them.
    /// - Throws: 1000 when the store fails.
    func listPipelineFunctions() async throws(AuthingError) -> [PipelineEntry]

    /// Takes functions out.
    ///
    /// - Parameters:
    ///   - stage: Those of one stage; of all when absent.
    ///   - name: Those of one name; all when absent.
    /// - Returns: How many there were.
    /// - Throws: 400 where a name was given that no function has.
    func removePipelineFunctions(at stage: PipelineStage?, named name: String?) async throws(AuthingError) -> Int
}
