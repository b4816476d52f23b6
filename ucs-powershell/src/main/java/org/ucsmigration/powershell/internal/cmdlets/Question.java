package org.ucsmigration.powershell.internal.cmdlets;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that the probes may ask: a cmdlet that reads, the parameters that it is given with this question, and the properties
 * that are wanted of what it gives (none: all of them).
 *
 * <p>Some of these cmdlets change things when they are given more: {@code Test-CsUnifiedContactStore -Setup} migrates a user,
 * {@code Debug-CsUnifiedContactStore -ContactDataExportFileName} writes a file. So a parameter that is not here is not sent.
 */
public enum Question {
    /** All users of the deployment. */
    USERS(Side.LYNC, "Get-CsUser", Set.of(), "SipAddress", "UserPrincipalName", "DistinguishedName", "Guid", "Sid",
            "OriginatorSid",
            "Enabled", "HostingProvider", "RegistrarPool", "UserServicesPolicy", "WindowsEmailAddress", "DisplayName"),
    /** All user services policies. */
    POLICIES(Side.LYNC, "Get-CsUserServicesPolicy", Set.of(), "Identity", "UcsAllowed", "MigrationDelayInDays"),
    /** The pools at which users register. */
    REGISTRARS(Side.LYNC, "Get-CsService", Set.of("Registrar"), "Identity", "PoolFqdn", "SiteId", "Version", "UserServer"),
    /** The pools that run User Services. */
    USER_SERVERS(Side.LYNC, "Get-CsService", Set.of("UserServer"), "Identity", "PoolFqdn", "SiteId", "Version"),
    /** The sites and their pools. */
    SITES(Side.LYNC, "Get-CsSite", Set.of(), "Identity", "DisplayName", "Pools"),
    /** Which policy the server says is in effect for one user. */
    EFFECTIVE_POLICY(Side.LYNC, "Get-CsEffectivePolicy", Set.of("Identity")),
    /** Where the server sees one user's contacts. */
    USER_STATE(Side.LYNC, "Debug-CsUnifiedContactStore", Set.of("Identity")),
    /** How many users of one pool are where. */
    POOL_STATE(Side.LYNC, "Debug-CsUnifiedContactStore", Set.of("PoolFqdn")),
    /** Whether one user's contacts can be read from Exchange, with the server's certificate. */
    TEST(Side.LYNC, "Test-CsUnifiedContactStore", Set.of("UserSipAddress", "TargetFqdn")),
    /** The same, signed in as the user, whose pool is not known. */
    TEST_AS_USER(Side.LYNC, "Test-CsUnifiedContactStore", Set.of("UserSipAddress", "UserCredential")),
    /** The same, signed in as the user. */
    TEST_AS_USER_AT_POOL(Side.LYNC, "Test-CsUnifiedContactStore", Set.of("UserSipAddress", "TargetFqdn", "UserCredential")),
    /** All mailboxes on servers of the organisation. */
    MAILBOXES(Side.EXCHANGE, "Get-Mailbox", Set.of("ResultSize"), "DistinguishedName", "Guid", "ExchangeGuid",
            "UserPrincipalName",
            "PrimarySmtpAddress", "EmailAddresses", "RecipientTypeDetails", "ExchangeVersion", "AdminDisplayVersion", "Database",
            "ImListMigrationCompleted", "LinkedMasterAccount", "MasterAccountSid"),
    /** All mailboxes in Exchange Online that the organisation knows of. */
    REMOTE_MAILBOXES(Side.EXCHANGE, "Get-RemoteMailbox", Set.of("ResultSize"), "DistinguishedName", "Guid", "ExchangeGuid",
            "UserPrincipalName", "PrimarySmtpAddress", "EmailAddresses", "RecipientTypeDetails", "ExchangeVersion",
            "ImListMigrationCompleted"),
    /** Who was ever logged on to the mailboxes of one database. */
    STATISTICS(Side.EXCHANGE, "Get-MailboxStatistics", Set.of("Database"), "MailboxGuid", "LastLogonTime", "DisconnectDate",
            "DisplayName"),
    /** Which part of the directory the session looks at. */
    SCOPE(Side.EXCHANGE, "Get-ADServerSettings", Set.of(), "ViewEntireForest");

    /**
     * What is given with every question besides: so that nothing that a session was told to hide is hidden. These change how a
     * command talks, not what it lists.
     */
    public static final Map<String, String> ALOUD = Map.of("ErrorAction", "Continue", "WarningAction", "Continue");

    private final Side side;
    private final String cmdlet;
    private final Set<String> parameters;
    private final List<String> properties;

    Question(Side side, String cmdlet, Set<String> parameters, String... properties) {
        this.side = side;
        this.cmdlet = cmdlet;
        this.parameters = parameters;
        this.properties = List.of(properties);
    }

    /** Whom it is asked of. */
    public Side side() {
        return side;
    }

    /** The cmdlet's name. */
    public String cmdlet() {
        return cmdlet;
    }

    /** The names of the parameters that are given, none other and none fewer. */
    public Set<String> parameters() {
        return parameters;
    }

    /** The properties that are wanted; empty where all are. */
    public List<String> properties() {
        return properties;
    }

    /** The cmdlets of one side, each once, in order. */
    public static List<String> cmdlets(Side side) {
        return Arrays.stream(values()).filter(each -> each.side == side).map(Question::cmdlet).distinct().toList();
    }
}
