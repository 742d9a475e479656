import AuthingJSON

/// What an operator names by a code or a name of its own.
public enum AccessObject: Sendable, CaseIterable {
    /// A namespace.
    case namespace
    /// A role.
    case role
    /// A group.
    case group
    /// A resource.
    case resource
    /// An organization.
    case organization
    /// A department.
    case department

    fileprivate var name: (chinese: String, english: String) {
        switch self {
        case .namespace: ("权限分组", "namespace")
        case .role: ("角色", "role")
        case .group: ("分组", "group")
        case .resource: ("资源", "resource")
        case .organization: ("组织机构", "organization")
        case .department: ("部门", "department")
        }
    }

    fileprivate var list: String {
        switch self {
        case .namespace: "namespace list"
        case .role: "role list"
        case .group: "group list"
        case .resource: "resource list"
        case .organization: "org list"
        case .department: "department list"
        }
    }

    fileprivate var unknown: AuthingError.Code {
        switch self {
        case .role: .roleUnknown
        case .group: .groupUnknown
        case .resource: .resourceUnknown
        case .namespace, .organization, .department: .badRequest
        }
    }
}

/// Refusals about roles, groups, resources, organizations and what was given to whom.
extension AuthingError {
    /// Nothing has this code or name.
    ///
    /// - Parameters:
    ///   - object: What was looked for.
    ///   - reference: What it was looked for by.
    ///   - namespace: Where.
    /// - Returns: 3903 for a role, 3901 for a group, 3905 for a resource, 400 for the others.
    public static func unknown(_ object: AccessObject, _ reference: String, in namespace: String? = nil) -> Self {
        let (chinese, english) = object.name
        let place = namespace.map { (chinese: "（权限分组 \($0)）", english: " in the namespace \($0)") }
        return Self(
            object.unknown,
            chinese: "\(chinese)不存在：\(reference)\(place?.chinese ?? "")",
            english: "no such \(english): \(reference)\(place?.english ?? "")",
            hint: ("用 `\(object.list)` 查看现有的\(chinese)", "`\(object.list)` shows what there is")
        )
    }

    /// Something has the code already.
    ///
    /// - Parameters:
    ///   - object: What was to be made.
    ///   - code: The code.
    /// - Returns: 400.
    public static func codeTaken(_ object: AccessObject, _ code: String) -> Self {
        let (chinese, english) = object.name
        return Self(
            .badRequest,
            chinese: "请求参数有误：\(chinese) code 已存在：\(code)",
            english: "bad parameter: the code of the \(english) is taken: \(code)",
            hint: ("用 `\(object.list)` 查看现有的\(chinese)", "`\(object.list)` shows what there is")
        )
    }

    /// A text cannot be a code.
    ///
    /// - Parameters:
    ///   - object: What was to be made.
    ///   - code: The text.
    /// - Returns: 400.
    public static func malformedCode(_ object: AccessObject, _ code: String) -> Self {
        let (chinese, english) = object.name
        return Self(
            .badRequest,
            chinese: "请求参数有误：\(chinese) code 不合法：\(code)",
            english: "bad parameter: this is no code of a \(english): \(code)",
            hint: ("1 到 64 个英文字母、数字、`_`、`-` 或 `.`", "it has 1 to 64 letters a to z, digits, `_`, `-` and `.`")
        )
    }

    /// A text cannot be a resource's code.
    ///
    /// - Parameters:
    ///   - code: The text.
    ///   - type: The kind of the resource.
    /// - Returns: 400.
    public static func malformedResourceCode(_ code: String, _ type: ResourceType) -> Self {
        Self(
            .badRequest,
            chinese: "请求参数有误：\(type.rawValue) 资源描述符不合法：\(code)",
            english: "bad parameter: this is no code of a \(type.rawValue) resource: \(code)",
            hint: type == .data
                ? (
                    "格式为 `类型:ID` 或 `类型:*`，如 `books:1`、`books:*`",
                    "it must look like `type:id` or `type:*`, such as `books:1`"
                )
                : ("1 到 128 个可见的 ASCII 字符", "it has 1 to 128 visible ASCII characters")
        )
    }

    /// An action does not belong to a resource.
    ///
    /// - Parameters:
    ///   - action: The action.
    ///   - code: The resource's code.
    ///   - known: The actions it has; empty where any verb will do.
    /// - Returns: 400.
    public static func actionUnfit(_ action: String, of code: String, known: [String]) -> Self {
        let type = code.prefix { $0 != ":" }
        let list = known.joined(separator: ", ")
        return Self(
            .badRequest,
            chinese: "请求参数有误：\(action) 不是 \(code) 的操作",
            english: "bad parameter: \(action) is no action of \(code)",
            hint: known.isEmpty
                ? ("格式为 `\(type):动词`，如 `\(type):read`", "it must look like `\(type):verb`, such as `\(type):read`")
                : ("可用的操作：\(list)", "its actions are \(list)")
        )
    }

    /// A grant on data names no action, and the resource has none to take.
    ///
    /// - Parameter code: The resource's code.
    /// - Returns: 400.
    public static func actionMissing(of code: String) -> Self {
        let type = code.prefix { $0 != ":" }
        return Self(
            .badRequest,
            chinese: "请求参数有误：授权 \(code) 时需要指定操作",
            english: "bad parameter: a grant of \(code) needs actions",
            hint: ("用 `--actions [\(type):read]` 指定", "name them with `--actions [\"\(type):read\"]`")
        )
    }

    /// Only data has actions.
    ///
    /// - Parameters:
    ///   - code: The resource's code.
    ///   - type: Its kind.
    /// - Returns: 400.
    public static func actionsOnDataOnly(_ code: String, _ type: ResourceType) -> Self {
        Self(
            .badRequest,
            chinese: "请求参数有误：\(type.rawValue) 资源 \(code) 没有操作，仅 DATA 资源有",
            english: "bad parameter: \(code) is of type \(type.rawValue), only DATA has actions",
            hint: ("去掉 --actions", "leave --actions out")
        )
    }

    /// A role would be above itself.
    ///
    /// - Parameters:
    ///   - code: The role's code.
    ///   - parent: The code of the role that was to be above it.
    /// - Returns: 400.
    public static func roleCycle(_ code: String, below parent: String) -> Self {
        Self(
            .badRequest,
            chinese: "请求参数有误：\(parent) 不能成为 \(code) 的父角色，否则 \(code) 将继承自身",
            english: "bad parameter: \(parent) cannot be the parent of \(code), which would inherit from itself"
        )
    }

    /// A department would be below itself.
    ///
    /// - Parameters:
    ///   - name: The department's name.
    ///   - parent: The name of the one that was to be above it.
    /// - Returns: 400.
    public static func departmentCycle(_ name: String, below parent: String) -> Self {
        Self(
            .badRequest,
            chinese: "请求参数有误：\(name) 不能移动到自身或其下级部门 \(parent) 之下",
            english: "bad parameter: \(name) cannot move below \(parent), which is itself or below it"
        )
    }

    /// A department would move to another organization.
    ///
    /// - Parameters:
    ///   - name: The department's name.
    ///   - parent: The name of the one that was to be above it.
    /// - Returns: 400.
    public static func otherOrganization(_ name: String, below parent: String) -> Self {
        Self(
            .badRequest,
            chinese: "请求参数有误：\(name) 与 \(parent) 不属于同一组织机构",
            english: "bad parameter: \(name) and \(parent) are of different organizations"
        )
    }

    /// The root of an organization was to be moved or deleted.
    ///
    /// - Parameter name: Its name.
    /// - Returns: 400.
    public static func rootDepartment(_ name: String) -> Self {
        Self(
            .badRequest,
            chinese: "请求参数有误：\(name) 是组织机构的根部门，不能移动或删除",
            english: "bad parameter: \(name) is the root of its organization, it can be neither moved nor deleted",
            hint: ("用 `org delete` 删除整个组织机构", "`org delete` deletes the whole organization")
        )
    }

    /// A text that names an organization or department fits several.
    ///
    /// - Parameters:
    ///   - object: What was looked for.
    ///   - ids: The ids of all it fits.
    /// - Returns: 400, with the ids in its data.
    public static func ambiguous(_ object: AccessObject, ids: [String]) -> Self {
        let (chinese, english) = object.name
        let list = ids.joined(separator: ", ")
        return Self(
            .badRequest,
            chinese: "请求参数有误：匹配到多个\(chinese)：\(list)",
            english: "bad parameter: several \(english)s fit: \(list)",
            hint: ("请使用其中一个 ID", "use one of the ids"),
            data: .array(ids.map { .string($0) })
        )
    }

    /// A user is not in a group or department.
    ///
    /// - Parameters:
    ///   - object: What the user is not in.
    ///   - name: Its name.
    /// - Returns: 400.
    public static func notAMember(of object: AccessObject, _ name: String) -> Self {
        let (chinese, english) = object.name
        return Self(
            .badRequest,
            chinese: "请求参数有误：该用户不在\(chinese) \(name) 中",
            english: "bad parameter: the user is not in the \(english) \(name)"
        )
    }

    /// Nobody is named to whom something is to be given.
    ///
    /// - Parameter options: How one is named.
    /// - Returns: 2231.
    public static func subjectMissing(options: [String]) -> Self {
        let list = options.joined(separator: ", ")
        return Self(
            .argumentMissing,
            chinese: "请求参数不全：缺少授权对象",
            english: "incomplete request parameters: nobody is named",
            hint: ("指定其中之一：\(list)", "name one by \(list)")
        )
    }

    /// More than one is named to whom something is to be given.
    ///
    /// - Parameter options: How one is named.
    /// - Returns: 400.
    public static func severalSubjects(options: [String]) -> Self {
        let list = options.joined(separator: ", ")
        return Self(
            .badRequest,
            chinese: "请求参数有误：一次只能指定一个授权对象",
            english: "bad parameter: only one can be named at a time",
            hint: ("指定其中之一：\(list)", "name one by \(list)")
        )
    }

    /// A role is given to a role: that is what its parent is for.
    ///
    /// - Returns: 400.
    public static func roleGivenToRole() -> Self {
        Self(
            .badRequest,
            chinese: "请求参数有误：角色不能分配给角色",
            english: "bad parameter: a role is not given to a role",
            hint: ("用 `role parent` 设置父角色", "`role parent` puts one below another")
        )
    }

    /// A role was to be taken from one who was not given it.
    ///
    /// - Parameter code: The role's code.
    /// - Returns: 3919.
    public static func roleNotGiven(_ code: String) -> Self {
        Self(
            .roleNotGiven,
            chinese: "未直接拥有该角色：\(code)",
            english: "the role was not given to them: \(code)",
            hint: ("用 `role show \(code)` 查看拥有者", "`role show \(code)` lists who holds it")
        )
    }

    /// A right was to be taken from one who was not given it.
    ///
    /// - Parameter code: The resource's code, or the application's name.
    /// - Returns: 400.
    public static func notGranted(_ code: String) -> Self {
        Self(
            .badRequest,
            chinese: "请求参数有误：未授权过 \(code)",
            english: "bad parameter: \(code) was not granted to them"
        )
    }

    /// A name is empty, too long, or has control characters.
    ///
    /// - Returns: 400.
    public static func malformedName() -> Self {
        badArgument(
            "name",
            expected: LocalizedText(
                chinese: " 1 到 64 个字符且不含控制字符的文本",
                english: "a text of 1 to 64 characters without control characters"
            )
        )
    }

    /// A namespace that is always there was to be deleted.
    ///
    /// - Parameter code: Its code.
    /// - Returns: 1001.
    public static func namespaceKept(_ code: String) -> Self {
        Self(
            .forbidden,
            chinese: "权限分组 \(code) 不能删除：它是默认分组或属于某个应用",
            english: "the namespace \(code) stays: it is the default one, or an application's own"
        )
    }
}

/// Refusals about applications.
extension AuthingError {
    /// A text cannot be an application's name.
    ///
    /// - Returns: 2007.
    public static func malformedAppName() -> Self {
        Self(
            .appNameIllegal,
            chinese: "应用名非法：应为 1 到 64 个字符且不含控制字符",
            english: "illegal application name: it has 1 to 64 characters and no control character"
        )
    }

    /// Another application has the name.
    ///
    /// - Parameter name: The name.
    /// - Returns: 2008.
    public static func appNameTaken(_ name: String) -> Self {
        Self(.appNameTaken, chinese: "已拥有同名应用：\(name)", english: "an application of this name exists: \(name)")
    }

    /// A description is too long.
    ///
    /// - Returns: 2024.
    public static func descriptionTooLong() -> Self {
        Self(
            .descriptionTooLong,
            chinese: "应用描述不能超过 140 字",
            english: "the description is longer than 140 characters"
        )
    }

    /// Another application has the domain.
    ///
    /// - Parameter domain: The domain.
    /// - Returns: 2223.
    public static func domainTaken(_ domain: String) -> Self {
        Self(.domainTaken, chinese: "域名已被使用：\(domain)", english: "the domain is in use: \(domain)")
    }

    /// The default application was to be deleted.
    ///
    /// - Parameter name: Its name.
    /// - Returns: 1001.
    public static func defaultAppKept(_ name: String) -> Self {
        Self(
            .forbidden,
            chinese: "\(name) 是用户池的默认应用，不能删除",
            english: "\(name) is the pool's default application, it stays"
        )
    }

    /// The user may not enter the application.
    ///
    /// - Returns: 1001.
    public static func appForbidden() -> Self {
        Self(
            .forbidden,
            chinese: "无权访问该应用",
            english: "the user may not enter this application",
            hint: ("用 `app grant` 授权，或用 `app access` 对所有人开放", "`app grant` lets them in, `app access` everyone")
        )
    }
}

extension LocalizedText {
    /// One of some words, as the end of "must be …".
    ///
    /// - Parameter words: The words.
    /// - Returns: The text.
    static func oneOf(_ words: [String]) -> Self {
        let list = words.joined(separator: ", ")
        return Self(chinese: "以下之一：\(list)", english: "one of \(list)")
    }
}
