/// Roles, groups, organizations, resources, and what was given to whom.
///
/// Who is given something is one of a user, a role, a group and a department; what belongs to one of them goes with it. A
/// department's parent is one of the same organization, and an organization has one root.
enum CreateAccessTables {
    static let sql = groups + organizations + roles + resources + applications

    /// The columns that say who is given something.
    private static let subject = """
            userID TEXT REFERENCES user (id) ON DELETE CASCADE,
            roleID TEXT REFERENCES role (id) ON DELETE CASCADE,
            groupCode TEXT REFERENCES userGroup (code) ON DELETE CASCADE,
            departmentID TEXT REFERENCES department (id) ON DELETE CASCADE,
            inheritByChildren INTEGER NOT NULL CHECK (inheritByChildren IN (0, 1)),
        """

    /// The checks on those columns, the last lines of a table.
    private static let subjectChecks = """
            CHECK ((userID IS NOT NULL) + (roleID IS NOT NULL) + (groupCode IS NOT NULL) + (departmentID IS NOT NULL) = 1),
            CHECK (inheritByChildren = 0 OR departmentID IS NOT NULL)
        """

    /// An expression for a unique index: nulls would all count as different.
    private static let subjectKey = """
        ifnull(userID, ''), ifnull(roleID, ''), ifnull(groupCode, ''), ifnull(departmentID, '')
        """

    private static let groups = """
        CREATE TABLE userGroup (
            number INTEGER PRIMARY KEY,
            code TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 64 AND code NOT GLOB '*[^-A-Za-z0-9_.]*'),
            name TEXT NOT NULL CHECK (name <> ''),
            description TEXT,
            createdAt INTEGER NOT NULL,
            updatedAt INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE groupMember (
            groupCode TEXT NOT NULL REFERENCES userGroup (code) ON DELETE CASCADE,
            userID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            addedAt INTEGER NOT NULL,
            PRIMARY KEY (groupCode, userID)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX groupMemberByUser ON groupMember (userID);

        """

    private static let organizations = """
        CREATE TABLE organization (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (id <> ''),
            logo TEXT,
            createdAt INTEGER NOT NULL,
            updatedAt INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE department (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (id <> ''),
            orgID TEXT NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
            parentID TEXT CHECK (parentID <> id),
            name TEXT NOT NULL CHECK (name <> ''),
            code TEXT CHECK (length(code) BETWEEN 1 AND 64 AND code NOT GLOB '*[^-A-Za-z0-9_.]*'),
            description TEXT,
            createdAt INTEGER NOT NULL,
            updatedAt INTEGER NOT NULL,
            UNIQUE (orgID, id),
            UNIQUE (orgID, code),
            FOREIGN KEY (orgID, parentID) REFERENCES department (orgID, id) ON DELETE CASCADE
        ) STRICT;
        CREATE UNIQUE INDEX rootOfOrganization ON department (orgID) WHERE parentID IS NULL;
        CREATE INDEX departmentByParent ON department (orgID, parentID);
        CREATE TABLE departmentMember (
            departmentID TEXT NOT NULL REFERENCES department (id) ON DELETE CASCADE,
            userID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            isMain INTEGER NOT NULL CHECK (isMain IN (0, 1)),
            joinedAt INTEGER NOT NULL,
            PRIMARY KEY (departmentID, userID)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX departmentMemberByUser ON departmentMember (userID, joinedAt);
        CREATE UNIQUE INDEX mainDepartment ON departmentMember (userID) WHERE isMain = 1;

        """

    private static let roles = """
        CREATE TABLE role (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (id <> ''),
            namespace TEXT NOT NULL REFERENCES namespace (code) ON DELETE CASCADE,
            code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 64 AND code NOT GLOB '*[^-A-Za-z0-9_.]*'),
            description TEXT,
            parentID TEXT REFERENCES role (id) ON DELETE SET NULL CHECK (parentID <> id),
            createdAt INTEGER NOT NULL,
            updatedAt INTEGER NOT NULL,
            UNIQUE (namespace, code)
        ) STRICT;
        CREATE INDEX roleByParent ON role (parentID);
        CREATE TABLE roleAssignment (
            number INTEGER PRIMARY KEY,
            assignedRoleID TEXT NOT NULL REFERENCES role (id) ON DELETE CASCADE,
        \(subject)
            assignedAt INTEGER NOT NULL,
            CHECK (roleID IS NULL),
        \(subjectChecks)
        ) STRICT;
        CREATE UNIQUE INDEX roleAssignmentOfSubject ON roleAssignment (assignedRoleID, \(subjectKey));
        CREATE INDEX roleAssignmentByUser ON roleAssignment (userID);
        CREATE INDEX roleAssignmentByGroup ON roleAssignment (groupCode);
        CREATE INDEX roleAssignmentByDepartment ON roleAssignment (departmentID);

        """

    private static let resources = """
        CREATE TABLE resource (
            number INTEGER PRIMARY KEY,
            namespace TEXT NOT NULL REFERENCES namespace (code) ON DELETE CASCADE,
            code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 128),
            type TEXT NOT NULL CHECK (type IN ('DATA', 'API', 'MENU', 'BUTTON', 'UI')),
            description TEXT,
            createdAt INTEGER NOT NULL,
            updatedAt INTEGER NOT NULL,
            UNIQUE (namespace, code)
        ) STRICT;
        CREATE TABLE resourceAction (
            resourceNumber INTEGER NOT NULL REFERENCES resource (number) ON DELETE CASCADE,
            action TEXT NOT NULL CHECK (action <> ''),
            PRIMARY KEY (resourceNumber, action)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE resourceGrant (
            number INTEGER PRIMARY KEY,
            resourceNumber INTEGER NOT NULL REFERENCES resource (number) ON DELETE CASCADE,
            code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 128),
        \(subject)
            grantedAt INTEGER NOT NULL,
        \(subjectChecks)
        ) STRICT;
        CREATE UNIQUE INDEX resourceGrantOfSubject ON resourceGrant (resourceNumber, code, \(subjectKey));
        CREATE INDEX resourceGrantByUser ON resourceGrant (userID);
        CREATE INDEX resourceGrantByRole ON resourceGrant (roleID);
        CREATE INDEX resourceGrantByGroup ON resourceGrant (groupCode);
        CREATE INDEX resourceGrantByDepartment ON resourceGrant (departmentID);
        CREATE TABLE resourceGrantAction (
            grantNumber INTEGER NOT NULL REFERENCES resourceGrant (number) ON DELETE CASCADE,
            action TEXT NOT NULL CHECK (action <> ''),
            PRIMARY KEY (grantNumber, action)
        ) STRICT, WITHOUT ROWID;

        """

    private static let applications = """
        CREATE TABLE applicationGrant (
            number INTEGER PRIMARY KEY,
            appID TEXT NOT NULL REFERENCES application (id) ON DELETE CASCADE,
        \(subject)
            grantedAt INTEGER NOT NULL,
        \(subjectChecks)
        ) STRICT;
        CREATE UNIQUE INDEX applicationGrantOfSubject ON applicationGrant (appID, \(subjectKey));
        CREATE INDEX applicationGrantByUser ON applicationGrant (userID);
        CREATE INDEX applicationGrantByRole ON applicationGrant (roleID);
        CREATE INDEX applicationGrantByGroup ON applicationGrant (groupCode);
        CREATE INDEX applicationGrantByDepartment ON applicationGrant (departmentID);

        """
}
