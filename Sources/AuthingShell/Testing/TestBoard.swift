import AuthingScript
import Foundation
import Synchronization

/// What the threads of a test run share: which file is next, and what came of those before.
final class TestBoard: Sendable {
    private struct State {
        var next = 0
        var results: [TestedFile?]
        var running: [Int] = []
        var finishedWorkers = 0
        var isStopped = false
    }

    /// The files, in the order in which they start.
    let jobs: [TestJob]
    /// Wakes whoever waits for results.
    let news: WakePipe
    private let state: Mutex<State>

    /// Creates a board.
    ///
    /// - Throws: `POSIXError` when the process has no file descriptor left.
    init(_ jobs: [TestJob]) throws {
        self.jobs = jobs
        news = try WakePipe()
        state = Mutex(State(results: Array(repeating: nil, count: jobs.count)))
    }

    /// The next file, `nil` when there is none or nothing more is to begin.
    func take() -> (index: Int, job: TestJob)? {
        state.withLock { state in
            guard !state.isStopped, state.next < jobs.count else { return nil }
            let index = state.next
            state.next += 1
            state.running.append(index)
            return (index, jobs[index])
        }
    }

    /// Notes what became of a file.
    func finish(_ index: Int, _ file: TestedFile) {
        state.withLock { state in
            state.results[index] = file
            state.running.removeAll { $0 == index }
        }
        news.wake()
    }

    /// Notes that a thread has nothing more to do.
    func workerFinished() {
        state.withLock { $0.finishedWorkers += 1 }
        news.wake()
    }

    /// Lets nothing more begin.
    func stop() { state.withLock { $0.isStopped = true } }

    /// Whether nothing more is to begin.
    var isStopped: Bool { state.withLock { $0.isStopped } }

    /// How many threads have nothing more to do.
    var finishedWorkers: Int { state.withLock { $0.finishedWorkers } }

    /// What became of a file, `nil` so long as it has not ended.
    func result(_ index: Int) -> TestedFile? { state.withLock { $0.results[index] } }

    /// How far the run is: files that have ended, tests that failed in them, and a file that is running.
    var progress: (ended: Int, failed: Int, running: String?) {
        state.withLock { state in
            var ended = 0
            var failed = 0
            for case let file? in state.results[..<state.next] {
                ended += 1
                failed += file.counts.failed
            }
            return (ended, failed, state.running.first.map { jobs[$0].path })
        }
    }
}

/// One run of one file.
struct TestJob: Sendable {
    /// The file, as named; `-` is standard input.
    let path: String
    /// Which of the repetitions it is, from 1.
    let repetition: Int
    /// The text, where it was read already.
    var text: Result<[UInt8], SourceLoadFault>?

    /// The script.
    var source: ScriptSource {
        get throws(SourceLoadFault) {
            guard let text else { return try ScriptSource.file(path) }
            return ScriptSource(name: "<stdin>", bytes: try text.get(), loader: FileSourceLoader(folder: "."))
        }
    }
}
