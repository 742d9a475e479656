extension AuthenticationClient {
    /// The roles of the user who is logged in.
    ///
    /// - Parameter namespace: Only those of this namespace.
    /// - Returns: The roles.
    /// - Throws: See ``AuthorizationService/listRoles(namespace:in:)``.
    public func listRoles(namespace: String? = nil) async throws(AuthingError) -> RoleList {
        try await keepingSession { service, context throws(AuthingError) in
            try await service.listRoles(namespace: namespace, in: context)
        }
    }

    /// Whether the user who is logged in has a role: it is looked for among the roles, as the official clients do.
    ///
    /// - Parameters:
    ///   - code: The role's code.
    ///   - namespace: Only this namespace.
    /// - Returns: Whether it is among them; an unknown one is not.
    /// - Throws: 2231 for an empty code, before any request; see ``AuthorizationService/listRoles(namespace:in:)``.
    public func hasRole(_ code: String, namespace: String? = nil) async throws(AuthingError) -> Bool {
        guard !code.isEmpty else { throw .argumentMissing("code") }
        return try await listRoles(namespace: namespace).list.contains { $0.code.utf8.elementsEqual(code.utf8) }
    }

    /// What the user who is logged in may use.
    ///
    /// - Parameters:
    ///   - namespace: The namespace.
    ///   - type: Only resources of this kind, by its API name: `DATA`, `API`, `MENU`, `BUTTON` or `UI`.
    /// - Returns: The resources, with the actions on data.
    /// - Throws: 400 for another kind, before any request; see
    ///   ``AuthorizationService/listAuthorizedResources(namespace:type:in:)``.
    public func listAuthorizedResources(
        namespace: String,
        type: String? = nil
    ) async throws(AuthingError) -> AuthorizedResourceList {
        let kind = try type.map { name throws(AuthingError) in try ResourceType.named(name) }
        return try await keepingSession { service, context throws(AuthingError) in
            try await service.listAuthorizedResources(namespace: namespace, type: kind, in: context)
        }
    }

    /// The ways through the organizations to the departments of the user who is logged in.
    ///
    /// - Returns: One path a department.
    /// - Throws: See ``OrganizationService/listOrganizations(in:)``.
    public func listOrganizations() async throws(AuthingError) -> [OrganizationPath] {
        try await keepingSession { service, context throws(AuthingError) in
            try await service.listOrganizations(in: context)
        }
    }

    /// The departments of the user who is logged in.
    ///
    /// - Returns: The departments.
    /// - Throws: See ``OrganizationService/listDepartments(in:)``.
    public func listDepartments() async throws(AuthingError) -> DepartmentList {
        try await keepingSession { service, context throws(AuthingError) in
            try await service.listDepartments(in: context)
        }
    }

    /// The applications that the user who is logged in may enter.
    ///
    /// - Parameters:
    ///   - page: The page, from 1.
    ///   - limit: Applications on a page, from 1.
    /// - Returns: The page.
    /// - Throws: See ``ApplicationService/listApplications(page:limit:in:)``.
    public func listApplications(page: Int = 1, limit: Int = 10) async throws(AuthingError) -> ApplicationPage {
        try await keepingSession { service, context throws(AuthingError) in
            try await service.listApplications(page: page, limit: limit, in: context)
        }
    }
}

extension ResourceType {
    /// The kind with a name of the API.
    ///
    /// - Parameter name: Its name, letter case as the API writes it.
    /// - Returns: The kind.
    /// - Throws: 400 for any other text.
    fileprivate static func named(_ name: String) throws(AuthingError) -> Self {
        guard let type = Self(rawValue: name) else {
            throw .badArgument("resource-type", expected: .oneOf(allCases.map(\.rawValue)))
        }
        return type
    }
}
