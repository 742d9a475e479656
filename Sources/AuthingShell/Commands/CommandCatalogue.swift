package import AuthingScript

/// All commands, in the order of the help.
package struct CommandCatalogue: Sendable {
    /// The declarations; a call refers to one by its index.
    package let commands: [Command]
    /// The same, as the language sees them.
    package let table: CommandTable

    /// Creates a catalogue.
    package init(_ commands: [Command]) {
        self.commands = commands
        table = CommandTable(commands.map(\.signature))
    }

    /// Finds a command by its name or an SDK's spelling.
    package subscript(name name: String) -> Command? {
        table.index(named: name).map { commands[$0] }
    }

    /// Every command of the shell.
    package static let standard = CommandCatalogue(
        [
            Command.registration,
            Command.login,
            Command.connections,
            Command.session,
            Command.codes,
            Command.passwords,
            Command.profile,
            Command.contacts,
            Command.linking,
            Command.customData,
            Command.roles,
            Command.resources,
            Command.organizations,
            Command.departments,
            Command.applications,
            Command.pool,
            Command.users,
            Command.transfer,
            Command.accounts,
            Command.identities,
            Command.customFields,
            Command.pipeline,
            Command.namespaces,
            Command.roleConsole,
            Command.groups,
            Command.resourceConsole,
            Command.organizationConsole,
            Command.departmentConsole,
            Command.applicationConsole,
            Command.webhooks,
            Command.captcha,
            Command.outbox,
            Command.whitelist,
            Command.tickets,
            Command.subAccounts,
            Command.trails,
            Command.explanations,
            [Command.trace],
            Command.clock,
            Command.state,
            Command.recordings,
            Command.snapshots,
            Command.faults,
            Command.language,
            Command.output,
            Command.promptCommands,
            Command.dresses,
            [Command.help],
        ].flatMap(\.self)
    )
}
