public import AuthingJSON

/// The answer of calls that have nothing to tell but that they worked.
public struct CommonMessage: Sendable, Equatable {
    /// 200.
    public let code: Int
    /// A text, perhaps empty.
    public let message: String

    /// Creates an answer.
    ///
    /// - Parameters:
    ///   - code: 200.
    ///   - message: A text, perhaps empty.
    public init(code: Int = 200, message: String) {
        self.code = code
        self.message = message
    }

    /// The answer in the API's shape.
    public var json: JSON { ["code": .integer(code), "message": .string(message)] }
}
