import Foundation
import Glibc
import Synchronization

/// A small HTTP server on 127.0.0.1 that takes requests down and answers as told; one connection at a time.
package final class LoopbackServer: Sendable {
    /// A request as it came in.
    package struct Request: Sendable {
        /// The request line, such as `POST /hook HTTP/1.1`.
        package let line: String
        /// The headers by their names in lower case.
        package let headers: [String: String]
        /// The body.
        package let body: String
    }

    /// What a request is answered with.
    package enum Answer: Sendable {
        /// A status without a body.
        case status(Int)
        /// A redirect to an address.
        case redirect(String)
        /// A status after a wait.
        case late(Int, Duration)
        /// A connection that is closed without a word.
        case hangUp
    }

    private struct State {
        var requests: [Request] = []
        var answers: [Answer] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let listener: Int32
    /// The port it listens on.
    package let port: UInt16

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - answers: What the first requests are answered with; all others with status 200.
    ///   - port: The port; any free one by default.
    /// - Throws: `POSIXError` when it cannot listen.
    package init(answering answers: [Answer] = [], port: UInt16 = 0) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard listener >= 0 else { throw POSIXError(.EMFILE) }
        var one: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 && listen(descriptor, 64) == 0
                    && getsockname(descriptor, address, &length) == 0
            }
        }
        guard bound else {
            Glibc.close(descriptor)
            throw POSIXError(.EADDRINUSE)
        }
        self.port = UInt16(bigEndian: address.sin_port)
        state.withLock { $0.answers = answers }
        Thread { [self] in serve() }.start()
    }

    /// Its address.
    package var url: String { "http://127.0.0.1:\(port)/hook" }

    /// The requests so far.
    package var requests: [Request] { state.withLock { $0.requests } }

    /// Waits until so many requests came in.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - limit: The longest wait in seconds.
    /// - Returns: The requests, fewer where the wait was over.
    package func wait(for count: Int, atMost limit: Double = 600) async -> [Request] {
        let end = ContinuousClock.now + .seconds(limit)
        while requests.count < count, ContinuousClock.now < end {
            do { try await Task.sleep(for: .milliseconds(2)) } catch { break }
        }
        return requests
    }

    /// Stops the server; a connection to it is refused from now on.
    package func stop() {
        state.withLock { $0.isClosed = true }
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private func serve() {
        while true {
            let connection = accept(listener, nil, nil)
            if connection < 0 {
                if state.withLock({ $0.isClosed }) { break }
                continue
            }
            answer(connection)
            close(connection)
        }
        close(listener)
    }

    private func answer(_ connection: Int32) {
        guard let request = read(connection) else { return }
        let answer = state.withLock { state in
            state.requests.append(request)
            return state.answers.isEmpty ? .status(200) : state.answers.removeFirst()
        }
        switch answer {
        case .status(let status): write(connection, status)
        case .redirect(let target): write(connection, 302, "location: \(target)\r\n")
        case .late(let status, let wait):
            usleep(
                UInt32(wait.components.seconds) * 1_000_000 + UInt32(wait.components.attoseconds / 1_000_000_000_000)
            )
            write(connection, status)
        case .hangUp: break
        }
    }

    private func write(_ connection: Int32, _ status: Int, _ header: String = "") {
        let text = "HTTP/1.1 \(status) Test\r\n\(header)content-length: 0\r\nconnection: close\r\n\r\n"
        let bytes = Array(text.utf8)
        // The other side may have gone: that is its business.
        _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Reads a request with a body of a stated length.
    private func read(_ connection: Int32) -> Request? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            if let request = Self.parse(bytes) { return request }
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            bytes += buffer[..<count]
        }
    }

    private static func parse(_ bytes: [UInt8]) -> Request? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return nil }
        var lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        let line = lines.removeFirst()
        var headers: [String: String] = [:]
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            headers[line[..<colon].lowercased()] =
                String(line[line.index(after: colon)...]).trimmingCharacters(in: .whitespaces)
        }
        let body = String(text[end.upperBound...])
        guard body.utf8.count >= Int(headers["content-length"] ?? "0") ?? 0 else { return nil }
        return Request(line: line, headers: headers, body: body)
    }
}
