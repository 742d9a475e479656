import AuthingJSON
import AuthingScript

/// A run as one JSON record; `help reports` explains its members.
struct JSONTestReport {
    let run: TestedRun

    var text: String { JSON.object(record).text(.pretty) + "\n" }

    private var record: JSONObject {
        let counts = run.counts
        var record: JSONObject = ["passed": .integer(counts.passed), "failed": .integer(counts.failed)]
        record["notRun"] = .integer(counts.notRun)
        record["exitCode"] = .integer(Int(run.exitCode))
        record["interrupted"] = .bool(run.isInterrupted)
        record["seed"] = run.shuffleSeed.map { .integer(Int($0)) }
        record["seconds"] = seconds(run.duration)
        record["files"] = .array(run.files.filter { !$0.cases.isEmpty }.map { .object(file($0)) })
        return record
    }

    private func file(_ file: TestedFile) -> JSONObject {
        var record: JSONObject = ["file": .string(file.path), "repetition": .integer(file.repetition)]
        record["exitCode"] = .integer(Int(file.exitCode))
        record["seconds"] = seconds(file.duration)
        if !file.output.isEmpty { record["output"] = .string(file.output) }
        record["tests"] = .array(file.cases.map { .object(test($0)) })
        return record
    }

    private func test(_ test: TestedCase) -> JSONObject {
        var record: JSONObject = ["name": test.name.map(JSON.string) ?? .null, "result": .string(test.resultName)]
        record["tags"] = .array(test.tags.map(JSON.string))
        record["line"] = test.line.map(JSON.integer)
        record["seconds"] = seconds(test.duration)
        record["virtual"] = test.virtualDuration.map { .string(DurationText.write($0)) }
        record["reason"] = test.reasonNotRun.map(JSON.string)
        if !test.output.isEmpty { record["output"] = .string(test.output) }
        if let failure = test.failure {
            record["message"] = .string(failure.message)
            record["text"] = .string(failure.text)
            record["diagnostics"] = .array(failure.diagnostics)
        }
        return record
    }

    private func seconds(_ duration: Duration) -> JSON {
        .double((TestTime.seconds(duration) * 1_000_000).rounded() / 1_000_000)
    }
}

extension TestedCase {
    /// How it ended, in a word.
    var resultName: String {
        switch outcome {
        case .passed: "passed"
        case .failed: "failed"
        case .notRun: "notRun"
        }
    }
}
