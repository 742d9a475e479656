/// What is known before a text is checked, and after it: the names of all files so far.
///
/// A session keeps it from one entry to the next; an entry with a mistake leaves it as it was.
struct CheckedNames {
    /// The names of each file, by the file's identity.
    var files: [String: FileNames] = [:]
    /// Variables that every file has from the start: those of the command line.
    var predefined: [String: GlobalVariable] = [:]
    /// How many variables the files have.
    var globalCount = 0
    /// How many variables their blocks have at once.
    var blockCount = 0
    /// The largest frame of a `fn`.
    var frameSize = 0
    /// All functions; this list owns them.
    var functions: [FunctionDefinition] = []
    /// What commands may call back, by name.
    var callable: [String: FunctionDefinition] = [:]

    /// A slot for a variable of a file.
    mutating func allocateGlobal() -> Int {
        globalCount += 1
        return globalCount - 1
    }

    /// The name under which a command can call a function back.
    mutating func callableName(_ function: FunctionDefinition, as name: String, file: String) -> String {
        let unique = callable[name].map { $0 === function } ?? true ? name : "\(name)@\(file)"
        callable[unique] = function
        return unique
    }
}

/// The names of one file.
struct FileNames {
    /// The variables of its top level.
    var variables: [String: GlobalVariable] = [:]
    /// Its functions, and those that it includes, as `name` or `alias.name`.
    var functions: [String: FunctionDefinition] = [:]
}

/// A variable of a file's top level.
struct GlobalVariable {
    let slot: Int
    /// Whether the place that is checked lies behind the `let` that sets it.
    var isSet: Bool
}
