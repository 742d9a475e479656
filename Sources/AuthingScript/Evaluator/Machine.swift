import Synchronization

/// The part of a run's state that every loop and call touches.
///
/// It lies in raw memory, as the variables do: properties and arrays of a class cost an exclusivity check at each
/// access, and references to one are counted.
struct MachineState {
    /// The variables of the files, from 0 on, and the variables of their blocks, from -1 downwards.
    var globals: UnsafeMutablePointer<Value>
    /// Which of the files' variables have been set.
    var assigned: UnsafeMutablePointer<Bool>
    /// Where the frame of the next call begins.
    var top: UnsafeMutablePointer<Value>
    /// Where the memory for frames ends.
    var stackEnd: UnsafeMutablePointer<Value>
    /// How many calls are open.
    var depth = 0
    /// What a `return` hands over to its call.
    var returned = Value.null
    /// The person's wish that the run stop.
    let interrupt: UnsafeMutablePointer<Atomic<UInt8>>
    /// The machine of this state, which owns it.
    let machine: Unmanaged<Machine>
}

/// Where a statement finds its variables: the slots of the current call, and the machine.
struct Frame {
    let slots: UnsafeMutablePointer<Value>
    let state: UnsafeMutablePointer<MachineState>

    /// The machine; for what is not done often.
    var machine: Machine { state.pointee.machine.takeUnretainedValue() }

    /// Whether the person asked that the evaluation end.
    // Not a property of the state: reading one would copy it.
    @inline(__always)
    var isInterrupted: Bool {
        let byte = state.pointee.interrupt
        return byte.pointee.load(ordering: .relaxed) == Interrupt.State.requested
    }

    /// Ends the evaluation when the person asked for it.
    @inline(__always)
    func checkInterrupt(at span: Span) throws(ScriptError) {
        if isInterrupted { throw interrupted(at: span) }
    }

    /// The error that ends the evaluation; the wish is fulfilled with it.
    @inline(never)
    func interrupted(at span: Span) -> ScriptError {
        machine.interrupt.acknowledge()
        return ScriptError(.interrupted, "interrupted", at: span)
    }
}

/// A run: its variables, its call stack, its host, what `$_` and `$error` hold.
///
/// One machine is used by one thread at a time.
final class Machine {
    let host: any CommandHost
    let interrupt: Interrupt
    /// What every loop and call touches.
    private(set) var state: UnsafeMutablePointer<MachineState>
    private var globalCapacity = 0
    private var blockCapacity = 0
    private var stack: UnsafeMutablePointer<Value>
    private var stackCapacity = 0
    /// `$_`.
    var lastResult = Value.null
    /// `$error` where no handler is around.
    var lastError = Value.null
    /// Told about results of commands and expressions that stand alone, with the command's index; `nil` to tell nobody.
    var onResult: ((_ result: Value, _ command: Int?) -> Void)?
    /// Told about errors that the next statement asks about; `nil` to tell nobody.
    var onHandled: ((Diagnostic) -> Void)?
    /// Told the code of each error that an `expect error` was right about; `nil` to tell nobody.
    var onExpected: ((Int) -> Void)?
    /// Functions that commands may call back, by name.
    var functions: [String: FunctionDefinition] = [:]
    /// Patterns of `matches` that were computed at run time.
    var patterns = PatternCache()
    /// What each `test` starts from; made before the first one.
    var testStart: TestStart?
    /// Whether another test may want to start from there, too.
    var keepsTestStart = true
    /// Which tests run.
    var testPlan = TestPlan()
    /// How the tests that have run ended.
    var testResults: [TestResult] = []

    /// How many calls may be open.
    static let maximumDepth = 200
    /// The most memory that the call stack takes, in values.
    private static let maximumStack = 4 << 20

    init(host: any CommandHost, interrupt: Interrupt) {
        self.host = host
        self.interrupt = interrupt
        stack = .allocate(capacity: 0)
        state = .allocate(capacity: 1)
        state.initialize(
            to: MachineState(
                globals: .allocate(capacity: 0),
                assigned: .allocate(capacity: 0),
                top: stack,
                stackEnd: stack,
                interrupt: interrupt.state,
                machine: .passUnretained(self)
            )
        )
    }

    deinit {
        let start = state.pointee.globals - blockCapacity
        start.deinitialize(count: blockCapacity + globalCapacity)
        start.deallocate()
        state.pointee.assigned.deallocate()
        stack.deallocate()
        state.deinitialize(count: 1)
        state.deallocate()
    }

    /// Makes room for a program; nothing may be running.
    func reserve(globals globalCount: Int, blocks blockCount: Int, frame frameSize: Int) {
        precondition(state.pointee.depth == 0 && state.pointee.top == stack, "memory moves only between programs")
        if globalCount > globalCapacity || blockCount > blockCapacity {
            growGlobals(to: max(globalCount, globalCapacity * 2), blocks: max(blockCount, blockCapacity))
        }
        let stackCount = min((Self.maximumDepth + 1) * frameSize, Self.maximumStack)
        if stackCount > stackCapacity {
            stack.deallocate()
            stack = .allocate(capacity: stackCount)
            stackCapacity = stackCount
            state.pointee.top = stack
            state.pointee.stackEnd = stack + stackCount
        }
    }

    private func growGlobals(to globalCount: Int, blocks blockCount: Int) {
        let start = UnsafeMutablePointer<Value>.allocate(capacity: blockCount + globalCount)
        start.initialize(repeating: .null, count: blockCount + globalCount)
        let moved = start + blockCount
        let old = state.pointee.globals
        for index in -blockCapacity..<globalCapacity { swap(&moved[index], &old[index]) }
        (old - blockCapacity).deinitialize(count: blockCapacity + globalCapacity)
        (old - blockCapacity).deallocate()
        state.pointee.globals = moved
        let flags = UnsafeMutablePointer<Bool>.allocate(capacity: globalCount)
        flags.initialize(repeating: false, count: globalCount)
        for index in 0..<globalCapacity { flags[index] = state.pointee.assigned[index] }
        state.pointee.assigned.deallocate()
        state.pointee.assigned = flags
        globalCapacity = globalCount
        blockCapacity = blockCount
    }

    /// The frame of the files' own statements.
    var mainFrame: Frame { Frame(slots: state.pointee.globals, state: state) }

    /// A variable of the files, `nil` when it was not set.
    func global(_ slot: Int) -> Value? {
        state.pointee.assigned[slot] ? state.pointee.globals[slot] : nil
    }

    /// Sets a variable of the files.
    func setGlobal(_ slot: Int, _ value: Value) {
        state.pointee.globals[slot] = value
        state.pointee.assigned[slot] = true
    }

    /// A copy of the files' variables.
    func copyGlobals() -> (values: [Value], assigned: [Bool]) {
        (
            Array(UnsafeBufferPointer(start: state.pointee.globals, count: globalCapacity)),
            Array(UnsafeBufferPointer(start: state.pointee.assigned, count: globalCapacity))
        )
    }

    /// Sets the files' variables to a copy made before, within the same program.
    func restoreGlobals(_ copy: (values: [Value], assigned: [Bool])) {
        for index in copy.values.indices {
            state.pointee.globals[index] = copy.values[index]
            state.pointee.assigned[index] = copy.assigned[index]
        }
    }

    /// Ends the evaluation when the person asked for it.
    func checkInterrupt(at span: Span) throws(ScriptError) {
        try mainFrame.checkInterrupt(at: span)
    }
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

    /// Whether a text matches a pattern; each may be a secret.
    mutating func matches(_ text: Value, _ pattern: Value) throws(ValueFault) -> Bool {
        guard case .string(let subject) = text.uncovered, case .string(let source) = pattern.uncovered else {
            let kinds = "\(text.uncovered.kind.phrase) and \(pattern.uncovered.kind.phrase)"
            throw ValueFault(.wrongKind, "`matches` needs two strings, not \(kinds)")
        }
        do throws(ValueFault) { return try compile(source).matches(subject) } catch {
            guard case .secret(let secret) = pattern else { throw error }
            // RE2's reason quotes the pattern.
            throw ValueFault(error.code, "the pattern is not understood: \(secret.display)")
        }
    }

    /// The compiled form of a pattern.
    private mutating func compile(_ text: String) throws(ValueFault) -> Pattern {
        if let known = patterns[text] { return known }
        let pattern = try Pattern(text)
        if patterns.count >= Self.capacity { patterns.removeAll(keepingCapacity: true) }
        patterns[text] = pattern
        return pattern
    }
}
