import AuthingScript
import Foundation

/// Runs files of tests on several threads and tells of them in the order in which they were named.
struct TestRunner {
    private let board: TestBoard
    private let workers: [TestWorker]
    private let interrupt: Interrupt
    private let source: InterruptSource
    /// Whether files may run too long.
    private let watches: Bool

    /// Creates a runner.
    ///
    /// - Throws: `POSIXError` when the process has no file descriptor left.
    init(
        _ jobs: [TestJob],
        _ surroundings: TestWorker.Surroundings,
        interrupt: Interrupt,
        source: InterruptSource
    ) throws {
        let board = try TestBoard(jobs)
        self.board = board
        self.interrupt = interrupt
        self.source = source
        watches = surroundings.tests.timeout != nil
        let count = max(1, min(surroundings.tests.jobs, jobs.count))
        workers = try (0..<count).map { _ in try TestWorker(surroundings, board: board) }
    }

    /// Runs everything.
    ///
    /// - Parameters:
    ///   - ticks: whether `tick` is wanted.
    ///   - each: given each file as soon as all before it have ended.
    ///   - tick: told some ten times a second how far the run is.
    /// - Returns: what it came to, without its duration.
    func run(ticks: Bool, each: (TestedFile) -> Void, tick: (TestBoard) -> Void) -> TestedRun {
        source.beginRun()
        defer { source.endRun() }
        for (number, worker) in workers.enumerated() {
            let thread = Thread { worker.work() }
            thread.stackSize = ScriptThread.stackSize
            thread.name = "test \(number + 1)"
            thread.start()
        }
        var run = TestedRun(files: [])
        while true {
            let isDone = board.finishedWorkers == workers.count
            while run.files.count < board.jobs.count, let file = board.result(run.files.count) {
                run.files.append(file)
                each(file)
            }
            if isDone { break }
            sleep(ticks || watches ? Self.tickLength : -1)
            for worker in workers { worker.stopIfLate() }
            if interrupt.isRequested, !run.isInterrupted {
                run.isInterrupted = true
                interrupt.clear()
                board.stop()
                for worker in workers { worker.stop() }
            }
            if ticks { tick(board) }
        }
        for index in run.files.count..<board.jobs.count {
            let file = board.result(index) ?? missing(board.jobs[index], run.isInterrupted)
            run.files.append(file)
            each(file)
        }
        return run
    }

    private static let tickLength: Int32 = 100

    /// A file whose turn never came.
    private func missing(_ job: TestJob, _ isInterrupted: Bool) -> TestedFile {
        var file = TestedFile(path: job.path, repetition: job.repetition)
        file.cases = [TestedCase(name: nil, outcome: .notRun(isInterrupted ? "interrupted" : "an earlier failure"))]
        return file
    }

    /// Waits for a file to end or the person to interrupt, or for a while.
    private func sleep(_ milliseconds: Int32) {
        var sources = [
            pollfd(fd: board.news.descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: source.wakeDescriptor, events: Int16(POLLIN), revents: 0),
        ]
        _ = poll(&sources, nfds_t(sources.count), milliseconds)
        if sources[0].revents != 0 { board.news.drain() }
        if sources[1].revents != 0 { source.drain() }
    }
}
