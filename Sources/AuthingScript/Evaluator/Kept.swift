/// A node that another node holds.
///
/// A plain reference would be retained and released around each call of the node, which took two thirds of the time of
/// a loop. This one is not counted: whoever holds it is alive while it runs, and releases it when freed.
struct Kept<Node: AnyObject> {
    private let reference: Unmanaged<Node>

    init(_ node: Node) {
        reference = .passRetained(node)
    }

    /// The node, as a counted reference.
    var node: Node { reference.takeUnretainedValue() }

    /// Gives the node up; in the holder's `deinit`.
    func release() {
        reference.release()
    }
}

extension Kept<ExpressionNode> {
    /// The expression's value.
    @inline(__always)
    func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        do {
            return try reference._withUnsafeGuaranteedRef { (node) throws(ScriptError) in try node.evaluate(frame) }
        } catch {
            throw ScriptError.known(error)
        }
    }

    /// The expression's value as a condition.
    @inline(__always)
    func condition(_ frame: Frame) throws(ScriptError) -> Bool {
        do {
            return try reference._withUnsafeGuaranteedRef { (node) throws(ScriptError) in try node.condition(frame) }
        } catch {
            throw ScriptError.known(error)
        }
    }
}

extension Kept<StatementNode> {
    /// Runs the statement.
    @inline(__always)
    func run(_ frame: Frame) throws(ScriptError) -> Completion {
        do {
            return try reference._withUnsafeGuaranteedRef { (node) throws(ScriptError) in try node.run(frame) }
        } catch {
            throw ScriptError.known(error)
        }
    }
}

extension ScriptError {
    /// The error that a call of a node has thrown; the standard library's `rethrows` forgets its type.
    @inline(never)
    static func known(_ error: any Error) -> ScriptError {
        guard let known = error as? ScriptError else { preconditionFailure("nodes throw script errors alone") }
        return known
    }
}

/// Nodes that another node holds, in order.
struct KeptNodes<Node: AnyObject> {
    private let start: UnsafeMutablePointer<Kept<Node>>
    let count: Int

    init(_ nodes: [Node]) {
        count = nodes.count
        start = .allocate(capacity: nodes.count)
        for (index, node) in nodes.enumerated() { (start + index).initialize(to: Kept(node)) }
    }

    @inline(__always)
    subscript(index: Int) -> Kept<Node> { start[index] }

    /// Gives the nodes up; in the holder's `deinit`.
    func release() {
        for index in 0..<count { start[index].release() }
        start.deallocate()
    }
}
