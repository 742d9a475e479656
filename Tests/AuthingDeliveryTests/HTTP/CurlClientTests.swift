import AuthingDelivery
import Foundation
import TestSupport
import Testing

@Suite("HTTP by libcurl")
struct CurlClientTests {
    private let client = CurlClient()

    private func fault(_ request: HTTPRequest) async -> String? {
        do throws(TransportError) {
            let answer = try await client.send(request)
            Issue.record("answered with \(answer.status)")
            return nil
        } catch {
            return error.reason
        }
    }

    @Test("a request arrives as it was made")
    func arrives() async throws {
        let server = try LoopbackServer(answering: [.status(201)])
        defer { server.stop() }
        let body = Array(String(repeating: "ä\0b", count: 5000).utf8)
        let request = HTTPRequest(
            "POST",
            server.url,
            headers: [("content-type", "text/plain"), ("user-agent", "test"), ("x-one", "a: b")],
            body: body
        )
        let answer = try await client.send(request)
        #expect(answer.status == 201 && answer.body.isEmpty)
        let received = try #require(server.requests.first)
        #expect(received.line == "POST /hook HTTP/1.1" && received.headers["x-one"] == "a: b")
        #expect(received.headers["user-agent"] == "test" && received.headers["expect"] == nil)
        #expect(Array(received.body.utf8) == body)
    }

    @Test("an empty body is sent as one", arguments: ["POST", "GET", "DELETE"])
    func empty(method: String) async throws {
        let server = try LoopbackServer()
        defer { server.stop() }
        #expect(try await client.send(HTTPRequest(method, server.url)).status == 200)
        #expect(server.requests.first?.line == "\(method) /hook HTTP/1.1")
        #expect(server.requests.first?.body == "")
    }

    @Test("a redirect is an answer, and not followed")
    func redirect() async throws {
        let target = try LoopbackServer()
        let server = try LoopbackServer(answering: [.redirect(target.url)])
        defer {
            server.stop()
            target.stop()
        }
        #expect(try await client.send(HTTPRequest("POST", server.url)).status == 302)
        #expect(target.requests.isEmpty)
    }

    @Test("what cannot be reached is a fault with a reason")
    func refused() async throws {
        let server = try LoopbackServer(answering: [.hangUp])
        #expect(await fault(HTTPRequest("POST", server.url))?.isEmpty == false)
        server.stop()
        try await Task.sleep(for: .milliseconds(50))
        #expect(await fault(HTTPRequest("POST", server.url))?.contains("onnect") == true)
    }

    @Test(
        "no other scheme, and no control character",
        arguments: [
            "file:///etc/hostname", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "dict://127.0.0.1/", "", "http://", "x",
            "http://127.0.0.1/\r\nx: y", "http://127.0.0.1/\0",
        ]
    )
    func schemes(url: String) async {
        #expect(await fault(HTTPRequest("GET", url))?.isEmpty == false)
    }

    @Test("a line break in a header is refused before anything is sent")
    func injection() async throws {
        let server = try LoopbackServer()
        defer { server.stop() }
        #expect(await fault(HTTPRequest("POST", server.url, headers: [("x", "a\r\ny: b")])) != nil)
        #expect(server.requests.isEmpty)
    }

    @Test("a request ends at its limit")
    func limit() async throws {
        let server = try LoopbackServer(answering: [.late(200, .seconds(30))])
        defer { server.stop() }
        #expect(await fault(HTTPRequest("POST", server.url, timeout: .milliseconds(200))) != nil)
    }

    @Test("a cancelled request ends at once, and others go on")
    func cancelled() async throws {
        let slow = try LoopbackServer(answering: [.late(200, .seconds(30))])
        let server = try LoopbackServer()
        defer {
            slow.stop()
            server.stop()
        }
        let task = Task { await fault(HTTPRequest("POST", slow.url)) }
        _ = await slow.wait(for: 1)
        task.cancel()
        #expect(await task.value == "the request was cancelled")
        #expect(try await client.send(HTTPRequest("POST", server.url)).status == 200)
    }

    @Test("many requests at once are each answered")
    func many() async throws {
        let server = try LoopbackServer()
        defer { server.stop() }
        let answered = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<50 { group.addTask { try await client.send(HTTPRequest("POST", server.url)).status } }
            return try await group.reduce(into: 0) { $0 += $1 == 200 ? 1 : 0 }
        }
        #expect(answered == 50 && server.requests.count == 50)
    }
}
