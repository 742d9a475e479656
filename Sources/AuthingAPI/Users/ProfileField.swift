/// The descriptive fields of a user that its holder may set, by their API names.
///
/// The order is the one in which a user's JSON has them.
public enum ProfileField: String, Sendable, CaseIterable {
    /// The name others see.
    case nickname
    /// The address of the avatar.
    case photo
    /// The device of the last login.
    case device
    /// The browser of the last login.
    case browser
    /// The company.
    case company
    /// The full name.
    case name
    /// The given name.
    case givenName
    /// The family name.
    case familyName
    /// The middle name.
    case middleName
    /// The address of a profile page.
    case profile
    /// The name the user prefers.
    case preferredUsername
    /// The address of a web site.
    case website
    /// `M`, `F` or `U`.
    case gender
    /// The day of birth, free text.
    case birthdate
    /// The time zone.
    case zoneinfo
    /// The language.
    case locale
    /// The address as free text.
    case address
    /// The whole address, formatted.
    case formatted
    /// Street and house number.
    case streetAddress
    /// The town of an address.
    case locality
    /// The region.
    case region
    /// The postal code.
    case postalCode
    /// The city.
    case city
    /// The province.
    case province
    /// The country.
    case country
}
