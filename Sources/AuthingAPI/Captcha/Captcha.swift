public import AuthingJSON
public import Foundation

/// An image captcha, with the answer that its image would show.
public struct Captcha: Sendable, Equatable {
    /// The captcha's id, 24 hexadecimal digits.
    public let id: String
    /// What must be given as captcha code; letter case is ignored.
    public let answer: String
    /// The client address it was made for; `nil` for the shared bucket of unknown ones.
    public let clientIP: String?
    /// The account it was made for, as typed; `nil` for one of an address.
    public let account: String?
    /// The first instant at which it is no longer valid.
    public let expiresAt: Date

    /// Creates a captcha.
    ///
    /// - Parameters:
    ///   - id: The captcha's id.
    ///   - answer: What must be given as captcha code.
    ///   - clientIP: The client address it was made for.
    ///   - account: The account it was made for.
    ///   - expiresAt: The first instant at which it is no longer valid.
    public init(id: String, answer: String, clientIP: String?, account: String? = nil, expiresAt: Date) {
        self.id = id
        self.answer = answer
        self.clientIP = clientIP
        self.account = account
        self.expiresAt = expiresAt
    }

    /// The captcha as a record.
    public var json: JSON {
        [
            "id": .string(id),
            "answer": .string(answer),
            "clientIp": .orNull(clientIP),
            "account": .orNull(account),
            "expiresAt": .time(expiresAt),
        ]
    }
}
