import AuthingAPI

extension PoolStores {
    /// Where a department stands.
    ///
    /// - Parameter department: The department.
    /// - Returns: The department with its path and children.
    /// - Throws: `StoreError`.
    func place(_ department: Department) throws -> PlacedDepartment {
        let ancestry = try organizations.ancestry(of: department.id)
        var remaining = Dictionary(ancestry.map { ($0.id, $0) }) { first, _ in first }
        remaining[department.id] = nil
        var above: [Department] = []
        var next = department.parentID
        // Each is taken once: a circle, which the rules keep out, would end the walk.
        while let id = next, let parent = remaining.removeValue(forKey: id) {
            above.append(parent)
            next = parent.parentID
        }
        return PlacedDepartment(
            department,
            below: above.reversed(),
            childIDs: try organizations.children(of: department.id)
        )
    }

    /// The one department a text names.
    ///
    /// - Parameters:
    ///   - reference: An id, code or name.
    ///   - orgID: Only those of this organization.
    /// - Returns: The department.
    /// - Throws: 400 where it fits none or several; `StoreError`.
    func department(_ reference: String, of orgID: String? = nil) throws -> Department {
        let found = try organizations.findDepartments(reference).filter { orgID == nil || $0.orgID == orgID }
        guard let department = found.first else { throw AuthingError.unknown(.department, reference) }
        guard found.count == 1 else { throw AuthingError.ambiguous(.department, ids: found.map(\.id)) }
        return department
    }

    /// The one organization a text names.
    ///
    /// - Parameter reference: An id, code or name.
    /// - Returns: The organization.
    /// - Throws: 400 where it fits none or several; `StoreError`.
    func organization(_ reference: String) throws -> Organization {
        let found = try organizations.find(reference)
        guard let organization = found.first else { throw AuthingError.unknown(.organization, reference) }
        guard found.count == 1 else { throw AuthingError.ambiguous(.organization, ids: found.map(\.id)) }
        return organization
    }
}
