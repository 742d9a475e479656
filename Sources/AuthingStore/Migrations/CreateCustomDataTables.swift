/// Custom fields and the values that users have in them.
///
/// A value keeps the type that its field had; it belongs to the key, not to the definition, so that it outlives that.
enum CreateCustomDataTables {
    static let sql = """
        CREATE TABLE customField (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            target TEXT NOT NULL
                CHECK (target IN ('USER', 'ORG', 'NODE', 'USERPOOL', 'ROLE', 'PERMISSION', 'APPLICATION')),
            key TEXT NOT NULL CHECK (key <> '' AND length(key) <= 64),
            type TEXT NOT NULL CHECK (type IN ('STRING', 'NUMBER', 'DATETIME', 'BOOLEAN', 'OBJECT', 'SELECT')),
            label TEXT CHECK (label <> ''),
            options TEXT CHECK ((options IS NULL) = (type <> 'SELECT')),
            UNIQUE (target, key)
        ) STRICT;
        CREATE TABLE customValue (
            userID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            key TEXT NOT NULL,
            type TEXT NOT NULL CHECK (type IN ('STRING', 'NUMBER', 'DATETIME', 'BOOLEAN', 'OBJECT', 'SELECT')),
            value TEXT NOT NULL CHECK (length(CAST(value AS BLOB)) <= 65536),
            PRIMARY KEY (userID, key)
        ) STRICT, WITHOUT ROWID;

        """
}
