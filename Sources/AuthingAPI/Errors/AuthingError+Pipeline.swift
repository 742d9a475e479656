import AuthingJSON

/// Refusals by pipeline functions.
extension AuthingError {
    /// A function ended the call.
    ///
    /// - Parameters:
    ///   - text: What it said; shown as it is, in every language.
    ///   - function: Its name.
    ///   - stage: Where it ran.
    /// - Returns: 500, with function and stage in its data.
    public static func pipelineRefused(_ text: String, by function: String, at stage: PipelineStage) -> Self {
        Self(
            .failure,
            chinese: text.isEmpty ? "管道函数 \(function) 拒绝了请求" : text,
            english: text.isEmpty ? "the pipeline function \(function) refused the call" : text,
            hint: (
                "由 \(stage.rawValue) 阶段的管道函数 \(function) 拒绝",
                "refused by the pipeline function \(function) at \(stage.rawValue)"
            ),
            data: data(function, stage)
        )
    }

    /// A function failed.
    ///
    /// - Parameters:
    ///   - function: Its name.
    ///   - stage: Where it ran.
    ///   - reason: What happened.
    /// - Returns: 500, with function and stage in its data.
    public static func pipelineFailed(_ function: String, at stage: PipelineStage, reason: LocalizedText) -> Self {
        Self(
            .failure,
            chinese: "\(stage.rawValue) 阶段的管道函数 \(function) 出错：\(reason.chinese)",
            english: "the pipeline function \(function) failed at \(stage.rawValue): \(reason.english)",
            data: data(function, stage)
        )
    }

    /// A function took too long.
    ///
    /// - Parameters:
    ///   - function: Its name.
    ///   - stage: Where it ran.
    /// - Returns: 500, with function and stage in its data.
    public static func pipelineTooSlow(_ function: String, at stage: PipelineStage) -> Self {
        let limit = PipelineFunction.timeLimit.components.seconds
        return pipelineFailed(
            function,
            at: stage,
            reason: LocalizedText(chinese: "超过 \(limit) s 未结束", english: "it took longer than \(limit) s")
        )
    }

    /// Functions that register or log in run within one another too deep.
    ///
    /// - Returns: 500.
    public static func pipelineTooDeep() -> Self {
        Self(
            .failure,
            chinese: "管道函数中的注册或登录嵌套超过 \(PipelineFunction.maximumDepth) 层",
            english: "registrations and logins by pipeline functions are nested more than "
                + "\(PipelineFunction.maximumDepth) deep",
            hint: (
                "不要在管道函数里无条件地注册或登录：它会再次触发该函数",
                "a pipeline function that logs in runs itself again: make it depend on a condition"
            )
        )
    }

    /// No pipeline function has a name.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - known: The names there are.
    /// - Returns: 400.
    public static func pipelineFunctionUnknown(_ name: String, known: [String]) -> Self {
        let list = known.joined(separator: ", ")
        return Self(
            .badRequest,
            chinese: "没有名为 \(name) 的管道函数",
            english: "there is no pipeline function \(name)",
            hint: known.isEmpty
                ? ("尚未设置管道函数", "no pipeline function is set")
                : ("已有：\(list)", "there are: \(list)")
        )
    }

    private static func data(_ function: String, _ stage: PipelineStage) -> JSON {
        ["function": .string(function), "stage": .string(stage.rawValue)]
    }
}
