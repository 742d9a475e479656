/// The first step: everything that registration, login, codes, tokens and passwords need.
///
/// Times are whole milliseconds since 1970. Identifiers are kept in their normal form, so that bytes decide about equality.
enum CreateDailyFlowTables {
    static let sql = pool + user + codes + logins + messages + events

    private static let pool = """
        CREATE TABLE pool (
            number INTEGER PRIMARY KEY CHECK (number = 1),
            poolID TEXT NOT NULL,
            appID TEXT NOT NULL,
            domain TEXT NOT NULL,
            passwordHashing TEXT NOT NULL,
            settings TEXT NOT NULL,
            appSecret TEXT CHECK (length(appSecret) >= 32),
            codeKey BLOB CHECK (length(codeKey) = 32),
            CHECK ((appSecret IS NULL) = (codeKey IS NULL))
        ) STRICT;

        """

    private static let user = """
        CREATE TABLE user (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            status TEXT NOT NULL CHECK (status IN ('Activated', 'Suspended', 'Resigned', 'Archived')),
            username TEXT CHECK (username <> ''),
            email TEXT CHECK (email <> '' AND email = lower(email)),
            emailVerified INTEGER NOT NULL CHECK (emailVerified IN (0, 1)),
            phone TEXT CHECK (length(phone) = 11 AND phone GLOB '1[3-9]*'),
            phoneVerified INTEGER NOT NULL CHECK (phoneVerified IN (0, 1)),
            unionID TEXT,
            openID TEXT,
            externalID TEXT,
            registerSource TEXT NOT NULL,
            oauth TEXT,
            tokenExpiredAt INTEGER,
            loginsCount INTEGER NOT NULL CHECK (loginsCount >= 0),
            lastLogin INTEGER,
            lastIP TEXT,
            signedUp INTEGER NOT NULL,
            createdAt INTEGER NOT NULL,
            updatedAt INTEGER NOT NULL,
            isBlocked INTEGER NOT NULL CHECK (isBlocked IN (0, 1)),
            isDeleted INTEGER NOT NULL CHECK (isDeleted IN (0, 1)),
            passwordHash TEXT,
            passwordLevel INTEGER CHECK (passwordLevel IN (1, 2, 3)),
            lockedUntil INTEGER,
            nickname TEXT, photo TEXT, device TEXT, browser TEXT, company TEXT, name TEXT, givenName TEXT,
            familyName TEXT, middleName TEXT, profile TEXT, preferredUsername TEXT, website TEXT,
            gender TEXT CHECK (gender IN ('M', 'F', 'U')),
            birthdate TEXT, zoneinfo TEXT, locale TEXT, address TEXT, formatted TEXT, streetAddress TEXT, locality TEXT,
            region TEXT, postalCode TEXT, city TEXT, province TEXT, country TEXT,
            CHECK (passwordLevel IS NULL OR passwordHash IS NOT NULL)
        ) STRICT;
        CREATE UNIQUE INDEX userByUsername ON user (username) WHERE isDeleted = 0;
        CREATE UNIQUE INDEX userByEmail ON user (email) WHERE isDeleted = 0;
        CREATE UNIQUE INDEX userByPhone ON user (phone) WHERE isDeleted = 0;
        CREATE UNIQUE INDEX userByExternalID ON user (externalID) WHERE isDeleted = 0;

        """

    private static let codes = """
        CREATE TABLE verificationCode (
            channel TEXT NOT NULL CHECK (channel IN ('sms', 'email')),
            purpose TEXT NOT NULL,
            recipient TEXT NOT NULL,
            digest BLOB NOT NULL,
            sentAt INTEGER NOT NULL,
            expiresAt INTEGER NOT NULL,
            attemptsLeft INTEGER NOT NULL CHECK (attemptsLeft >= 0),
            usedAt INTEGER,
            dayStart INTEGER NOT NULL,
            dayCount INTEGER NOT NULL CHECK (dayCount >= 1),
            PRIMARY KEY (channel, purpose, recipient)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE captcha (
            clientIP TEXT PRIMARY KEY,
            id TEXT NOT NULL,
            digest BLOB NOT NULL,
            expiresAt INTEGER NOT NULL,
            attemptsLeft INTEGER NOT NULL CHECK (attemptsLeft >= 0),
            usedAt INTEGER
        ) STRICT, WITHOUT ROWID;

        """

    private static let logins = """
        CREATE TABLE loginAttempt (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            scope TEXT NOT NULL CHECK (scope IN ('client', 'account')),
            owner TEXT NOT NULL,
            at INTEGER NOT NULL,
            isPending INTEGER NOT NULL CHECK (isPending IN (0, 1))
        ) STRICT;
        CREATE INDEX loginAttemptByOwner ON loginAttempt (scope, owner, at, isPending);
        CREATE TABLE issuedToken (
            id TEXT PRIMARY KEY,
            userID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            issuedAt INTEGER NOT NULL,
            expiresAt INTEGER NOT NULL CHECK (expiresAt > issuedAt),
            revokedAt INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX issuedTokenByUser ON issuedToken (userID, expiresAt);

        """

    private static let messages = """
        CREATE TABLE verificationLink (
            digest BLOB PRIMARY KEY,
            userID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            email TEXT NOT NULL,
            expiresAt INTEGER NOT NULL,
            usedAt INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX verificationLinkByUser ON verificationLink (userID);
        CREATE TABLE message (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            channel TEXT NOT NULL CHECK (channel IN ('sms', 'email')),
            purpose TEXT NOT NULL,
            recipient TEXT NOT NULL,
            subject TEXT,
            text TEXT NOT NULL,
            code TEXT,
            link TEXT,
            sentAt INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('sent', 'pending', 'failed'))
        ) STRICT;
        CREATE INDEX messageByRecipient ON message (recipient, id);

        """

    private static let events = """
        CREATE TABLE event (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            code INTEGER NOT NULL,
            userID TEXT,
            subject TEXT,
            clientIP TEXT
        ) STRICT;
        CREATE INDEX registrationEvent ON event (clientIP, at) WHERE kind = 'register' AND code = 200;
        CREATE TRIGGER eventIsNeverChanged BEFORE UPDATE ON event BEGIN
            SELECT RAISE (ABORT, 'events are only added');
        END;
        CREATE TRIGGER eventIsNeverRemoved BEFORE DELETE ON event BEGIN
            SELECT RAISE (ABORT, 'events are only added');
        END;
        """
}
