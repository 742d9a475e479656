/// Wrong codes are counted over all codes of an account, or of an address that is nobody's.
enum CountWrongCodes {
    /// The step.
    static let sql = """
        ALTER TABLE loginAttempt RENAME TO earlierLoginAttempt;
        DROP INDEX loginAttemptByOwner;
        DROP INDEX loginAttemptByAge;
        CREATE TABLE loginAttempt (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            scope TEXT NOT NULL CHECK (
                scope IN ('client', 'account', 'stranger', 'password-streak', 'code-streak', 'codes', 'stranger-codes')
            ),
            owner TEXT NOT NULL,
            at INTEGER NOT NULL,
            isPending INTEGER NOT NULL CHECK (isPending IN (0, 1))
        ) STRICT;
        INSERT INTO loginAttempt (number, scope, owner, at, isPending)
            SELECT number, scope, owner, at, isPending FROM earlierLoginAttempt;
        DROP TABLE earlierLoginAttempt;
        CREATE INDEX loginAttemptByOwner ON loginAttempt (scope, owner, at, isPending);
        CREATE INDEX loginAttemptByAge ON loginAttempt (at) WHERE scope NOT IN ('password-streak', 'code-streak');

        """
}
