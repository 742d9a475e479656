/// How old passwords are, which ones users had, who must set a new one, and the tokens that allow it.
enum CreatePasswordLifeTables {
    /// The step.
    ///
    /// A password without `passwordSetAt` was set when its user was made.
    static let sql = """
        ALTER TABLE user ADD COLUMN passwordSetAt INTEGER;
        ALTER TABLE user ADD COLUMN resetsPassword INTEGER NOT NULL DEFAULT 0 CHECK (resetsPassword IN (0, 1));
        CREATE TABLE formerPassword (
            userID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            number INTEGER NOT NULL CHECK (number >= 1),
            hash TEXT NOT NULL,
            PRIMARY KEY (userID, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE resetToken (
            digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
            kind TEXT NOT NULL CHECK (kind IN ('first-login', 'forced')),
            userID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            issuedAt INTEGER NOT NULL,
            expiresAt INTEGER NOT NULL CHECK (expiresAt > issuedAt),
            attemptsLeft INTEGER NOT NULL CHECK (attemptsLeft >= 0)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX resetTokenByUser ON resetToken (userID, expiresAt);
        """
}
