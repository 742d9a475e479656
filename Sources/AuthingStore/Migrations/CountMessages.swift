/// Every message that goes out is counted, whoever it goes to; the day's count of one address is part of that.
///
/// What was counted of the present day begins anew.
enum CountMessages {
    /// The step.
    static let sql = """
        CREATE TABLE sending (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            channel TEXT NOT NULL CHECK (channel IN ('sms', 'email')),
            recipient TEXT NOT NULL,
            userID TEXT REFERENCES user (id) ON DELETE CASCADE,
            clientIP TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX sendingByRecipient ON sending (channel, recipient, at);
        CREATE INDEX sendingByUser ON sending (userID, at) WHERE userID IS NOT NULL;
        CREATE INDEX sendingByClient ON sending (clientIP, at);
        CREATE INDEX sendingByAge ON sending (at);
        ALTER TABLE verificationCode DROP COLUMN dayCount;
        ALTER TABLE verificationCode DROP COLUMN dayStart;

        """
}
