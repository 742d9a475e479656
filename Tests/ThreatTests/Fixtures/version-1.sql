PRAGMA application_id = 1098216552;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO pool VALUES(1,'63dee39728d7ecf5ccad6372','0e91623d4e9c54efc1d49593','core.authing.localhost','owasp','{"verifyCodeLength":6,"passwordHashing":"cheap"}','qvc4qwx9dU1p-uR7GojasiqL_gEwn7ECNPwazX21fhY',X'd804507b5dc74e3389fdc32e30886c0c2c7b7ef84f9a0caaf115d79d4759f77d');
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
INSERT INTO user VALUES(1,'c8c47a54477202d141af6a0a','Activated',NULL,'ada@example.org',0,NULL,0,NULL,NULL,NULL,'basic:email',NULL,1768435200000,1,1767225600000,NULL,1767225600000,1767225600000,1767225600000,0,0,'$argon2id$v=19$m=8,t=1,p=1$1xPgpDzhMYRGeBXW7E4Dhw$kveNdXvhZZTr1Esux56SBznbZvInMfNpUws588MesCo',2,NULL,'Ada','https://files.authing.co/authing-console/default-user-avatar.png',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'U',NULL,NULL,NULL,'1 Fake Street',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO user VALUES(2,'71382e31a69f0066670bfbb6','Activated','bob',NULL,0,NULL,0,NULL,NULL,NULL,'basic:username-password',NULL,NULL,0,NULL,NULL,1767225600000,1767225600000,1767225600000,1,0,'$argon2id$v=19$m=8,t=1,p=1$5IlpUZcZgH8LG+roek1VdA$d+OVD8QXnvnQol5oL+HF8lcQ3P/8rUoWU409BJHGfMk',2,NULL,NULL,'https://files.authing.co/authing-console/default-user-avatar.png',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'U',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO user VALUES(3,'ffbb78f9aa00de2e2a8c667f','Activated',NULL,NULL,0,'13800138000',1,NULL,NULL,NULL,'basic:phone-code',NULL,NULL,0,NULL,NULL,1767225600000,1767225600000,1767225600000,0,0,NULL,NULL,NULL,NULL,'https://files.authing.co/authing-console/default-user-avatar.png',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'U',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO verificationCode VALUES('email','RESET_PASSWORD','ada@example.org',X'1e0ad6d5aba3f04463acc6e4f9cddbbe3e48dcbe39f8828eb9baa729563b24dd',1767225600000,1767225900000,5,NULL,1767225600000,1);
INSERT INTO verificationCode VALUES('sms','SMS_CODE','13800138000',X'a027852cef81aacc2b72ca0051c5602ddd9488cbdfacf613f4f0a1492fe8f129',1767225600000,1767225660000,5,1767225600000,1767225600000,1);
CREATE TABLE captcha (
    clientIP TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    digest BLOB NOT NULL,
    expiresAt INTEGER NOT NULL,
    attemptsLeft INTEGER NOT NULL CHECK (attemptsLeft >= 0),
    usedAt INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO captcha VALUES('','bcceb9eeb4ba189138992114',X'89708d86914d24454fbe94256b642c5a8eec07c24a531663a1114282a9bd302d',1767225900000,5,NULL);
CREATE TABLE loginAttempt (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    scope TEXT NOT NULL CHECK (scope IN ('client', 'account')),
    owner TEXT NOT NULL,
    at INTEGER NOT NULL,
    isPending INTEGER NOT NULL CHECK (isPending IN (0, 1))
) STRICT;
CREATE TABLE issuedToken (
    id TEXT PRIMARY KEY,
    userID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    issuedAt INTEGER NOT NULL,
    expiresAt INTEGER NOT NULL CHECK (expiresAt > issuedAt),
    revokedAt INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO issuedToken VALUES('f1325f6f222cce39609370bc','c8c47a54477202d141af6a0a',1767225600000,1768435200000,NULL);
CREATE TABLE verificationLink (
    digest BLOB PRIMARY KEY,
    userID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    expiresAt INTEGER NOT NULL,
    usedAt INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO verificationLink VALUES(X'bc0fe4fb39442094857cb4f2e1dd25e6c80774656f285086bc6888ab5a4b97c9','c8c47a54477202d141af6a0a','ada@example.org',1767312000000,NULL);
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
INSERT INTO message VALUES(1,'email','WELCOME','ada@example.org','Welcome to Authing','Hello ada@example.org, your account at Authing is ready.',NULL,NULL,1767225600000,'sent');
INSERT INTO message VALUES(2,'email','VERIFY_EMAIL','ada@example.org','[Authing] Verify your email address','Open this link to verify your email address, valid for 24 hours: https://core.authing.localhost/verify-email?token=XtVlCWSVOhjcE26cwkPGmgehWHyzSmqxyMB6Cdk8wj8',NULL,'https://core.authing.localhost/verify-email?token=XtVlCWSVOhjcE26cwkPGmgehWHyzSmqxyMB6Cdk8wj8',1767225600000,'sent');
INSERT INTO message VALUES(3,'sms','SMS_CODE','13800138000',NULL,'[Authing] Your verification code is 087832, valid for 60 seconds. Not you? Ignore this message.','087832',NULL,1767225600000,'sent');
INSERT INTO message VALUES(4,'email','RESET_PASSWORD','ada@example.org','[Authing] Your code to reset your password','Your code to reset your password is 806014, valid for 5 minutes. Not you? Ignore this mail.','806014',NULL,1767225600000,'sent');
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    code INTEGER NOT NULL,
    userID TEXT,
    subject TEXT,
    clientIP TEXT
) STRICT;
INSERT INTO event VALUES(1,1767225600000,'setting-changed',200,NULL,'passwordHashing',NULL);
INSERT INTO event VALUES(2,1767225600000,'setting-changed',200,NULL,'verifyCodeLength',NULL);
INSERT INTO event VALUES(3,1767225600000,'register',200,'c8c47a54477202d141af6a0a','ada@example.org',NULL);
INSERT INTO event VALUES(4,1767225600000,'register',200,'71382e31a69f0066670bfbb6','bob',NULL);
INSERT INTO event VALUES(5,1767225600000,'sms-sent',200,NULL,'13800138000',NULL);
INSERT INTO event VALUES(6,1767225600000,'register',200,'ffbb78f9aa00de2e2a8c667f','13800138000',NULL);
INSERT INTO event VALUES(7,1767225600000,'user-blocked',200,'71382e31a69f0066670bfbb6','bob',NULL);
INSERT INTO event VALUES(8,1767225600000,'email-sent',200,'c8c47a54477202d141af6a0a','ada@example.org',NULL);
INSERT INTO event VALUES(9,1767225600000,'login',200,'c8c47a54477202d141af6a0a','ada@example.org',NULL);
INSERT INTO event VALUES(10,1767225600000,'captcha-issued',200,NULL,NULL,NULL);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('event',10);
INSERT INTO sqlite_sequence VALUES('user',3);
INSERT INTO sqlite_sequence VALUES('message',4);
CREATE UNIQUE INDEX userByUsername ON user (username) WHERE isDeleted = 0;
CREATE UNIQUE INDEX userByEmail ON user (email) WHERE isDeleted = 0;
CREATE UNIQUE INDEX userByPhone ON user (phone) WHERE isDeleted = 0;
CREATE UNIQUE INDEX userByExternalID ON user (externalID) WHERE isDeleted = 0;
CREATE INDEX loginAttemptByOwner ON loginAttempt (scope, owner, at, isPending);
CREATE INDEX issuedTokenByUser ON issuedToken (userID, expiresAt);
CREATE INDEX verificationLinkByUser ON verificationLink (userID);
CREATE INDEX messageByRecipient ON message (recipient, id);
CREATE INDEX registrationEvent ON event (clientIP, at) WHERE kind = 'register' AND code = 200;
CREATE TRIGGER eventIsNeverChanged BEFORE UPDATE ON event BEGIN
    SELECT RAISE (ABORT, 'events are only added');
END;
CREATE TRIGGER eventIsNeverRemoved BEFORE DELETE ON event BEGIN
    SELECT RAISE (ABORT, 'events are only added');
END;
COMMIT;
