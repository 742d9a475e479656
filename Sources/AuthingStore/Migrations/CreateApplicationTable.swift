/// Gives the pool any number of applications, each with a key of its own; the one it had becomes the first and the default.
///
/// Namespaces of permissions come with them: `default`, and one for each application whose code is the application's id.
enum CreateApplicationTable {
    static let sql = tables + move + pool

    private static let tables = """
        CREATE TABLE application (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE CHECK (id <> ''),
            name TEXT NOT NULL UNIQUE CHECK (name <> ''),
            domain TEXT NOT NULL UNIQUE CHECK (domain <> '' AND domain = lower(domain)),
            logo TEXT,
            description TEXT CHECK (length(description) <= 140),
            protocol TEXT NOT NULL CHECK (protocol IN ('oidc', 'oauth', 'saml', 'cas', 'azure-ad')),
            access TEXT NOT NULL CHECK (access IN ('everyone', 'granted')),
            secret TEXT CHECK (length(secret) >= 32),
            createdAt INTEGER NOT NULL,
            updatedAt INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE namespace (
            number INTEGER PRIMARY KEY,
            code TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 64 AND code NOT GLOB '*[^-A-Za-z0-9_.]*'),
            name TEXT NOT NULL CHECK (name <> ''),
            description TEXT,
            appID TEXT UNIQUE REFERENCES application (id) ON DELETE CASCADE,
            createdAt INTEGER NOT NULL,
            updatedAt INTEGER NOT NULL,
            CHECK (appID IS NULL OR appID = code)
        ) STRICT;

        """

    /// A pool made before has no time of its own: that of the first thing that happened in it stands for it.
    private static let move = """
        INSERT INTO application (id, name, domain, protocol, access, secret, createdAt, updatedAt)
        SELECT appID, 'default', domain, 'oidc', 'everyone', appSecret, made, made
        FROM pool, (SELECT coalesce(min((SELECT min(at) FROM event), (SELECT min(createdAt) FROM user)),
            (SELECT min(at) FROM event), (SELECT min(createdAt) FROM user), 0) AS made);
        INSERT INTO namespace (code, name, createdAt, updatedAt)
        SELECT 'default', 'default', createdAt, createdAt FROM application;
        INSERT INTO namespace (code, name, appID, createdAt, updatedAt)
        SELECT id, name, id, createdAt, createdAt FROM application;

        """

    /// What the application has now is gone from the pool's row.
    private static let pool = """
        CREATE TABLE poolOfApplications (
            number INTEGER PRIMARY KEY CHECK (number = 1),
            poolID TEXT NOT NULL,
            appID TEXT NOT NULL REFERENCES application (id),
            passwordHashing TEXT NOT NULL,
            settings TEXT NOT NULL,
            codeKey BLOB CHECK (length(codeKey) = 32)
        ) STRICT;
        INSERT INTO poolOfApplications SELECT number, poolID, appID, passwordHashing, settings, codeKey FROM pool;
        DROP TABLE pool;
        ALTER TABLE poolOfApplications RENAME TO pool;

        """
}
