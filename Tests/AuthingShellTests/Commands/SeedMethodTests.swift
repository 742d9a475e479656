import Testing

@testable import AuthingShell

/// Every method of the two official documents that belongs to the daily flows is a command under both spellings.
@Suite("Spellings of the SDKs")
struct SeedMethodTests {
    @Test(
        arguments: [
            ("register email", "register_by_email", "registerByEmail"),
            ("register username", "register_by_username", "registerByUsername"),
            ("register phone", "register_by_phone_code", "registerByPhoneCode"),
            ("login email", "login_by_email", "loginByEmail"),
            ("login username", "login_by_username", "loginByUsername"),
            ("login phone-code", "login_by_phone_code", "loginByPhoneCode"),
            ("login phone", "login_by_phone_password", "loginByPhonePassword"),
            ("whoami", "get_current_user", "getCurrentUser"),
            ("session check", "check_logged_in", "checkLoggedIn"),
            ("logout", "logout", "logout"),
            ("token status", "check_login_status", "checkLoginStatus"),
            ("token refresh", "refresh_token", "refreshToken"),
            ("send sms", "send_sms_code", "sendSmsCode"),
            ("send email", "send_email", "sendEmail"),
            ("password reset phone", "reset_password_by_phone_code", "resetPasswordByPhoneCode"),
            ("password reset email", "reset_password_by_email_code", "resetPasswordByEmailCode"),
            ("password update", "update_password", "updatePassword"),
            ("password strength", "check_password_strength", "checkPasswordStrength"),
            ("password reset first-token", "reset_password_by_first_token", "resetPasswordByFirstLoginToken"),
            ("password reset force-token", "reset_password_with_force_reset", "resetPasswordByForceResetToken"),
            ("session track", "track_session", "trackSession"),
            ("login sub-account", "login_by_sub_account", "loginBySubAccount"),
            ("ticket validate", "validate_ticket_v2", "validateTicketV2"),
            ("password level", "compute_password_security_level", "computedPasswordSecurityLevel"),
            ("profile update", "update_profile", "updateProfile"),
            ("phone bind", "bind_phone", "bindPhone"),
            ("phone unbind", "unbind_phone", "unbindPhone"),
            ("phone unbind", "unbind_phone", "unBindPhone"),
            ("phone update", "update_phone", "updatePhone"),
            ("email bind", "bind_email", "bindEmail"),
            ("email unbind", "unbind_email", "unbindEmail"),
            ("email update", "update_email", "updateEmail"),
            ("security level", "get_security_level", "getSecurityLevel"),
            ("user exists", "is_user_exists", "isUserExists"),
            ("account link", "link_account", "linkAccount"),
            ("udf get", "get_udf_value", "getUdfValue"),
            ("udf set", "set_udf_value", "setUdfValue"),
            ("udf remove", "remove_udf_value", "removeUdfValue"),
            ("udv list", "list_udv", "listUdv"),
            ("udv set", "set_udv", "setUdv"),
            ("udv remove", "remove_udv", "removeUdv"),
            ("resources list", "list_authorized_resources", "listAuthorizedResources"),
            ("apps list", "list_applications", "listApplications"),
            ("orgs list", "list_orgs", "listOrg"),
            ("roles list", "list_roles", "listRoles"),
            ("roles has", "has_role", "hasRole"),
            ("departments list", "list_departments", "listDepartments"),
            ("account unlink", "unlink_account", "unlinkAccount"),
        ]
    )
    func isACommand(name: String, python: String, php: String) {
        #expect(CommandCatalogue.standard[name: python]?.name == name)
        #expect(CommandCatalogue.standard[name: php]?.name == name)
    }
}
