public import AuthingJSON
public import Foundation

/// A function of the pool's operator, which takes part in every registration or every login.
///
/// ```swift
/// let night = PipelineFunction(named: "night") { input in
///     isNight ? .refuse("closed at night") : .proceed()
/// }
/// try await administration.addPipelineFunction(night, at: .preAuthentication)
/// ```
public struct PipelineFunction: Sendable {
    /// Its name, one to a stage.
    public let name: String
    /// What it does.
    ///
    /// It runs outside of every transaction, may take ``timeLimit``, and may call the pool.
    public let body: @Sendable (PipelineInput) async -> PipelineReply

    /// How long a function may take on the pool's clock: 3 s.
    public static let timeLimit = Duration.seconds(3)

    /// How deep functions may be within one another when they register or log in themselves: 4.
    public static let maximumDepth = 4

    /// Creates a function.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - body: What it does; at its time limit its task is cancelled.
    public init(named name: String, _ body: @escaping @Sendable (PipelineInput) async -> PipelineReply) {
        self.name = name
        self.body = body
    }
}

/// What a function is given.
public struct PipelineInput: Sendable {
    /// Where it runs.
    public let stage: PipelineStage
    /// The user as the functions before it left it, by the API's names and without a token; before a registration the data
    /// that is not saved yet, with a null id.
    public let user: JSONObject
    /// What the call is: `protocol`, `connection`, `userPoolId`, `appId`, `request` with `ip`, `userAgent`, `body` (without
    /// secrets) and `query`, `data`, and the `context` the caller gave; or what a function before made of it.
    public let context: JSON
    /// When its time is over, on the pool's clock.
    public let deadline: Date

    /// Creates what a function is given.
    ///
    /// - Parameters:
    ///   - stage: Where it runs.
    ///   - user: The user.
    ///   - context: What the call is.
    ///   - deadline: When its time is over.
    public init(stage: PipelineStage, user: JSONObject, context: JSON, deadline: Date) {
        self.stage = stage
        self.user = user
        self.context = context
        self.deadline = deadline
    }
}

/// What a function answers.
public enum PipelineReply: Sendable, Equatable {
    /// The call goes on: with changes of the user's descriptive fields (``ProfileField``, null clears one), and with another
    /// context for the functions behind this one, `nil` for the same.
    case proceed(user: ProfileChanges = [:], context: JSON? = nil)
    /// The call ends with this text, code 500; where the stage may not refuse it counts as a failure.
    case refuse(String)
    /// The function itself failed, for this reason.
    case fail(String)
}

/// A function as the console lists it.
public struct PipelineEntry: Sendable, Equatable {
    /// Where it runs.
    public let stage: PipelineStage
    /// Its name.
    public let name: String

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - stage: Where it runs.
    ///   - name: Its name.
    public init(stage: PipelineStage, name: String) {
        self.stage = stage
        self.name = name
    }

    /// The entry as a record.
    public var json: JSON { ["stage": .string(stage.rawValue), "function": .string(name)] }
}
