package import AuthingAPI

// What each method does and refuses is documented with the protocol.

extension EmbeddedService {
    /// The ways through the organizations to the user's departments.
    package func listOrganizations(in context: RequestContext) async throws(AuthingError) -> [OrganizationPath] {
        try await forUser(of: context) { stores, user in
            try stores.organizations.memberships(of: user.id).map { membership in
                OrganizationPath(
                    organization: try stores.organization(membership.department.orgID),
                    nodes: try stores.place(membership.department).path
                )
            }
        }
    }

    /// The departments the user is a member of.
    package func listDepartments(in context: RequestContext) async throws(AuthingError) -> DepartmentList {
        try await forUser(of: context) { stores, user in
            DepartmentList(
                try stores.organizations.memberships(of: user.id).map { membership in
                    DepartmentMembership(
                        department: try stores.place(membership.department),
                        joinedAt: membership.joinedAt,
                        isMain: membership.isMain
                    )
                }
            )
        }
    }
}
