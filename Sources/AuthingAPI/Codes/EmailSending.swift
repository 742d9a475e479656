/// A wish for a mail with a code or a link.
public struct EmailSending: Sendable {
    /// The address as typed.
    public var email: String
    /// The name of a scene, see ``EmailScene``.
    public var scene: String

    /// Creates a request from a scene's name, which is checked when the call is made.
    ///
    /// - Parameters:
    ///   - email: The address as typed.
    ///   - scene: The name of a scene.
    public init(email: String, scene: String) {
        self.email = email
        self.scene = scene
    }

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - email: The address as typed.
    ///   - scene: What the mail is for.
    public init(email: String, scene: EmailScene) {
        self.init(email: email, scene: scene.rawValue)
    }
}
