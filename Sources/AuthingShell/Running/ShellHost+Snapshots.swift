import AuthingAPI
import AuthingScript

/// States to go back to.
extension ShellHost {
    /// Takes a state.
    ///
    /// - Parameter name: The name to go back to it by.
    /// - Returns: The state.
    /// - Throws: 1000.
    func takeSnapshot(_ name: String?) throws(CommandFailure) -> SnapshotShelf.Entry {
        let entry = SnapshotShelf.Entry(handle: try saveState(), name: name, takenAt: now(), isAutomatic: false)
        for handle in snapshots.put(entry) { forgetState(handle) }
        return entry
    }

    /// Goes back to the latest state, or that of a name.
    ///
    /// - Parameter name: The name; the latest state of all where absent.
    /// - Returns: The state; nil where there is none.
    /// - Throws: 1000.
    func goBack(to name: String?) throws(CommandFailure) -> SnapshotShelf.Entry? {
        guard let found = name.map({ snapshots.goTo($0) }) ?? snapshots.takeLast() else { return nil }
        // What went before this entry is no state to go back to: it was the one that is left now.
        hasGoneBack = true
        try restoreState(found.entry.handle)
        for handle in found.unused { forgetState(handle) }
        return found.entry
    }

    /// Keeps the state before an entry of the prompt, where that takes next to no time, and runs the entry.
    ///
    /// An entry that changes nothing leaves no state, and neither does one that goes back. Of a pool in a file none is
    /// taken, since others may write to it; of a large one neither, which is said once.
    ///
    /// - Parameter entry: Runs the entry.
    /// - Returns: What it returned.
    func keepingState<Result>(before entry: () -> Result) -> Result {
        guard !services.laboratory.isShared else { return entry() }
        hasGoneBack = false
        let takenAt = now()
        let session = services.client.session
        let appID = services.client.options.appID
        let saved: Int?
        do throws(AuthingError) {
            saved = try services.laboratory.saveInPassing(atMost: SnapshotShelf.largestPool)
        } catch {
            // A pool that cannot be copied refuses the entry itself, with what is wrong.
            return entry()
        }
        guard let handle = saved else {
            if !hasToldOfSize {
                hasToldOfSize = true
                console.report("the pool is too large to be kept before each entry; `snapshot` keeps it on demand\n")
            }
            return entry()
        }
        noteSession(session, appID: appID, for: handle)
        let result = entry()
        // Where it cannot be told, the state is kept: one too many is better than none.
        let hasChanged = (try? services.laboratory.hasChanged(since: handle)) ?? true
        guard !hasGoneBack, hasChanged || services.client.session != session else {
            forgetState(handle)
            return result
        }
        let state = SnapshotShelf.Entry(handle: handle, name: nil, takenAt: takenAt, isAutomatic: true)
        for handle in snapshots.put(state) { forgetState(handle) }
        return result
    }
}
