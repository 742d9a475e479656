import AuthingAPI
import AuthingCore
import AuthingStore
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("Sending webhooks")
struct WebhookWorkerTests {
    /// Takes posts down and answers as told.
    private final class RecordingSender: WebhookSender {
        let posts = Mutex<[WebhookPost]>([])
        let answers: Mutex<[WebhookAnswer]>

        init(_ statuses: [Int?] = []) {
            answers = Mutex(
                statuses.map {
                    WebhookAnswer(status: $0, fault: $0 == nil ? "refused" : nil, duration: .milliseconds(5))
                }
            )
        }

        func post(_ post: WebhookPost) async -> WebhookAnswer {
            posts.withLock { $0.append(post) }
            let answer = answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            return answer ?? WebhookAnswer(status: 200, fault: nil, duration: .milliseconds(5))
        }

        var count: Int { posts.withLock { $0.count } }
    }

    private struct Bench {
        let administration: EmbeddedAdministration
        let worker: WebhookWorker
        let store: SQLitePool

        init(_ sender: RecordingSender, pauses: [Duration] = [.milliseconds(1), .milliseconds(1)]) async throws {
            store = SQLitePool(inMemory: .inMemory, passwordHashing: .cheap, now: { VirtualClock.testStart })
            administration = EmbeddedAdministration(CoreParts(pool: store, environment: .repeatable()), file: nil)
            worker = WebhookWorker(pool: store, sender: sender, pauses: pauses)
            _ = try await administration.addWebhook("https://example.org/", secret: nil, events: [])
        }

        func tell(_ count: Int = 1) async throws {
            let start = try await administration.listUsers(page: 1, limit: 1).totalCount
            for number in start..<(start + count) {
                _ = try await administration.createUser(UserCreation(username: "user\(number)"))
            }
        }

        func log() async throws -> [WebhookDelivery] {
            try await administration.listWebhookDeliveries(of: nil, limit: 10_000)
        }
    }

    @Test("a message is tried three times, then given up")
    func givesUp() async throws {
        let sender = RecordingSender([nil, 500, 302])
        let bench = try await Bench(sender)
        try await bench.tell()
        #expect(await bench.worker.drain(atMost: .seconds(600)) == 0)
        #expect(sender.count == 3)
        let entry = try #require(try await bench.log().first)
        #expect(entry.state == .failed && entry.attempts == 3 && entry.status == 302 && entry.fault == nil)
        try await bench.tell()
        #expect(await bench.worker.drain(atMost: .seconds(600)) == 0)
        #expect(sender.count == 4)
    }

    @Test("a fault is kept until a later try is answered")
    func fault() async throws {
        let sender = RecordingSender([nil, nil, nil])
        let bench = try await Bench(sender)
        try await bench.tell()
        _ = await bench.worker.drain(atMost: .seconds(600))
        let entry = try #require(try await bench.log().first)
        #expect(entry.state == .failed && entry.status == nil && entry.fault == "refused" && entry.duration == 5)
    }

    @Test("messages to one webhook are sent in their order, each once")
    func order() async throws {
        let sender = RecordingSender()
        let bench = try await Bench(sender)
        try await bench.tell(50)
        #expect(await bench.worker.drain(atMost: .seconds(600)) == 0)
        let bodies = sender.posts.withLock { $0.map { String(decoding: $0.body, as: UTF8.self) } }
        #expect(bodies.count == 50)
        for (number, body) in bodies.enumerated() { #expect(body.contains("\"username\":\"user\(number)\"")) }
        #expect(try await bench.log().allSatisfy { $0.state == .delivered && $0.attempts == 1 })
    }

    @Test("a wait for the end has a limit")
    func limit() async throws {
        let bench = try await Bench(RecordingSender([500]), pauses: [.seconds(60), .seconds(60)])
        try await bench.tell()
        var entry = try #require(try await bench.log().first)
        for _ in 0..<1000 where entry.status == nil {
            #expect(await bench.worker.drain(atMost: .milliseconds(10)) == 1)
            entry = try #require(try await bench.log().first)
        }
        #expect(entry.state == .pending && entry.attempts == 1 && entry.status == 500)
    }

    @Test("nothing is sent of what was rolled back, or when nobody asked")
    func nothing() async throws {
        let sender = RecordingSender()
        let bench = try await Bench(sender)
        await expectRefusal(.badRequest) {
            try await bench.administration.addWebhook("https://example.org/", secret: nil, events: ["no:such"])
        }
        await expectRefusal(.argumentMissing) { try await bench.administration.createUser(UserCreation()) }
        #expect(await bench.worker.drain(atMost: .seconds(1)) == 0)
        #expect(sender.count == 0)
        #expect(try await bench.log().isEmpty)
    }

    @Test("what a process left unsent is sent when the next one tells something")
    func leftovers() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path(of: "test.pool")
        let first = try EmbeddedPool.open(file: path, environment: .repeatable())
        _ = try await first.administration.addWebhook("https://example.org/", secret: nil, events: ["user:created"])
        _ = try await first.administration.createUser(UserCreation(username: "ada"))
        try first.close()
        let sender = RecordingSender()
        let second = try EmbeddedPool.open(file: path, environment: .repeatable(seed: 2), webhookSender: sender)
        _ = try await second.administration.createUser(UserCreation(username: "bob"))
        #expect(await second.finishDeliveries(atMost: .seconds(600)) == 0)
        #expect(sender.count == 2)
        try second.close()
    }

    @Test("the log keeps the last 10 000 messages")
    func bounded() async throws {
        let bench = try await Bench(RecordingSender(), pauses: [])
        _ = try await bench.store.transaction { stores in
            let id = try stores.webhooks.list()[0].webhook.id
            for _ in 0..<10_005 { try stores.webhooks.enqueue("{}", "login", to: id, at: VirtualClock.testStart) }
            return .passed(())
        }
        let log = try await bench.log()
        #expect(log.count == 10_000 && log.first?.id == 6)
    }
}
