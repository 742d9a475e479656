/// A request over HTTP.
package struct HTTPRequest: Sendable {
    /// The method, such as `POST`.
    package var method: String
    /// The address, `http` or `https`.
    package var url: String
    /// Names and values, neither with line breaks.
    package var headers: [(name: String, value: String)]
    /// The body.
    package var body: [UInt8]
    /// How long a connection may take; 5 s by default.
    package var connectTimeout: Duration
    /// How long all of it may take; 10 s by default.
    package var timeout: Duration
    /// The most bytes to keep of an answer's body; what goes beyond is dropped.
    package var longestAnswer: Int

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - url: The address.
    ///   - headers: Names and values.
    ///   - body: The body.
    ///   - connectTimeout: How long a connection may take.
    ///   - timeout: How long all of it may take.
    ///   - longestAnswer: The most bytes to keep of an answer's body.
    package init(
        _ method: String,
        _ url: String,
        headers: [(name: String, value: String)] = [],
        body: [UInt8] = [],
        connectTimeout: Duration = .seconds(5),
        timeout: Duration = .seconds(10),
        longestAnswer: Int = 65_536
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.connectTimeout = connectTimeout
        self.timeout = timeout
        self.longestAnswer = longestAnswer
    }
}

/// An answer over HTTP.
package struct HTTPAnswer: Sendable, Equatable {
    /// The status, such as 200.
    package let status: Int
    /// What was kept of the body.
    package let body: [UInt8]
}

/// Why a request had no answer.
package struct TransportError: Error, Sendable, Equatable {
    /// What happened, in a line of English.
    package let reason: String

    /// Creates an error.
    ///
    /// - Parameter reason: What happened.
    package init(_ reason: String) { self.reason = reason }
}
