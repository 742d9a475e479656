/// Tries a target with many inputs.
package struct FuzzRun: Sendable {
    /// What is tried.
    package let target: FuzzTarget
    /// The first seed; each trial has the next.
    package let seed: UInt64
    /// What inputs are made from.
    package let corpus: FuzzCorpus

    /// A trial that went wrong.
    package struct Failure: Error, Sendable {
        /// The seed of the trial.
        package let seed: UInt64
        /// What was read.
        package let input: [UInt8]
        /// What does not hold.
        package let flaw: String
    }

    /// Creates a run.
    ///
    /// - Parameters:
    ///   - target: What is tried.
    ///   - seed: The first seed.
    ///   - corpus: What inputs are made from.
    package init(_ target: FuzzTarget, seed: UInt64, corpus: FuzzCorpus) {
        self.target = target
        self.seed = seed
        self.corpus = corpus
    }

    /// The input of a trial.
    ///
    /// - Parameter seed: That of the trial.
    /// - Returns: The input.
    package func input(seed: UInt64) -> [UInt8] {
        var random = FuzzRandom(seed: seed)
        return target.makeInput(&random, corpus)
    }

    /// Tries one input after the other.
    ///
    /// Call it on a `ScriptThread`.
    ///
    /// - Parameters:
    ///   - inputs: How many at most.
    ///   - goesOn: Asked before each 256.
    ///   - willTry: Told of each trial before it begins, so that a trap can be told from which it came.
    /// - Returns: How many were tried.
    /// - Throws: The first `Failure`.
    package func run(
        inputs: Int,
        while goesOn: () -> Bool = { true },
        willTry: (_ seed: UInt64, _ input: [UInt8]) -> Void = { _, _ in }
    ) throws(Failure) -> Int {
        var count = 0
        while count < inputs {
            if count % 256 == 0, !goesOn() { break }
            let seed = self.seed &+ UInt64(count)
            let input = input(seed: seed)
            willTry(seed, input)
            if let flaw = target.flaw(input) { throw Failure(seed: seed, input: input, flaw: flaw) }
            count += 1
        }
        return count
    }
}
