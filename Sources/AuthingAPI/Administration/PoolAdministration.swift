/// What an operator does in a pool's console.
///
/// A user is named by id, email, phone or username; a text that fits two users is refused with 400 and both ids, one that
/// fits none with 2004.
public protocol PoolAdministration:
    SettingAdministration,
    UserAdministration,
    TransferAdministration,
    AccountAdministration,
    IdentityAdministration,
    CustomFieldAdministration,
    OutboxAdministration,
    CaptchaAdministration,
    TicketAdministration,
    TokenAdministration,
    SubAccountAdministration,
    WhitelistAdministration,
    EventAdministration,
    AuthorizationAdministration,
    OrganizationAdministration,
    ApplicationAdministration,
    PipelineAdministration,
    WebhookAdministration
{}
