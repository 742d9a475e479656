import Fuzzing

/// What the command line of `fuzz` says.
struct FuzzOptions {
    /// How long each target is tried.
    var seconds: Int?
    /// How many inputs each is tried with.
    var inputs: Int?
    /// The seed of the first trial.
    var seed: UInt64 = 1
    /// The targets, in the order in which they run.
    var targets: [FuzzTarget] = []
    /// The files of the corpus.
    var scripts: [String] = []
    /// Whether the names of the targets are all that is wanted.
    var isList = false

    /// What is wrong with the command line.
    struct Fault: Error {
        let message: String
    }

    init(_ arguments: [String]) throws(Fault) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--seconds": seconds = try Self.number(&rest, of: argument)
            case "--inputs": inputs = try Self.number(&rest, of: argument)
            case "--seed": seed = UInt64(try Self.number(&rest, of: argument))
            case "--list": isList = true
            case "--corpus":
                scripts = Array(rest)
                rest = []
            default:
                guard let target = FuzzTarget.all.first(where: { $0.name == argument }) else {
                    let names = FuzzTarget.all.map(\.name).joined(separator: ", ")
                    throw Fault(message: "unknown target \(argument); there are \(names)")
                }
                targets.append(target)
            }
        }
        if targets.isEmpty { targets = FuzzTarget.all }
        if seconds == nil, inputs == nil { inputs = 100_000 }
    }

    private static func number(_ rest: inout ArraySlice<String>, of option: String) throws(Fault) -> Int {
        guard let text = rest.popFirst(), let number = Int(text), number >= 0 else {
            throw Fault(message: "\(option) wants a number from 0 up")
        }
        return number
    }
}
