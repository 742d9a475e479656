package import AuthingScript

/// What a session keeps for the person who sits at it, beside the state of the API: the last call, the stopwatch, and at
/// the prompt the entries so far.
///
/// It is used on the script's thread only.
package final class SessionDesk {
    /// A method of the API that was called, as `as` dresses it.
    struct Call {
        /// The command.
        let command: Command
        /// What it was given.
        let arguments: Arguments
    }

    /// The last call of a method of the API, refused or not.
    private(set) var lastCall: Call?
    /// Whether each statement tells how long it took.
    package var isTiming = false
    /// What a command may ask of the prompt; `nil` where there is none.
    package var prompt: (any PromptServices)?

    /// Notes a call.
    func note(_ command: Command, _ arguments: Arguments) {
        guard command.group == .authentication else { return }
        lastCall = Call(command: command, arguments: arguments)
    }
}

/// What commands of the prompt ask of it.
package protocol PromptServices: AnyObject {
    /// The entries so far, oldest first, with `?` in place of secrets; the first one has the number 1.
    var entries: [String] { get }

    /// Has entries run once the present one has ended.
    func run(later entries: [String])

    /// Lets the person edit a text with an editor of their own.
    ///
    /// - Returns: what was saved; `nil` where nothing was.
    /// - Throws: a fault where the editor cannot be used.
    func edit(_ text: String) throws(CommandFailure) -> String?

    /// Empties the screen.
    func clearScreen()
}
