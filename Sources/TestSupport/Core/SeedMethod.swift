import Testing

/// The methods of the two official documents, in the order of the Python one where both have them.
///
/// The raw value is the method's name in Python; two that only PHP names have the Python SDK's spelling.
package enum SeedMethod: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case registerByEmail = "register_by_email"
    case registerByUsername = "register_by_username"
    case registerByPhoneCode = "register_by_phone_code"
    case loginByEmail = "login_by_email"
    case loginByUsername = "login_by_username"
    case loginByPhoneCode = "login_by_phone_code"
    case loginByPhonePassword = "login_by_phone_password"
    case loginBySubAccount = "login_by_sub_account"
    case loginByLdap = "login_by_ldap"
    case loginByAd = "login_by_ad"
    case wechatLogin = "wechat_login"
    case getCurrentUser = "get_current_user"
    case checkLoggedIn = "check_logged_in"
    case logout = "logout"
    case checkLoginStatus = "check_login_status"
    case refreshToken = "refresh_token"
    case sendSmsCode = "send_sms_code"
    case sendEmail = "send_email"
    case resetPasswordByPhoneCode = "reset_password_by_phone_code"
    case resetPasswordByEmailCode = "reset_password_by_email_code"
    case resetPasswordByFirstToken = "reset_password_by_first_token"
    case resetPasswordWithForceReset = "reset_password_with_force_reset"
    case updatePassword = "update_password"
    case checkPasswordStrength = "check_password_strength"
    case computePasswordSecurityLevel = "compute_password_security_level"
    case updateProfile = "update_profile"
    case bindPhone = "bind_phone"
    case unbindPhone = "unbind_phone"
    case updatePhone = "update_phone"
    case bindEmail = "bind_email"
    case unbindEmail = "unbind_email"
    case updateEmail = "update_email"
    case linkAccount = "link_account"
    case unlinkAccount = "unlink_account"
    case getSecurityLevel = "get_security_level"
    case getUdfValue = "get_udf_value"
    case setUdfValue = "set_udf_value"
    case removeUdfValue = "remove_udf_value"
    case listUdv = "list_udv"
    case setUdv = "set_udv"
    case removeUdv = "remove_udv"
    case listAuthorizedResources = "list_authorized_resources"
    case listApplications = "list_applications"
    case listOrgs = "list_orgs"
    case listRoles = "list_roles"
    case hasRole = "has_role"
    case listDepartments = "list_departments"
    case isUserExists = "is_user_exists"
    case validateTicketV2 = "validate_ticket_v2"
    case trackSession = "track_session"

    /// The method's name in PHP, where its document has it.
    package var php: String? {
        switch self {
        case .computePasswordSecurityLevel: "computedPasswordSecurityLevel"
        case .listOrgs: "listOrg"
        case .loginBySubAccount, .wechatLogin, .checkLoggedIn, .resetPasswordByFirstToken, .resetPasswordWithForceReset,
            .unbindEmail, .unlinkAccount, .getUdfValue, .setUdfValue, .removeUdfValue, .listApplications, .listRoles,
            .hasRole, .listDepartments, .isUserExists, .validateTicketV2, .trackSession:
            nil
        default: camelCase
        }
    }

    /// The command of the shell.
    package var command: String {
        switch self {
        case .registerByEmail: "register email"
        case .registerByUsername: "register username"
        case .registerByPhoneCode: "register phone"
        case .loginByEmail: "login email"
        case .loginByUsername: "login username"
        case .loginByPhoneCode: "login phone-code"
        case .loginByPhonePassword: "login phone"
        case .loginBySubAccount: "login sub-account"
        case .loginByLdap: "login ldap"
        case .loginByAd: "login ad"
        case .wechatLogin: "login wechat"
        case .getCurrentUser: "whoami"
        case .checkLoggedIn: "session check"
        case .logout: "logout"
        case .checkLoginStatus: "token status"
        case .refreshToken: "token refresh"
        case .sendSmsCode: "send sms"
        case .sendEmail: "send email"
        case .resetPasswordByPhoneCode: "password reset phone"
        case .resetPasswordByEmailCode: "password reset email"
        case .resetPasswordByFirstToken: "password reset first-token"
        case .resetPasswordWithForceReset: "password reset force-token"
        case .updatePassword: "password update"
        case .checkPasswordStrength: "password strength"
        case .computePasswordSecurityLevel: "password level"
        case .updateProfile: "profile update"
        case .bindPhone: "phone bind"
        case .unbindPhone: "phone unbind"
        case .updatePhone: "phone update"
        case .bindEmail: "email bind"
        case .unbindEmail: "email unbind"
        case .updateEmail: "email update"
        case .linkAccount: "account link"
        case .unlinkAccount: "account unlink"
        case .getSecurityLevel: "security level"
        case .getUdfValue: "udf get"
        case .setUdfValue: "udf set"
        case .removeUdfValue: "udf remove"
        case .listUdv: "udv list"
        case .setUdv: "udv set"
        case .removeUdv: "udv remove"
        case .listAuthorizedResources: "resources list"
        case .listApplications: "apps list"
        case .listOrgs: "orgs list"
        case .listRoles: "roles list"
        case .hasRole: "roles has"
        case .listDepartments: "departments list"
        case .isUserExists: "user exists"
        case .validateTicketV2: "ticket validate"
        case .trackSession: "session track"
        }
    }

    package var testDescription: String { rawValue }

    private var camelCase: String {
        let words = rawValue.split(separator: "_")
        return words.dropFirst().reduce(words.first.map(String.init) ?? "") {
            $0 + $1.prefix(1).uppercased() + $1.dropFirst()
        }
    }
}
