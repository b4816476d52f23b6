package org.ucsmigration.powershell.probe;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.clixml.PsObject;

/**
 * Everything that the probes may ask: cmdlets that read, each with the sets of parameters that it may be given.
 *
 * <p>What is not here is not sent. Some of these cmdlets change things when they are given more: {@code Test-CsUnifiedContactStore -Setup}
 * migrates a user, {@code Debug-CsUnifiedContactStore -ContactDataExportFileName} writes a file. And a blank value is not sent: to
 * many a cmdlet a blank {@code Identity} means everyone.
 */
final class AllowList {

    static final Map<String, List<Set<String>>> CMDLETS = Map.ofEntries(
            Map.entry("Get-CsUser", List.of(Set.of())),
            Map.entry("Get-CsUserServicesPolicy", List.of(Set.of())),
            Map.entry("Get-CsService", List.of(Set.of("Registrar"), Set.of("UserServer"))),
            Map.entry("Get-CsSite", List.of(Set.of())),
            Map.entry("Get-CsEffectivePolicy", List.of(Set.of("Identity"))),
            Map.entry("Debug-CsUnifiedContactStore", List.of(Set.of("Identity"), Set.of("PoolFqdn"))),
            Map.entry("Test-CsUnifiedContactStore", List.of(Set.of("UserSipAddress", "TargetFqdn"), Set.of("UserSipAddress", "UserCredential"),
                    Set.of("UserSipAddress", "TargetFqdn", "UserCredential"))),
            Map.entry("Get-Mailbox", List.of(Set.of("ResultSize"))),
            Map.entry("Get-RemoteMailbox", List.of(Set.of("ResultSize"))),
            Map.entry("Get-MailboxStatistics", List.of(Set.of("Database"))),
            Map.entry("Get-ADServerSettings", List.of(Set.of())));

    private AllowList() {
    }

    /**
     * The command itself where it is on the list.
     *
     * @throws IllegalArgumentException if it is not
     */
    static Command checked(Command command) {
        List<Set<String>> allowed = CMDLETS.get(command.name());
        if (allowed == null) {
            throw new IllegalArgumentException("A probe must not ask " + command.name() + ": it may ask "
                    + String.join(", ", new TreeSet<>(CMDLETS.keySet())) + ".");
        }
        if (!allowed.contains(command.parameters().keySet())) {
            throw new IllegalArgumentException("A probe must not ask " + command.name() + " with the parameters "
                    + new TreeSet<>(command.parameters().keySet()) + ": it may with "
                    + allowed.stream().map(set -> new TreeSet<>(set).toString()).sorted().collect(Collectors.joining(" or ")) + ".");
        }
        command.parameters().forEach((parameter, value) -> {
            if (!isGiven(value)) {
                throw new IllegalArgumentException("A probe must not ask " + command.name() + " with a blank " + parameter
                        + ": a cmdlet may take that for everyone.");
            }
        });
        return command;
    }

    private static boolean isGiven(Object value) {
        return value instanceof Boolean || value instanceof PsObject || value instanceof String text && !text.isBlank();
    }
}
