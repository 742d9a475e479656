/// Accounts that applications keep of their own.
enum CreateSubAccountTable {
    /// The step.
    static let sql = """
        CREATE TABLE subAccount (
            id TEXT PRIMARY KEY,
            appID TEXT NOT NULL REFERENCES application (id) ON DELETE CASCADE,
            account TEXT NOT NULL CHECK (account <> ''),
            userID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            nickname TEXT,
            passwordHash TEXT NOT NULL,
            lockedUntil INTEGER,
            createdAt INTEGER NOT NULL,
            UNIQUE (appID, account)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX subAccountByUser ON subAccount (userID);
        """
}
