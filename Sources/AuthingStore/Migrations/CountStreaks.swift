/// Failures in a row and those on names that nobody has are counted, and a captcha may be made for an account.
enum CountStreaks {
    static let sql = attempts + captchas

    private static let attempts = """
        ALTER TABLE loginAttempt RENAME TO earlierLoginAttempt;
        DROP INDEX loginAttemptByOwner;
        CREATE TABLE loginAttempt (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            scope TEXT NOT NULL
                CHECK (scope IN ('client', 'account', 'stranger', 'password-streak', 'code-streak')),
            owner TEXT NOT NULL,
            at INTEGER NOT NULL,
            isPending INTEGER NOT NULL CHECK (isPending IN (0, 1))
        ) STRICT;
        INSERT INTO loginAttempt (number, scope, owner, at, isPending)
            SELECT number, scope, owner, at, isPending FROM earlierLoginAttempt;
        DROP TABLE earlierLoginAttempt;
        CREATE INDEX loginAttemptByOwner ON loginAttempt (scope, owner, at, isPending);
        CREATE INDEX loginAttemptByAge ON loginAttempt (at) WHERE scope IN ('client', 'account', 'stranger');

        """

    private static let captchas = """
        ALTER TABLE captcha RENAME TO earlierCaptcha;
        CREATE TABLE captcha (
            scope TEXT NOT NULL CHECK (scope IN ('client', 'account')),
            owner TEXT NOT NULL,
            id TEXT NOT NULL,
            digest BLOB NOT NULL,
            expiresAt INTEGER NOT NULL,
            attemptsLeft INTEGER NOT NULL CHECK (attemptsLeft >= 0),
            usedAt INTEGER,
            PRIMARY KEY (scope, owner)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO captcha (scope, owner, id, digest, expiresAt, attemptsLeft, usedAt)
            SELECT 'client', clientIP, id, digest, expiresAt, attemptsLeft, usedAt FROM earlierCaptcha;
        DROP TABLE earlierCaptcha;
        """
}
