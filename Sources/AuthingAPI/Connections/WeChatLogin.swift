/// A login by a code that WeChat gave a mobile program.
public struct WeChatLogin: Sendable {
    /// The code; WeChat takes it once.
    public var code: Secret
    /// The country of the texts that WeChat shows.
    public var country: String?
    /// The language of the texts that WeChat shows.
    public var lang: String?
    /// The caller's own text, handed through.
    public var state: String?

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - country: The country of the texts that WeChat shows.
    ///   - lang: The language of the texts that WeChat shows.
    ///   - state: The caller's own text.
    public init(code: Secret, country: String? = nil, lang: String? = nil, state: String? = nil) {
        self.code = code
        self.country = country
        self.lang = lang
        self.state = state
    }
}
