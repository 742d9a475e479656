/// The authentication API as a set of calls that remember nothing.
///
/// Whoever implements it keeps the pool; who is logged in comes with each call, in its ``RequestContext``. Two live behind it:
/// the embedded core and a remote tenant. ``AuthenticationClient`` adds the memory of one end user.
///
/// Every method refuses with an ``AuthingError``; the codes named here are the ones of its own, those that every method
/// shares (2011 and 2101 for the application, 1000 for the store) are left out.
public protocol AuthenticationService:
    RegistrationService,
    LoginService,
    ConnectionService,
    CodeService,
    ContactService,
    SessionService,
    PasswordService,
    TicketService,
    LinkingService,
    CustomDataService,
    AuthorizationService,
    OrganizationService,
    ApplicationService,
    ProfileService
{}
