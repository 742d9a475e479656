import AuthingScript
import Foundation

extension Launcher {
    /// Runs the tests of scripts, each in a session and with a pool of its own, and reports them.
    ///
    /// - Parameters:
    ///   - arguments: files, folders and globs; `-` is standard input.
    ///   - tests: how they run.
    /// - Returns: 0 when all passed, 130 when the person ended the run, 2 when nothing is to be run or a report cannot be
    ///   written; else the exit code of the first file whose own is not 0, by language.md, section 6.
    package func test(_ arguments: [String], _ tests: TestSettings) -> Int32 {
        let start = tests.clock()
        let paths: [String]
        do throws(TestFiles.Fault) {
            paths = try TestFiles.find(arguments)
        } catch {
            return refuse(error.message)
        }
        if tests.lists { return list(paths, tests) }
        guard let places = reportPlaces(tests) else { return 2 }
        do {
            let runner = try TestRunner(
                jobs(paths, tests),
                testSurroundings(tests),
                interrupt: surroundings.interrupt,
                source: surroundings.interruptSource
            )
            return finish(run(runner, tests, fileCount: paths.count * tests.repetitions), tests, places, since: start)
        } catch {
            surroundings.standardError("authing: \(error)\n")
            return 70
        }
    }

    private func refuse(_ message: String) -> Int32 {
        surroundings.standardError("authing: \(message)\n")
        return 2
    }

    // MARK: Running

    private func jobs(_ paths: [String], _ tests: TestSettings) -> [TestJob] {
        let input = paths.contains("-") ? Result(catching: FileSourceLoader.readStandardInput) : nil
        return (1...max(1, tests.repetitions)).flatMap { repetition -> [TestJob] in
            let order =
                tests.shuffleSeed.map { Shuffle(seed: $0, repetition: repetition).order(of: paths.count) }
                ?? Array(paths.indices)
            return order.map {
                TestJob(path: paths[$0], repetition: repetition, text: paths[$0] == "-" ? input : nil)
            }
        }
    }

    private func testSurroundings(_ tests: TestSettings) -> TestWorker.Surroundings {
        let output = surroundings.outputTerminal()
        let error = surroundings.errorTerminal()
        return TestWorker.Surroundings(
            catalogue: catalogue,
            run: settings,
            tests: tests,
            environment: surroundings.environment,
            openServices: surroundings.openServices,
            format: settings.printsJSON || !output.isTerminal ? .json : .tables,
            isTerminal: output.isTerminal,
            colours: error.usesColours,
            width: error.isTerminal ? error.columns : nil
        )
    }

    private func run(_ runner: TestRunner, _ tests: TestSettings, fileCount: Int) -> TestedRun {
        let printer = printer(tests)
        let isTerminal = surroundings.errorTerminal().isTerminal
        let progress = TestProgress(
            total: fileCount,
            width: { [surroundings] in surroundings.errorTerminal().columns },
            write: surroundings.standardError
        )
        let run = runner.run(
            ticks: isTerminal,
            each: { file in
                progress.clear()
                printer.show(file)
            },
            tick: progress.show
        )
        progress.clear()
        return run
    }

    private func printer(_ tests: TestSettings) -> TestPrinter {
        TestPrinter(
            isVerbose: tests.isVerbose,
            showsOutput: tests.isVerbose || settings.echoes,
            usesColours: surroundings.outputTerminal().usesColours,
            output: surroundings.standardOutput,
            error: surroundings.standardError
        )
    }

    private func finish(
        _ finished: TestedRun,
        _ tests: TestSettings,
        _ places: [NamedFile],
        since start: Duration
    ) -> Int32 {
        var run = finished
        run.shuffleSeed = tests.shuffleSeed
        run.duration = tests.clock() - start
        if run.counts.total == 0 {
            return refuse("no test is selected: see which there are with --list, without --tags and --name")
        }
        let isTerminal = surroundings.outputTerminal().isTerminal
        printer(tests).close(run, showsTime: tests.isVerbose || isTerminal)
        var code = run.exitCode
        for (report, place) in zip(tests.reports, places) {
            do throws(FileFault) {
                let file = try PrivateFile(replacing: place)
                file.write(Array(report.format.text(of: run).utf8))
                try file.finish()
            } catch {
                tell(error)
                if code == 0 { code = 2 }
            }
        }
        return code
    }

    // MARK: Reports

    /// Where the reports go, `nil` where one cannot be written: better known before the tests than after.
    private func reportPlaces(_ tests: TestSettings) -> [NamedFile]? {
        var places: [NamedFile] = []
        for report in tests.reports {
            let place = NamedFile(report.path)
            do throws(FileFault) {
                // It goes again with the object; nothing was put in its place.
                _ = try PrivateFile(replacing: place)
            } catch {
                tell(error)
                return nil
            }
            places.append(place)
        }
        return places
    }

    private func tell(_ fault: FileFault) {
        surroundings.flush()
        surroundings.standardError("authing: \(fault.message)\n")
        if let hint = fault.hint { surroundings.standardError("  hint: \(hint)\n") }
    }

    // MARK: The list

    /// Writes which tests there are, and runs none.
    ///
    /// - Returns: 3 when a file does not check, 2 when one cannot be read or nothing is selected, else 0.
    private func list(_ paths: [String], _ tests: TestSettings) -> Int32 {
        var code: Int32 = 0
        var count = 0
        for job in jobs(paths, tests) where job.repetition == 1 {
            let source: ScriptSource
            do throws(SourceLoadFault) {
                source = try job.source
            } catch {
                code = max(code, refuse("\(TerminalText.escape(job.path)): \(error.reason)"))
                continue
            }
            var options = Script.Options()
            options.isStrict = settings.isStrict
            options.allowsBareExpressions = job.path == "-"
            options.variables = settings.variables
            let script = Script(source, commands: catalogue.table, options: options)
            guard script.isRunnable else {
                let renderer = FailureText(testSurroundings(tests), sources: script.sources, redactor: nil)
                let failure = renderer.failure(of: script.diagnostics, isOutsideOfTests: false)
                surroundings.standardError(failure.shown)
                code = 3
                continue
            }
            count += list(script, job, tests)
        }
        return code == 0 && count == 0 ? refuse("no test is selected") : code
    }

    /// Writes the tests of one script.
    ///
    /// - Returns: how many there are, one for a file without tests.
    private func list(_ script: Script, _ job: TestJob, _ tests: TestSettings) -> Int {
        let order =
            tests.shuffleSeed.map {
                Shuffle(seed: $0, file: job.path, repetition: job.repetition).order(of: script.tests.count)
            } ?? Array(script.tests.indices)
        let wanted = order.map { script.tests[$0] }.filter(tests.selection.includes)
        let isWhole = script.tests.isEmpty && tests.selection.includesWholeFiles
        guard !wanted.isEmpty || isWhole else { return 0 }
        surroundings.standardOutput("\(TerminalText.escape(job.path))\n")
        if isWhole { surroundings.standardOutput("  the whole file\n") }
        for test in wanted {
            let tags =
                test.tags.isEmpty ? "" : "  [" + test.tags.map { TerminalText.escape($0) }.joined(separator: ", ") + "]"
            surroundings.standardOutput("  \(TerminalText.escape(test.name))\(tags)\n")
        }
        return max(1, wanted.count)
    }
}
