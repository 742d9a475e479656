import AuthingAPI

extension StubService {
    func loginByLDAP(_ request: LDAPLogin, in context: RequestContext) async throws(AuthingError) -> User {
        try answer(context)
    }

    func loginByAD(_ request: ADLogin, in context: RequestContext) async throws(AuthingError) -> User {
        try answer(context)
    }

    func loginByWeChat(_ request: WeChatLogin, in context: RequestContext) async throws(AuthingError) -> User {
        try answer(context)
    }
}
