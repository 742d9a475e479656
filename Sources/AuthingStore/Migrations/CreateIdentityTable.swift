/// External identities: a user has one a provider at most, and an identity is one user's.
///
/// A social provider's subject and openid are unique in the pool whatever the connection; a directory's subject is so
/// within its connection.
enum CreateIdentityTable {
    static let sql = """
        CREATE TABLE externalIdentity (
            userID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            provider TEXT NOT NULL CHECK (provider <> ''),
            subject TEXT NOT NULL CHECK (subject <> ''),
            openID TEXT CHECK (openID <> ''),
            connectionID TEXT CHECK (connectionID <> ''),
            extIdpID TEXT CHECK (extIdpID <> ''),
            type TEXT CHECK (type <> ''),
            isSocial INTEGER NOT NULL CHECK (isSocial IN (0, 1)),
            createdAt INTEGER NOT NULL,
            PRIMARY KEY (userID, provider)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX externalIdentityBySubject ON externalIdentity (provider, subject) WHERE isSocial = 1;
        CREATE UNIQUE INDEX externalIdentityByOpenID ON externalIdentity (provider, openID)
            WHERE isSocial = 1 AND openID IS NOT NULL;
        CREATE UNIQUE INDEX externalIdentityByConnection ON externalIdentity
            (provider, coalesce(connectionID, ''), subject) WHERE isSocial = 0;

        """
}
