package org.ucsmigration.powershell;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.probe.ExchangeProbe;
import org.ucsmigration.powershell.probe.LyncProbe;

/**
 * A small organisation in a scripted session, in which a test changes what it is about. Property names are those of the domain's
 * documents.
 */
public final class Estate {

    public static final Instant AT = Instant.parse("2026-11-20T08:00:00Z");
    public static final UserIdentity KEN = UserIdentity.of("kenmyer@litwareinc.com");
    public static final String POOL = "atl-cs-001.litwareinc.com";
    public static final String KEN_DN = "CN=Ken Myer,OU=Users,DC=litwareinc,DC=com";
    public static final UUID KEN_GUID = UUID.fromString("11111111-0000-0000-0000-000000000001");
    public static final UUID KEN_MAILBOX = UUID.fromString("22222222-0000-0000-0000-000000000001");

    public static final Command USERS = Command.of("Get-CsUser");
    public static final Command POLICIES = Command.of("Get-CsUserServicesPolicy");
    public static final Command REGISTRARS = Command.of("Get-CsService").with("Registrar");
    public static final Command USER_SERVERS = Command.of("Get-CsService").with("UserServer");
    public static final Command SITES = Command.of("Get-CsSite");
    public static final Command MAILBOXES = Command.of("Get-Mailbox").with("ResultSize", "Unlimited");
    public static final Command REMOTE_MAILBOXES = Command.of("Get-RemoteMailbox").with("ResultSize", "Unlimited");
    public static final Command STATISTICS = Command.of("Get-MailboxStatistics").with("Database", "MBX-DB1");
    public static final Command STATE = Command.of("Debug-CsUnifiedContactStore").with("Identity", "sip:kenmyer@litwareinc.com");

    private final Map<Command, CommandResult> answers = new LinkedHashMap<>();

    public Estate() {
        rows(USERS, ken());
        rows(POLICIES, row("Identity", "Global", "UcsAllowed", true, "MigrationDelayInDays", 0L));
        rows(REGISTRARS, registrar(POOL, POOL));
        rows(USER_SERVERS, userServer(POOL, 6L));
        rows(SITES, row("Identity", "Site:Redmond", "DisplayName", "Redmond", "Pools", List.of(POOL)));
        rows(STATE, row("SipUri", "kenmyer@litwareinc.com", "UcsMode", "Ready To Migrate"));
        rows(MAILBOXES, kensMailbox());
        rows(REMOTE_MAILBOXES);
        rows(STATISTICS, row("MailboxGuid", KEN_MAILBOX, "LastLogonTime", OffsetDateTime.parse("2026-11-19T07:01:02+01:00"),
                "DisconnectDate", null));
    }

    public static PsObject ken(Object... changes) {
        return row(row("SipAddress", "sip:kenmyer@litwareinc.com", "UserPrincipalName", "ken.myer@litwareinc.local",
                "DistinguishedName", KEN_DN,
                "Guid", KEN_GUID, "Sid", "S-1-5-21-1-2-3-1104", "OriginatorSid", null, "Enabled", true, "HostingProvider", "SRV:",
                "RegistrarPool", POOL,
                "UserServicesPolicy", null, "WindowsEmailAddress", "ken@litwareinc.com", "DisplayName", "Ken Myer"), changes);
    }

    public static PsObject kensMailbox(Object... changes) {
        return row(row("DistinguishedName", KEN_DN, "Guid", KEN_GUID, "ExchangeGuid", KEN_MAILBOX, "UserPrincipalName",
                "ken.myer@litwareinc.local",
                "PrimarySmtpAddress", "ken@litwareinc.com", "EmailAddresses",
                List.of("SMTP:ken@litwareinc.com", "sip:kenmyer@litwareinc.com"),
                "RecipientTypeDetails", "UserMailbox", "ExchangeVersion", "0.20 (15.0.0.0)", "AdminDisplayVersion",
                "Version 15.0 (Build 847.32)",
                "Database", "MBX-DB1", "ImListMigrationCompleted", false, "LinkedMasterAccount", null, "MasterAccountSid",
                null), changes);
    }

    public static PsObject registrar(String pool, String userServer) {
        return row("Identity", "Registrar:" + pool, "PoolFqdn", pool, "SiteId", "Site:Redmond", "Version", 6L, "UserServer",
                "UserServer:" + userServer);
    }

    public static PsObject userServer(String pool, Object version) {
        return row("Identity", "UserServer:" + pool, "PoolFqdn", pool, "SiteId", "Site:Redmond", "Version", version);
    }

    /** A property bag; the value {@link #ABSENT} leaves the property out. */
    public static PsObject row(Object... namesAndValues) {
        return row(PsObject.of(Map.of()), namesAndValues);
    }

    public static final Object ABSENT = new Object();

    private static PsObject row(PsObject base, Object... changes) {
        Map<String, Object> all = new LinkedHashMap<>(base.properties());
        for (int i = 0; i < changes.length; i += 2) {
            all.remove((String) changes[i]);
            if (changes[i + 1] != ABSENT) {
                all.put((String) changes[i], changes[i + 1]);
            }
        }
        return PsObject.of(all);
    }

    /** A complete list of these rows. */
    public Estate rows(Command command, Object... rows) {
        answers.put(command, CommandResult.complete(source(command), List.of(rows)));
        return this;
    }

    public Estate change(Command command, UnaryOperator<CommandResult> change) {
        answers.put(command, change.apply(answers.get(command)));
        return this;
    }

    /** The list may lack something now. */
    public Estate incomplete(Command command) {
        return change(command, result -> CommandResult.incomplete(result.source(), result.output(),
                "recipient scope of the session"));
    }

    public Estate notCollected(Command command) {
        answers.remove(command);
        return this;
    }

    public Estate failed(Command command, String message) {
        return change(command, result -> CommandResult.complete(result.source(), List.of())
                .withErrors(List.of(CommandError.of(message))));
    }

    public static Source source(Command command) {
        return Source.of(command.name(), AT);
    }

    public ScriptedSession session() {
        ScriptedSession session = PowerShellSession.scripted();
        answers.forEach(session::answer);
        return session;
    }

    public LyncProbe lync() {
        return LyncProbe.over(session());
    }

    public ExchangeProbe exchange() {
        return ExchangeProbe.over(session());
    }

    /** The user as Lync knows them, as in a survey. */
    public UserIdentity kenAsLyncKnowsHim() {
        return new ArrayList<>(lync().users()).get(0);
    }
}
