/// The reserved words.
///
/// They are free after `.` and `$`, as record keys and as arguments.
package enum Keyword: String, CaseIterable, Sendable {
    /// The words, each its own case.
    case `let`, `if`, `else`, `for`, `in`, `while`, retry, `try`, `catch`, finally, test, fn, `return`, `break`,
        `continue`, include, assert, expect, and, or, not, `true`, `false`, null, error
}
