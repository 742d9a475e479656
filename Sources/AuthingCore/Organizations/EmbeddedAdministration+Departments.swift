package import AuthingAPI

// What each method does and refuses is documented with the protocol.

extension EmbeddedAdministration {
    /// The departments of an organization, or of all: each behind the one above it.
    package func listAllDepartments(of organization: String?) async throws(AuthingError) -> [PlacedDepartment] {
        try await parts.pool.look { stores in
            let orgID = try organization.map { try stores.organization($0).id }
            return Self.inTreeOrder(try stores.organizations.listDepartments(of: orgID))
        }
    }

    /// Lays departments out as trees; what a circle keeps from its root would be left out.
    private static func inTreeOrder(_ departments: [Department]) -> [PlacedDepartment] {
        let children = Dictionary(grouping: departments) { $0.parentID }
        var placed: [PlacedDepartment] = []
        var waiting = (children[nil] ?? []).reversed().map { (department: $0, above: [Department]()) }
        while let (department, above) = waiting.popLast() {
            let below = children[department.id] ?? []
            placed.append(PlacedDepartment(department, below: above, childIDs: below.map(\.id)))
            waiting += below.reversed().map { ($0, above + [department]) }
        }
        return placed
    }

    /// Finds a department.
    package func findDepartment(_ reference: String) async throws(AuthingError) -> PlacedDepartment {
        try await parts.pool.look { stores in try stores.place(stores.department(reference)) }
    }

    /// The members of a department itself.
    package func listMembers(ofDepartment reference: String) async throws(AuthingError) -> [User] {
        try await parts.pool.look { stores in
            try stores.organizations.members(of: stores.department(reference).id)
        }
    }

    /// Adds a department to an organization.
    package func addDepartment(
        _ name: String,
        to organization: String?,
        below parent: String?,
        code: String?,
        description: String?
    ) async throws(AuthingError) -> PlacedDepartment {
        let now = parts.now
        let draft = EventDraft(.departmentAdded, subject: name)
        return try await parts.pool.settle(draft, at: now) { [parts] stores, _ in
            let name = try ObjectCode.checkName(name)
            let code = try code.map { try ObjectCode.check($0, of: .department) }
            let above = try stores.parent(parent, of: organization)
            let department = Department(
                id: parts.environment.makeIdentifier(),
                orgID: above.orgID,
                parentID: above.id,
                name: name,
                code: code,
                description: description,
                createdAt: now,
                updatedAt: now
            )
            guard try stores.organizations.insert(department) else {
                throw AuthingError.codeTaken(.department, code ?? "")
            }
            return try stores.place(department)
        }
    }

    /// Moves a department, with all below it, below another one of its organization.
    package func moveDepartment(
        _ reference: String,
        below parent: String
    ) async throws(AuthingError) -> PlacedDepartment {
        let now = parts.now
        let draft = EventDraft(.departmentMoved, subject: reference)
        return try await parts.pool.settle(draft, at: now) { stores, _ in
            let department = try stores.department(reference)
            let above = try stores.department(parent)
            guard department.parentID != nil else { throw AuthingError.rootDepartment(department.name) }
            guard department.orgID == above.orgID else {
                throw AuthingError.otherOrganization(department.name, below: above.name)
            }
            guard try stores.organizations.move(department.id, below: above.id, at: now) else {
                throw AuthingError.departmentCycle(department.name, below: above.name)
            }
            return try stores.place(stores.department(department.id))
        }
    }

    /// Deletes a department with all below it.
    package func deleteDepartment(_ reference: String) async throws(AuthingError) {
        let draft = EventDraft(.departmentDeleted, subject: reference)
        try await parts.pool.settle(draft, at: parts.now) { stores, _ in
            let department = try stores.department(reference)
            guard department.parentID != nil else { throw AuthingError.rootDepartment(department.name) }
            try stores.organizations.deleteDepartment(department.id)
        }
    }

    /// Makes a user a member of a department.
    package func joinDepartment(
        _ reference: String,
        user: String,
        isMain: Bool
    ) async throws(AuthingError) -> DepartmentMembership {
        let now = parts.now
        let draft = EventDraft(.departmentJoined, subject: reference)
        return try await parts.pool.settle(draft, at: now) { stores, event in
            let department = try stores.department(reference)
            let userID = try stores.user(user).user.id
            event.userID = userID
            try stores.organizations.join(userID, to: department.id, isMain: isMain, at: now)
            let memberships = try stores.organizations.memberships(of: userID)
            let membership = memberships.first { $0.department.id == department.id }
            return DepartmentMembership(
                department: try stores.place(department),
                joinedAt: membership?.joinedAt ?? now,
                isMain: membership?.isMain ?? isMain
            )
        }
    }

    /// Ends a membership.
    package func leaveDepartment(_ reference: String, user: String) async throws(AuthingError) {
        let draft = EventDraft(.departmentLeft, subject: reference)
        try await parts.pool.settle(draft, at: parts.now) { stores, event in
            let department = try stores.department(reference)
            let userID = try stores.user(user).user.id
            event.userID = userID
            guard try stores.organizations.leave(userID, from: department.id) else {
                throw AuthingError.notAMember(of: .department, department.name)
            }
        }
    }
}

extension PoolStores {
    /// The department that a new one goes below.
    fileprivate func parent(_ parent: String?, of organization: String?) throws -> Department {
        let organization = try organization.map { try self.organization($0) }
        if let parent { return try department(parent, of: organization?.id) }
        guard let organization else { throw AuthingError.argumentMissing("org") }
        return organization.root
    }
}
