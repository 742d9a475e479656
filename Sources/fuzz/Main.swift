import AuthingScript
import Foundation
import Fuzzing

/// Tries what reads foreign text with arbitrary input; `scripts/fuzz` explains its options.
@main
enum Main {
    static func main() {
        let options: FuzzOptions
        do throws(FuzzOptions.Fault) { options = try FuzzOptions(Array(CommandLine.arguments.dropFirst())) } catch {
            FileHandle.standardError.write(Data("fuzz: \(error.message)\n".utf8))
            exit(2)
        }
        guard !options.isList else {
            for target in FuzzTarget.all { print(target.name) }
            return
        }
        let corpus = FuzzCorpus(
            scripts: options.scripts.compactMap { FileManager.default.contents(atPath: $0) }.map(Array.init)
        )
        // Everything that recurses does it on a thread with room for it.
        exit(ScriptThread.run { run(options, corpus) })
    }

    private static func run(_ options: FuzzOptions, _ corpus: FuzzCorpus) -> Int32 {
        TrapReport.install()
        for target in options.targets {
            let start = ContinuousClock.now
            let run = FuzzRun(target, seed: options.seed, corpus: corpus)
            do throws(FuzzRun.Failure) {
                let count = try run.run(
                    inputs: options.inputs ?? Int.max,
                    while: { options.seconds.map { ContinuousClock.now - start < .seconds($0) } ?? true },
                    willTry: { seed, input in TrapReport.prepare(target.name, seed: seed, input: input) }
                )
                let elapsed = ContinuousClock.now - start
                let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
                let name = target.name.padding(toLength: 10, withPad: " ", startingAt: 0)
                print("ok      \(name) \(count) inputs from seed \(options.seed), \(String(format: "%.1f", seconds)) s")
            } catch {
                print("FAILED  \(target.name): \(error.flaw)")
                print("        again with: scripts/fuzz --seed \(error.seed) --inputs 1 \(target.name)")
                print("        input: \(String(decoding: error.input, as: UTF8.self).debugDescription)")
                return 1
            }
        }
        return 0
    }
}
