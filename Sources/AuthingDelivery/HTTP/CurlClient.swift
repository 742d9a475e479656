import CCurl
import Foundation
import Synchronization

/// Makes requests by libcurl, on one thread of its own, which is started by the first request.
///
/// Redirects are not followed, and only http and https are spoken.
package final class CurlClient: Sendable {
    private let loop = Mutex<CurlLoop?>(nil)

    /// Creates a client; the library is loaded by the first request.
    package init() {}

    deinit {
        loop.withLock { $0?.close() }
    }

    /// Makes a request.
    ///
    /// - Parameter request: The request.
    /// - Returns: The answer, whatever its status.
    /// - Throws: `TransportError` where there was none: the library is missing, the address is malformed, the connection is
    ///   refused, the time is over, the task was cancelled.
    package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPAnswer {
        try check(request)
        let loop = try openLoop()
        let id = loop.makeID()
        let answer = await withTaskCancellationHandler {
            await withCheckedContinuation { loop.start(request, id, $0) }
        } onCancel: {
            loop.cancel(id)
        }
        return try answer.get()
    }

    /// A zero byte would end a text early, and a line break would begin another header.
    private func check(_ request: HTTPRequest) throws(TransportError) {
        let texts = [request.method, request.url] + request.headers.flatMap { [$0.name, $0.value] }
        guard texts.allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }) else {
            throw TransportError("a control character in the address or in a header")
        }
    }

    private func openLoop() throws(TransportError) -> CurlLoop {
        let result = loop.withLock { loop -> Result<CurlLoop, TransportError> in
            if let loop { return .success(loop) }
            return Result { () throws(TransportError) in try CurlLoop() }.map { new in
                loop = new
                return new
            }
        }
        return try result.get()
    }
}

/// The thread of a client: it drives all requests, and is woken for new ones.
private final class CurlLoop: Sendable {
    typealias Answer = Result<HTTPAnswer, TransportError>

    private enum Order {
        case start(UInt64, HTTPRequest)
        case cancel(UInt64)
    }

    private struct State {
        var orders: [Order] = []
        var waiting: [UInt64: CheckedContinuation<Answer, Never>] = [:]
        /// Cancelled before they were started.
        var cancelled: Set<UInt64> = []
        var lastID: UInt64 = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    // Proof of `nonisolated(unsafe)`: the pointer never changes; what it points to is used by the loop's thread, which frees
    // it last, under the lock that `wake` takes.
    nonisolated(unsafe) private let client: OpaquePointer

    init() throws(TransportError) {
        var fault: UnsafePointer<CChar>?
        guard let client = ccurl_open(&fault) else {
            throw TransportError(fault.map { String(cString: $0) } ?? "libcurl cannot be loaded")
        }
        self.client = client
        let thread = Thread { [self] in run() }
        thread.name = "authing.http"
        thread.start()
    }

    func makeID() -> UInt64 {
        state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
    }

    func start(_ request: HTTPRequest, _ id: UInt64, _ continuation: CheckedContinuation<Answer, Never>) {
        let isCancelled = state.withLock { state in
            guard state.cancelled.remove(id) == nil, !state.isClosed else { return true }
            state.waiting[id] = continuation
            state.orders.append(.start(id, request))
            ccurl_wake(client)
            return false
        }
        if isCancelled { continuation.resume(returning: .failure(Self.cancelled)) }
    }

    func cancel(_ id: UInt64) {
        let continuation = state.withLock { state in
            let continuation = state.waiting.removeValue(forKey: id)
            if continuation == nil { state.cancelled.insert(id) }
            state.orders.append(.cancel(id))
            if !state.isClosed { ccurl_wake(client) }
            return continuation
        }
        continuation?.resume(returning: .failure(Self.cancelled))
    }

    func close() {
        state.withLock { state in
            guard !state.isClosed else { return }
            state.isClosed = true
            ccurl_wake(client)
        }
    }

    private static let cancelled = TransportError("the request was cancelled")

    private func run() {
        while true {
            let (orders, isClosed) = state.withLock { state in
                defer { state.orders = [] }
                return (state.orders, state.isClosed)
            }
            if isClosed { break }
            for order in orders {
                switch order {
                case .start(let id, let request): begin(id, request)
                case .cancel(let id): ccurl_cancel(client, id)
                }
            }
            ccurl_run(client, 60_000)
            takeAnswers()
        }
        let waiting = state.withLock { state in
            defer { state.waiting = [:] }
            ccurl_close(client)
            return state.waiting
        }
        for continuation in waiting.values { continuation.resume(returning: .failure(Self.cancelled)) }
    }

    private func begin(_ id: UInt64, _ request: HTTPRequest) {
        let lines = request.headers.map { "\($0.name): \($0.value)" }
        let isStarted = withCStrings(lines) { headers in
            request.method.withCString { method in
                request.url.withCString { url in
                    request.body.withUnsafeBytes { body in
                        // Of an empty array there need be no address.
                        let bytes = body.baseAddress?.assumingMemoryBound(to: CChar.self) ?? method
                        var form = ccurl_request(
                            method: method,
                            url: url,
                            headers: headers,
                            header_count: lines.count,
                            body: bytes,
                            body_length: body.count,
                            connect_timeout: request.connectTimeout.wholeMilliseconds,
                            total_timeout: request.timeout.wholeMilliseconds,
                            longest_answer: request.longestAnswer,
                            passes_proxy_by: request.isLocal
                        )
                        return ccurl_start(client, id, &form)
                    }
                }
            }
        }
        if !isStarted { answer(id, .failure(TransportError("the request cannot be started"))) }
    }

    private func takeAnswers() {
        var form = ccurl_answer()
        while ccurl_next(client, &form) {
            if let fault = form.fault {
                answer(form.id, .failure(TransportError(String(cString: fault))))
            } else {
                let body = UnsafeRawBufferPointer(start: form.body, count: form.body_length)
                answer(form.id, .success(HTTPAnswer(status: form.status, body: Array(body))))
            }
        }
    }

    private func answer(_ id: UInt64, _ answer: Answer) {
        let continuation = state.withLock { $0.waiting.removeValue(forKey: id) }
        continuation?.resume(returning: answer)
    }
}

/// Hands the addresses of C strings to a function.
private func withCStrings<Result>(_ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result) -> Result
{
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    let addresses = copies.map { UnsafePointer($0) } + [nil]
    return addresses.withUnsafeBufferPointer { buffer in
        // The list has its end at least.
        guard let first = buffer.baseAddress else { preconditionFailure("an array with an element has an address") }
        return body(first)
    }
}

extension HTTPRequest {
    /// Whether it goes to this machine: then a proxy of the environment is none of its business.
    fileprivate var isLocal: Bool {
        guard let host = URL(string: url)?.host() else { return false }
        return host == "localhost" || host == "[::1]" || host == "::1" || host.hasPrefix("127.")
    }
}

extension Duration {
    fileprivate var wholeMilliseconds: Int {
        let parts = components
        return Int(parts.seconds) * 1000 + Int(parts.attoseconds / 1_000_000_000_000_000)
    }
}
