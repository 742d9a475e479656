/// CAS tickets: a digest of each, good for one use.
enum CreateTicketTable {
    /// The step.
    static let sql = """
        CREATE TABLE casTicket (
            digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
            appID TEXT NOT NULL,
            service TEXT NOT NULL CHECK (service <> ''),
            userID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            issuedAt INTEGER NOT NULL,
            expiresAt INTEGER NOT NULL CHECK (expiresAt > issuedAt),
            usedAt INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX casTicketByUser ON casTicket (userID);
        CREATE INDEX casTicketByEnd ON casTicket (expiresAt);
        """
}
