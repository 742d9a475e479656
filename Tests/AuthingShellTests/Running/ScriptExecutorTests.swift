import AuthingShell
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("Waiting on the script's thread")
struct ScriptExecutorTests {
    @Test("An operation that hops elsewhere comes back to the thread that waits")
    func returnsToItsThread() async throws {
        let (before, after) = try await onScriptThread {
            let executor = try ScriptExecutor()
            let before = pthread_self()
            let after = executor.wait {
                await Task.detached { try? await Task.sleep(for: .milliseconds(1)) }.value
                return Int(bitPattern: UnsafeRawPointer(bitPattern: UInt(pthread_self())))
            }
            return (Int(bitPattern: UnsafeRawPointer(bitPattern: UInt(before))), after)
        }
        #expect(before == after)
    }

    @Test("A wait inside a wait is answered first")
    func nests() async throws {
        let order = try await onScriptThread {
            let executor = try ScriptExecutor()
            let order = Mutex<[Int]>([])
            executor.wait {
                await Task.yield()
                executor.wait {
                    await Task.yield()
                    order.withLock { $0.append(1) }
                }
                order.withLock { $0.append(2) }
            }
            return order.withLock { $0 }
        }
        #expect(order == [1, 2])
    }

    @Test("An interrupt cancels what is awaited, at once")
    func cancels() async throws {
        let seconds = try await onScriptThread {
            let executor = try ScriptExecutor()
            var ends: [Int32] = [0, 0]
            #expect(pipe(&ends) == 0)
            _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
            let writer = ends[1]
            let interrupted = Mutex(false)
            let start = ContinuousClock.now
            Thread {
                Thread.sleep(forTimeInterval: 0.02)
                interrupted.withLock { $0 = true }
                var byte: UInt8 = 1
                _ = write(writer, &byte, 1)
            }.start()
            executor.wait(interrupt: ends[0], isInterrupted: { interrupted.withLock { $0 } }) {
                // The sleep throws when it is cancelled, which is what is measured.
                try? await Task.sleep(for: .seconds(30))
            }
            close(ends[0])
            close(ends[1])
            return start.duration(to: .now)
        }
        #expect(seconds < .seconds(5))
    }
}
