/// The text of a message may be kept sealed.
enum SealMessages {
    /// The step.
    static let sql = "ALTER TABLE message ADD COLUMN sealed BLOB CHECK (sealed IS NULL OR text = '');"
}
