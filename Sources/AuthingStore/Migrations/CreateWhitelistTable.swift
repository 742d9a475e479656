/// Who may register while a whitelist is on.
enum CreateWhitelistTable {
    /// The step.
    static let sql = """
        CREATE TABLE whitelistEntry (
            kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'username')),
            value TEXT NOT NULL CHECK (value <> ''),
            createdAt INTEGER NOT NULL,
            PRIMARY KEY (kind, value)
        ) STRICT, WITHOUT ROWID;
        """
}
