/// The state of a run: variables, call stack, what `$_` and `$error` hold.
///
/// Variables live in raw memory, since arrays in a class cost an exclusivity check at each access. The members are
/// internal, not `package`, for the same reason: the optimiser then sees every access.
///
/// One machine is used by one thread at a time.
final class Machine {
    let host: any CommandHost
    let interrupt: Interrupt
    /// The variables of the files, from 0 on, and the variables of their blocks, from -1 downwards.
    private(set) var globals: UnsafeMutablePointer<Value>
    /// Which of the files' variables have been set.
    private(set) var assigned: UnsafeMutablePointer<Bool>
    private var globalCapacity = 0
    private var blockCapacity = 0
    /// Where the frame of the next call begins.
    var top: UnsafeMutablePointer<Value>
    private var stack: UnsafeMutablePointer<Value>
    private(set) var stackEnd: UnsafeMutablePointer<Value>
    private var stackCapacity = 0
    /// How many calls are open.
    var depth = 0
    /// What a `return` hands over to its call.
    var returned = Value.null
    /// `$_`.
    var lastResult = Value.null
    /// `$error` where no handler is around.
    var lastError = Value.null
    /// Told about results of commands and expressions that stand alone, with the command's index; `nil` to tell nobody.
    var onResult: ((_ result: Value, _ command: Int?) -> Void)?
    /// Functions that commands may call back, by name.
    var functions: [String: FunctionDefinition] = [:]
    /// Patterns of `matches` that were computed at run time.
    var patterns = PatternCache()
    /// What each `test` starts from; made before the first one.
    var testStart: TestStart?
    /// How the tests that have run ended.
    var testResults: [TestResult] = []

    /// How many calls may be open.
    static let maximumDepth = 200
    /// The most memory that the call stack takes, in values.
    private static let maximumStack = 4 << 20

    init(host: any CommandHost, interrupt: Interrupt) {
        self.host = host
        self.interrupt = interrupt
        globals = .allocate(capacity: 0)
        assigned = .allocate(capacity: 0)
        stack = .allocate(capacity: 0)
        top = stack
        stackEnd = stack
    }

    deinit {
        let start = globals - blockCapacity
        start.deinitialize(count: blockCapacity + globalCapacity)
        start.deallocate()
        assigned.deallocate()
        stack.deallocate()
    }

    /// Makes room for a program. Nothing may be running.
    func reserve(globals globalCount: Int, blocks blockCount: Int, frame frameSize: Int) {
        precondition(depth == 0 && top == stack, "memory moves only between programs")
        if globalCount > globalCapacity || blockCount > blockCapacity {
            growGlobals(to: max(globalCount, globalCapacity * 2), blocks: max(blockCount, blockCapacity))
        }
        let stackCount = min((Self.maximumDepth + 1) * frameSize, Self.maximumStack)
        if stackCount > stackCapacity {
            stack.deallocate()
            stack = .allocate(capacity: stackCount)
            stackCapacity = stackCount
            top = stack
            stackEnd = stack + stackCount
        }
    }

    private func growGlobals(to globalCount: Int, blocks blockCount: Int) {
        let start = UnsafeMutablePointer<Value>.allocate(capacity: blockCount + globalCount)
        start.initialize(repeating: .null, count: blockCount + globalCount)
        let moved = start + blockCount
        for index in -blockCapacity..<globalCapacity { swap(&moved[index], &globals[index]) }
        (globals - blockCapacity).deinitialize(count: blockCapacity + globalCapacity)
        (globals - blockCapacity).deallocate()
        globals = moved
        let flags = UnsafeMutablePointer<Bool>.allocate(capacity: globalCount)
        flags.initialize(repeating: false, count: globalCount)
        for index in 0..<globalCapacity { flags[index] = assigned[index] }
        assigned.deallocate()
        assigned = flags
        globalCapacity = globalCount
        blockCapacity = blockCount
    }

    /// The frame of the files' own statements.
    var mainFrame: Frame { Frame(slots: globals, machine: self) }

    /// A copy of the files' variables.
    func copyGlobals() -> (values: [Value], assigned: [Bool]) {
        (
            Array(UnsafeBufferPointer(start: globals, count: globalCapacity)),
            Array(UnsafeBufferPointer(start: assigned, count: globalCapacity))
        )
    }

    /// Sets the files' variables to a copy made before, within the same program.
    func restoreGlobals(_ copy: (values: [Value], assigned: [Bool])) {
        for index in copy.values.indices {
            globals[index] = copy.values[index]
            assigned[index] = copy.assigned[index]
        }
    }

    /// Ends the evaluation when the person asked for it.
    @inline(__always)
    func checkInterrupt(at span: Span) throws(ScriptError) {
        if interrupt.isRequested { throw interrupted(at: span) }
    }

    @inline(never)
    private func interrupted(at span: Span) -> ScriptError {
        interrupt.acknowledge()
        return ScriptError(.interrupted, "interrupted", at: span)
    }
}

/// Where a statement finds its variables: the slots of the current call, and the machine.
struct Frame {
    let slots: UnsafeMutablePointer<Value>
    // A frame lives on the stack of a call that holds its machine.
    unowned(unsafe) let machine: Machine
}

/// What each `test` block starts from.
struct TestStart {
    let state: Int
    let variables: (values: [Value], assigned: [Bool])
    let lastResult: Value
    let lastError: Value
}

/// The last patterns that were compiled at run time.
struct PatternCache {
    private var patterns: [String: Pattern] = [:]
    private static let capacity = 64

    /// The compiled form of a pattern.
    mutating func compile(_ text: String) throws(ValueFault) -> Pattern {
        if let known = patterns[text] { return known }
        let pattern = try Pattern(text)
        if patterns.count >= Self.capacity { patterns.removeAll(keepingCapacity: true) }
        patterns[text] = pattern
        return pattern
    }
}
