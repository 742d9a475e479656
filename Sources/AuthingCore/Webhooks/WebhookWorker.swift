import AuthingAPI
import AuthingJSON
import Synchronization

/// Sends the messages to webhooks, beside everything else, and tries again what failed.
///
/// It works while there is something to send, one message at a time to a webhook. Pauses are of real time, for they are
/// between two programs: a clock that stands still would hold them for ever, and no answer of the API depends on them. What
/// a process leaves unsent in a pool file, the next one sends when it tells something itself.
package actor WebhookWorker {
    private let pool: any PoolStore
    private let sender: any WebhookSender
    private let pauses: [Duration]
    /// Whether there was ever anything to send: where not, the pool need not even be opened to know.
    private let wasTold = Atomic(false)
    /// Messages that are taken up or wait for another try.
    private var known: Set<Int> = []
    /// Messages that are to be sent, by webhook; a webhook that is in here has somebody who sends them.
    private var queues: [String: [Int]] = [:]

    /// The most messages looked at in one go.
    private static let batch = 1000

    /// Creates a worker, which listens to the pool from now on.
    ///
    /// - Parameters:
    ///   - pool: Where the messages are.
    ///   - sender: Posts them.
    ///   - pauses: How long to wait before the second try, and before the third.
    package init(
        pool: any PoolStore,
        sender: any WebhookSender,
        pauses: [Duration] = [.seconds(1), .seconds(3)]
    ) {
        self.pool = pool
        self.sender = sender
        self.pauses = pauses
        pool.onDeliveries { [weak self] in
            self?.wasTold.store(true, ordering: .relaxed)
            // Detached: not on the thread of the call that told of something.
            Task.detached { await self?.look() }
        }
    }

    /// Waits until everything is sent or given up.
    ///
    /// - Parameter limit: The longest wait; it ends early when the task is cancelled, too.
    /// - Returns: How many messages are still to be sent.
    package func drain(atMost limit: Duration) async -> Int {
        guard wasTold.load(ordering: .relaxed) else { return 0 }
        let clock = ContinuousClock()
        let end = clock.now + limit
        await look()
        while !known.isEmpty, clock.now < end {
            do { try await clock.sleep(for: .milliseconds(2)) } catch { break }
        }
        return known.count
    }

    /// Posts a test message, once.
    ///
    /// - Parameters:
    ///   - record: The webhook.
    ///   - poolID: The pool's id.
    /// - Returns: What became of it.
    func test(_ record: WebhookRecord, poolID: String) async -> WebhookAnswer {
        let body: JSON = ["description": "a test message of the user pool"]
        return await sender.post(.init(body.text(), to: record, poolID: poolID))
    }

    /// Looks for messages that are to be sent.
    private func look() async {
        for (id, webhookID) in await pending() where known.insert(id).inserted {
            enqueue(id, for: webhookID)
        }
    }

    private func enqueue(_ id: Int, for webhookID: String) {
        guard queues[webhookID]?.append(id) == nil else { return }
        queues[webhookID] = [id]
        Task.detached { await self.sendAll(to: webhookID) }
    }

    private func sendAll(to webhookID: String) async {
        while let id = queues[webhookID]?.first {
            queues[webhookID]?.removeFirst()
            await send(id, to: webhookID)
        }
        queues[webhookID] = nil
        // There may have been more than one look could see.
        await look()
    }

    private func send(_ id: Int, to webhookID: String) async {
        guard let delivery = await claim(id) else {
            known.remove(id)
            return
        }
        let answer = await sender.post(.init(delivery.body, to: delivery.record, poolID: delivery.poolID))
        let isDelivered = answer.status.map { (200..<300).contains($0) } ?? false
        let isLast = delivery.attempts >= WebhookDelivery.maximumAttempts
        await settle(isDelivered ? .delivered : isLast ? .failed : .pending, answer, id)
        guard !isDelivered, !isLast else {
            known.remove(id)
            return
        }
        let pause = pauses.isEmpty ? .zero : pauses[min(delivery.attempts, pauses.count) - 1]
        Task.detached { await self.sendAgain(id, to: webhookID, after: pause) }
    }

    private func sendAgain(_ id: Int, to webhookID: String, after pause: Duration) async {
        do {
            try await Task.sleep(for: pause)
            enqueue(id, for: webhookID)
        } catch {
            // Cancelled: the message stays as it is, for the next process.
            known.remove(id)
        }
    }

    private func pending() async -> [(id: Int, webhookID: String)] {
        await attempt { stores in try stores.webhooks.pending(limit: Self.batch) } ?? []
    }

    private func claim(_ id: Int) async -> ClaimedDelivery? {
        await attempt { stores in try stores.webhooks.claim(id) } ?? nil
    }

    private func settle(_ state: WebhookDelivery.State, _ answer: WebhookAnswer, _ id: Int) async {
        _ = await attempt { stores in try stores.webhooks.settle(state, answer, of: id) }
    }

    /// Runs a transaction; a pool that is closed, or busy for too long, has nothing to send at present.
    private func attempt<Value: Sendable>(
        _ body: @escaping @Sendable (any PoolStores) throws -> Value
    ) async -> Value? {
        do {
            guard case .passed(let value) = try await pool.transaction({ stores in .passed(try body(stores)) }) else {
                return nil
            }
            return value
        } catch {
            return nil
        }
    }
}

extension WebhookPost {
    /// A message to a webhook, with the headers of the API.
    init(_ body: String, to record: WebhookRecord, poolID: String) {
        var headers = [
            (name: "content-type", value: "application/json"),
            (name: "user-agent", value: "authing-webhook@2.0"),
            (name: "x-authing-userpool-id", value: poolID),
        ]
        if let secret = record.secret {
            headers.append((name: "x-authing-webhook-secret", value: secret.reveal { $0 }))
        }
        self.init(url: record.webhook.url, headers: headers, body: Array(body.utf8))
    }
}
