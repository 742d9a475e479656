package import AuthingAPI
import AuthingJSON

extension EmbeddedService {
    /// The applications the user may enter, oldest first.
    package func listApplications(
        page: Int,
        limit: Int,
        in context: RequestContext
    ) async throws(AuthingError) -> ApplicationPage {
        try await forUser(of: context) { stores, user in
            try context.require(.page, page >= 1, else: .belowOne("page"), figures: ["page": .integer(page)])
            try context.require(.page, limit >= 1, else: .belowOne("limit"), figures: ["limit": .integer(limit)])
            let (offset, isTooFar) = (page - 1).multipliedReportingOverflow(by: limit)
            return try stores.applications.open(to: user.id, offset: isTooFar ? Int.max : offset, limit: limit)
        }
    }
}

extension AuthingError {
    fileprivate static func belowOne(_ name: String) -> Self {
        .badArgument(name, expected: LocalizedText(chinese: "正整数", english: "a whole number from 1"))
    }
}
