/// Logins that all applications of the pool see: a digest of each session's id.
enum CreateSessionTable {
    /// The step.
    static let sql = """
        CREATE TABLE session (
            digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
            userID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            appID TEXT NOT NULL,
            tokenID TEXT NOT NULL,
            createdAt INTEGER NOT NULL,
            expiresAt INTEGER NOT NULL CHECK (expiresAt > createdAt)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sessionByUser ON session (userID, expiresAt);
        CREATE INDEX sessionByToken ON session (tokenID);
        """
}
