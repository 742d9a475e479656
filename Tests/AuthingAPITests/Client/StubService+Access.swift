import AuthingAPI

extension StubService {
    func listRoles(namespace: String?, in context: RequestContext) async throws(AuthingError) -> RoleList {
        _ = try answer(context)
        return RoleList([])
    }

    func listAuthorizedResources(
        namespace: String,
        type: ResourceType?,
        in context: RequestContext
    ) async throws(AuthingError) -> AuthorizedResourceList {
        _ = try answer(context)
        return AuthorizedResourceList([])
    }

    func listOrganizations(in context: RequestContext) async throws(AuthingError) -> [OrganizationPath] {
        _ = try answer(context)
        return []
    }

    func listDepartments(in context: RequestContext) async throws(AuthingError) -> DepartmentList {
        _ = try answer(context)
        return DepartmentList([])
    }

    func listApplications(
        page: Int,
        limit: Int,
        in context: RequestContext
    ) async throws(AuthingError) -> ApplicationPage {
        _ = try answer(context)
        return ApplicationPage(list: [], totalCount: 0)
    }
}
