import AuthingAPI
import AuthingCore
import GRDB

extension Subject {
    /// The values of `userID`, `roleID`, `groupCode`, `departmentID` and `inheritByChildren`.
    var columns: StatementArguments {
        switch self {
        case .user(let id): [id.rawValue, nil, nil, nil, false]
        case .role(let id): [nil, id, nil, nil, false]
        case .group(let code): [nil, nil, code, nil, false]
        case .department(let id, let inheritByChildren): [nil, nil, nil, id, inheritByChildren]
        }
    }

    /// The same without the last one, to find who it is.
    var key: StatementArguments {
        switch self {
        case .user(let id): [id.rawValue, nil, nil, nil]
        case .role(let id): [nil, id, nil, nil]
        case .group(let code): [nil, nil, code, nil]
        case .department(let id, _): [nil, nil, nil, id]
        }
    }
}

/// How a user comes to what was given to others: what several queries share.
///
/// Each step is a `UNION`, which takes a row once: a circle of parents, which the rules keep out, would end it, too.
enum Reach {
    /// Tables for a query about the user `?1`: `node`, the user's departments (`own`) and those above them; `held`, the roles
    /// the user has; `heldAndAbove`, those and the roles above them.
    static let tables = """
        WITH RECURSIVE
        node (id, own) AS (
            SELECT departmentID, 1 FROM departmentMember WHERE userID = ?1
            UNION
            SELECT parentID, 0 FROM department JOIN node USING (id) WHERE parentID IS NOT NULL
        ),
        held (id) AS (
            SELECT assignedRoleID FROM roleAssignment AS given WHERE \(isGiven)
        ),
        heldAndAbove (id) AS (
            SELECT id FROM held
            UNION
            SELECT parentID FROM role JOIN heldAndAbove USING (id) WHERE parentID IS NOT NULL
        )

        """

    /// Whether the row `given` reaches the user `?1`, roles apart.
    private static let isGiven = """
        (given.userID = ?1
            OR given.groupCode IN (SELECT groupCode FROM groupMember WHERE userID = ?1)
            OR given.departmentID IN (SELECT id FROM node WHERE own OR given.inheritByChildren))
        """

    /// Whether the row `given` reaches the user `?1`.
    static let isGivenToAnyone = """
        (\(isGiven) OR given.roleID IN (SELECT id FROM heldAndAbove))
        """

    /// The holders in a table of gifts, with the names to show them by.
    static let holders = """
        SELECT given.userID, coalesce(user.username, user.email, user.phone, user.id), given.roleID, role.code,
            given.groupCode, userGroup.name, given.departmentID, department.name, given.inheritByChildren
        """

    /// What those names come from.
    static let holderNames = """
        LEFT JOIN user ON user.id = given.userID
        LEFT JOIN role ON role.id = given.roleID
        LEFT JOIN userGroup ON userGroup.code = given.groupCode
        LEFT JOIN department ON department.id = given.departmentID
        """

    /// Reads a holder.
    ///
    /// - Parameter row: A row that begins with ``holders``.
    /// - Returns: The holder.
    /// - Throws: `StoreError` where the row names nobody.
    static func holder(_ row: Row) throws -> AccessHolder {
        for (index, kind) in AccessHolder.Kind.allCases.enumerated() {
            let (id, name): (String?, String?) = (row[index * 2], row[index * 2 + 1])
            guard let id, let name else { continue }
            return AccessHolder(kind: kind, id: id, name: name, inheritByChildren: row[8])
        }
        throw StoreError(.damaged, underlying: "holder")
    }
}
