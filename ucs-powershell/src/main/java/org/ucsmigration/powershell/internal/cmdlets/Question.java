package org.ucsmigration.powershell.internal.cmdlets;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    USERS(Side.LYNC, "Get-CsUser", Set.of(), "SipAddress", "UserPrincipalName", "SamAccountName", "DistinguishedName", "Guid",
            "Sid",
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
    /** Which calls for one user failed on the way to Exchange; Lync Server 2013 has no such cmdlet. */
    STORAGE_FAILURES(Side.LYNC, "Debug-CsStorageServiceFailures", Set.of("SipUri")),
    /** Whether one user's contacts can be read from Exchange, with the server's certificate. */
    TEST(Side.LYNC, "Test-CsUnifiedContactStore", Set.of("UserSipAddress", "TargetFqdn")),
    /** The same, signed in as the user, whose pool is not known. */
    TEST_AS_USER(Side.LYNC, "Test-CsUnifiedContactStore", Set.of("UserSipAddress", "UserCredential")),
    /** The same, signed in as the user. */
    TEST_AS_USER_AT_POOL(Side.LYNC, "Test-CsUnifiedContactStore", Set.of("UserSipAddress", "TargetFqdn", "UserCredential")),
    /** Which computer the session asks, and of which pool it is. */
    THIS_COMPUTER(Side.LYNC, "Get-CsComputer", Set.of("Local"), "Identity", "Pool", "Fqdn"),
    /** The certificates that this computer signs its tokens with. With {@code -Report} it would write a file. */
    OAUTH_CERTIFICATE(Side.LYNC, "Get-CsCertificate", Set.of("Type"), "Thumbprint", "Subject", "NotBefore", "NotAfter",
            "EffectiveDate"),
    /** Where Lync Server looks for Exchange's autodiscover. */
    OAUTH_CONFIGURATION(Side.LYNC, "Get-CsOAuthConfiguration", Set.of(), "ExchangeAutodiscoverUrl"),
    /** Whom Lync Server knows as a partner. */
    LYNC_PARTNERS(Side.LYNC, "Get-CsPartnerApplication", Set.of(), "Identity", "Name", "ApplicationIdentifier", "Enabled",
            "ApplicationTrustLevel", "AuthToken"),
    /** Which computers have the configuration of today. */
    REPLICATION(Side.LYNC, "Get-CsManagementStoreReplicationStatus", Set.of(), "ReplicaFqdn", "UpToDate"),
    /** All mailboxes on servers of the organisation. */
    MAILBOXES(Side.EXCHANGE, "Get-Mailbox", Set.of("ResultSize"), "DistinguishedName", "Guid", "ExchangeGuid",
            "UserPrincipalName",
            "PrimarySmtpAddress", "EmailAddresses", "RecipientTypeDetails", "ExchangeVersion", "AdminDisplayVersion", "Database",
            "ImListMigrationCompleted", "IsLinked", "LinkedMasterAccount", "MasterAccountSid", "MailboxMoveStatus",
            "MailboxMoveFlags", "MailboxMoveRemoteHostName", "MailboxMoveBatchName"),
    /** All mailboxes in Exchange Online that the organisation knows of. */
    REMOTE_MAILBOXES(Side.EXCHANGE, "Get-RemoteMailbox", Set.of("ResultSize"), "DistinguishedName", "Guid", "ExchangeGuid",
            "UserPrincipalName", "PrimarySmtpAddress", "EmailAddresses", "RecipientTypeDetails", "ExchangeVersion",
            "ImListMigrationCompleted"),
    /** All mailboxes that are being moved, or were until somebody removes the request. */
    MOVE_REQUESTS(Side.EXCHANGE, "Get-MoveRequest", Set.of("ResultSize"), "ExchangeGuid", "DistinguishedName", "Status", "Flags",
            "RemoteHostName", "BatchName", "TargetDatabase"),
    /** All mailboxes in a migration batch that was started here. */
    MIGRATION_USERS(Side.EXCHANGE, "Get-MigrationUser", Set.of("ResultSize"), "MailboxGuid", "MailboxEmailAddress", "BatchId",
            "Status"),
    /** Who was ever logged on to the mailboxes of one database. */
    STATISTICS(Side.EXCHANGE, "Get-MailboxStatistics", Set.of("Database"), "MailboxGuid", "LastLogonTime", "DisconnectDate",
            "DisplayName"),
    /** Where Exchange servers say that autodiscover is; from Exchange 2016. */
    CLIENT_ACCESS_SERVICES(Side.EXCHANGE, "Get-ClientAccessService", Set.of(), "Name", "AutoDiscoverServiceInternalUri"),
    /** The same of Exchange 2013. */
    CLIENT_ACCESS_SERVERS(Side.EXCHANGE, "Get-ClientAccessServer", Set.of(), "Name", "AutoDiscoverServiceInternalUri"),
    /** Whom Exchange knows as a partner. */
    EXCHANGE_PARTNERS(Side.EXCHANGE, "Get-PartnerApplication", Set.of(), "Name", "ApplicationIdentifier", "Enabled",
            "AuthMetadataUrl"),
    /** Which certificate Exchange signs its tokens with. */
    AUTH_CONFIGURATION(Side.EXCHANGE, "Get-AuthConfig", Set.of(), "CurrentCertificateThumbprint"),
    /** The certificates of one Exchange server. */
    EXCHANGE_CERTIFICATES(Side.EXCHANGE, "Get-ExchangeCertificate", Set.of(), "Thumbprint", "Subject", "NotBefore", "NotAfter"),
    /** Whether autodiscover accepts tokens. */
    AUTODISCOVER_DIRECTORIES(Side.EXCHANGE, "Get-AutodiscoverVirtualDirectory", Set.of(), "Identity", "Server",
            "OAuthAuthentication"),
    /** Whether the web services accept tokens. */
    WEB_SERVICES_DIRECTORIES(Side.EXCHANGE, "Get-WebServicesVirtualDirectory", Set.of(), "Identity", "Server",
            "OAuthAuthentication"),
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

    /**
     * Properties of which every row of the cmdlet has at least one, even where it is blank; none where that is not documented.
     * What has none of them is no row: what {@code Format-Table} or {@code Group-Object} made of one, or a row of another cmdlet.
     */
    public Set<String> telling() {
        return switch (this) {
            case USERS -> Set.of("SipAddress");
            case POLICIES -> Set.of("UcsAllowed");
            case REGISTRARS, USER_SERVERS -> Set.of("PoolFqdn");
            case SITES -> Set.of("Pools", "SiteId", "DisplayName");
            case MAILBOXES, REMOTE_MAILBOXES -> Set.of("ExchangeGuid", "PrimarySmtpAddress", "EmailAddresses",
                    "RecipientTypeDetails");
            case STATISTICS -> Set.of("MailboxGuid");
            case MOVE_REQUESTS, MIGRATION_USERS -> Set.of("Status");
            default -> Set.of();
        };
    }

    /** The question that is asked with this cmdlet and these parameters, ignoring case; empty where there is none. */
    public static Optional<Question> of(String cmdlet, Set<String> parameters) {
        return Arrays.stream(values()).filter(each -> each.cmdlet.equalsIgnoreCase(cmdlet) && each.parameters.equals(parameters))
                .findFirst();
    }

    /** The cmdlets of one side, each once, in order. */
    public static List<String> cmdlets(Side side) {
        return Arrays.stream(values()).filter(each -> each.side == side).map(Question::cmdlet).distinct().toList();
    }
}
