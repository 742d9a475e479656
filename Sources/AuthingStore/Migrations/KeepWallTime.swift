/// The pool remembers the latest wall time at which it was written, so that its time never runs backwards.
enum KeepWallTime {
    /// The step.
    static let sql = "ALTER TABLE pool ADD COLUMN wallTime INTEGER NOT NULL DEFAULT 0 CHECK (wallTime >= 0);"
}
