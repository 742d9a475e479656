import AuthingAPI
import AuthingJSON

/// What pipeline functions are told of a call.
///
/// - SeeAlso: the product's page on the context object of pipeline functions, whose names these are.
enum PipelineContext {
    /// The record of a call.
    ///
    /// - Parameters:
    ///   - call: The login, or the login that belongs to a registration.
    ///   - context: The call's context.
    ///   - record: The pool.
    /// - Returns: The record.
    static func record(of call: LoginCall, in context: RequestContext, _ record: PoolIdentity) -> JSON {
        [
            "protocol": .string(call.method.protocolName),
            "connection": .orNull(call.method.connection),
            "userPoolId": .string(record.poolID),
            "appId": .string(record.appID),
            "request": [
                "ip": .orNull(context.clientIP),
                "userAgent": .orNull(context.userAgent),
                "body": .object(call.body),
                "query": [:],
            ],
            "data": .object(call.data),
            "context": call.context.map { .object($0) } ?? .null,
        ]
    }
}

extension User {
    /// The user as pipeline functions and webhooks see it: the API's fields without password, token, and a provider's answer,
    /// which may hold tokens, too.
    var publicRecord: JSONObject {
        var record = json.objectValue ?? [:]
        record["password"] = nil
        record["token"] = nil
        record["oauth"] = nil
        return record
    }
}
