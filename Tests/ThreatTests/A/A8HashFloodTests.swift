import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

/// A flood of logins takes the memory of as many hashes as there are processors, and leaves token checks quick.
@Suite("A8: a flood of logins is bounded", .serialized)
struct A8HashFloodTests {
    private static let mebibyte = 1_048_576

    /// The resident memory of this process in bytes.
    private static func residentBytes() -> Int {
        let pages =
            FileManager.default.contents(atPath: "/proc/self/statm")
            .map { String(decoding: $0, as: UTF8.self).split(separator: " ") } ?? []
        return pages.count > 1 ? (Int(pages[1]) ?? 0) * 4096 : 0
    }

    /// Other suites of the process use memory, too: the sample allows them half a gigabyte, a tenth of what so many hashes at
    /// once would take; the full run is made alone and keeps the figure of the table.
    @Test("memory stays within the hashes of the processors, and a token check does not wait for them")
    func flood() async throws {
        let count = Scale.of(150, full: 1_000)
        let pool = try await Backend.embedded.makePool()
        try await pool.set("passwordHashing", "owasp")
        _ = try await pool.administration.createUser(UserCreation(username: "ada", password: "the-right-password"))
        let client = pool.client()
        _ = try await client.loginByUsername("ada", password: "the-right-password")
        let before = Self.residentBytes()
        let isOver = Flag()
        let watcher = Task {
            var (most, times): (Int, [Duration]) = (0, [])
            while !isOver.isRaised {
                let start = ContinuousClock.now
                let status = try await client.checkLoginStatus()
                times.append(start.duration(to: .now))
                #expect(status.status)
                most = max(most, Self.residentBytes())
                try await Task.sleep(for: .milliseconds(2))
            }
            return (most, times.sorted())
        }
        let codes = await Contenders.race(count) { number -> AuthingError.Code? in
            do throws(AuthingError) {
                let options = LoginOptions(autoRegister: true)
                _ = try await pool.client().loginByUsername("u-\(number)", password: "wrong", options: options)
                return nil
            } catch {
                return error.code
            }
        }
        isOver.raise()
        let (most, times) = try await watcher.value
        #expect(codes.allSatisfy { $0 == nil || $0 == .systemBusy })
        let lanes = ProcessInfo.processInfo.activeProcessorCount
        let room = (lanes * 19 + (Scale.isFull ? 64 : 512)) * Self.mebibyte
        #expect(most - before <= room, "\((most - before) / Self.mebibyte) MiB more than before")
        try #require(!times.isEmpty)
        // Other suites delay a check as well; that it does not wait for hashes is shown below.
        if Scale.isFull { #expect(times[times.count * 99 / 100] <= .milliseconds(5), "\(times[times.count / 2])") }
    }

    @Test("a token check passes by hashes that never end")
    func tokenChecksPassBy() async throws {
        let pool = try await Backend.embedded.makePool()
        let client = pool.client()
        _ = try await pool.administration.createUser(UserCreation(username: "ada", password: "the-right-password"))
        _ = try await client.loginByUsername("ada", password: "the-right-password")
        let gate = DispatchSemaphore(value: 0)
        let lanes = ProcessInfo.processInfo.activeProcessorCount
        let hashes = (0..<(2 * lanes)).map { _ in Task { try await HashQueue.shared.run { gate.wait() } } }
        for _ in 0..<50 {
            let isLoggedIn = try await client.checkLoginStatus().status
            #expect(isLoggedIn)
        }
        for _ in hashes { gate.signal() }
        for hash in hashes { try await hash.value }
    }

    @Test("what comes after a full line is sent away at once, with the answer to try again")
    func shedding() async throws {
        let lanes = ProcessInfo.processInfo.activeProcessorCount
        let queue = HashQueue(lanes: lanes, capacity: 32)
        let gate = DispatchSemaphore(value: 0)
        let occupancy = Occupancy()
        let expected = 1_000 - lanes - 32
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<1_000 {
                group.addTask {
                    do throws(AuthingError) {
                        try await queue.run { occupancy.stay(until: gate) }
                        return false
                    } catch {
                        #expect(error.code == .systemBusy)
                        return true
                    }
                }
            }
            // Those who are sent away come back at once; only then may the others end.
            var refused = 0
            while refused < expected, let isRefused = await group.next() { refused += isRefused ? 1 : 0 }
            while occupancy.most < lanes { await Task.yield() }
            for _ in 0..<(lanes + 32) { gate.signal() }
            for await isRefused in group { refused += isRefused ? 1 : 0 }
            #expect(refused == expected)
        }
        #expect(occupancy.most == lanes)
    }
}

/// Says once that something is over.
private final class Flag: Sendable {
    private let state = Mutex(false)

    var isRaised: Bool { state.withLock { $0 } }

    func raise() { state.withLock { $0 = true } }
}

/// Counts who is inside at once.
private final class Occupancy: Sendable {
    private let counts = Mutex([0, 0])

    var most: Int { counts.withLock { $0[1] } }

    func stay(until gate: DispatchSemaphore) {
        counts.withLock { $0 = [$0[0] + 1, max($0[1], $0[0] + 1)] }
        gate.wait()
        counts.withLock { $0[0] -= 1 }
    }
}
