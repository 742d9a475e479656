import Foundation

/// How much of a threat's check a run does: a sample by default, all of it with `AUTHING_THREATS=full`.
enum Scale {
    /// Whether everything is to be run, however long it takes.
    static let isFull = ProcessInfo.processInfo.environment["AUTHING_THREATS"] == "full"

    /// A count that depends on it.
    static func of(_ sample: Int, full: Int) -> Int { isFull ? full : sample }
}
