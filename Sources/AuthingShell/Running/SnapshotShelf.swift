import Foundation

/// The states that a person can go back to: those taken by name, and at the prompt one before each entry.
struct SnapshotShelf {
    /// One state.
    struct Entry {
        /// The handle of the laboratory.
        let handle: Int
        /// The name that it was taken under.
        let name: String?
        /// The time that the session's clock showed.
        let takenAt: Date
        /// Whether the prompt took it.
        let isAutomatic: Bool
    }

    /// How many states of the prompt are kept.
    static let mostAutomatic = 20
    /// The largest pool, in bytes, that the prompt takes states of: more would be felt.
    static let largestPool = 4 << 20

    /// What `undo` goes through, the latest last.
    private(set) var entries: [Entry] = []
    /// The latest state of each name, also when `undo` has passed it.
    private(set) var named: [String: Entry] = [:]

    /// Puts a state on the shelf.
    ///
    /// - Parameter entry: The state.
    /// - Returns: Handles that nothing refers to any more.
    mutating func put(_ entry: Entry) -> [Int] {
        let before = handles
        entries.append(entry)
        if let name = entry.name { named[name] = entry }
        if entry.isAutomatic, entries.count(where: \.isAutomatic) > Self.mostAutomatic,
            let oldest = entries.firstIndex(where: \.isAutomatic)
        {
            entries.remove(at: oldest)
        }
        return before.subtracting(handles).sorted()
    }

    /// Takes the latest state off the shelf.
    ///
    /// - Returns: The state, and handles that nothing refers to any more once it is restored; nil where there is none.
    mutating func takeLast() -> (entry: Entry, unused: [Int])? {
        let before = handles
        guard let entry = entries.popLast() else { return nil }
        return (entry, before.subtracting(handles).sorted())
    }

    /// Finds the latest state of a name, which stays; what was taken after it is dropped.
    ///
    /// - Parameter name: The name.
    /// - Returns: The state, and handles that nothing refers to any more; nil where there is none.
    mutating func goTo(_ name: String) -> (entry: Entry, unused: [Int])? {
        let before = handles
        guard let entry = named[name] else { return nil }
        if let index = entries.lastIndex(where: { $0.handle == entry.handle }) {
            entries.removeSubrange((index + 1)...)
        }
        return (entry, before.subtracting(handles).sorted())
    }

    private var handles: Set<Int> { Set(entries.map(\.handle) + named.values.map(\.handle)) }
}
