package org.ucsmigration.deployment;

import java.util.List;
import org.ucsmigration.advice.Action;
import org.ucsmigration.advice.Advice;
import org.ucsmigration.advice.CommandLine;

/** The commands of the pages, for people to look or to act with. */
final class Commands {

    private static final String SERVICE = "https://autodiscover.example.com/autodiscover/";

    static final CommandLine CERTIFICATE = CommandLine.of("Get-CsCertificate").with("Type", "OAuthTokenIssuer");
    static final CommandLine ASSIGN = CommandLine.of("Set-CsCertificate").with("Identity", "global")
            .with("Type", "OAuthTokenIssuer")
            .with("Thumbprint", "thumbprint of the certificate");

    static final CommandLine CLIENT_ACCESS = CommandLine.of("Get-ClientAccessService").then(CommandLine.of("Format-List")
            .with("Property", List.of("Name", "AutoDiscoverServiceInternalUri")));
    static final CommandLine SERVICE_URI = CommandLine.of("Get-ClientAccessService")
            .then(CommandLine.of("Set-ClientAccessService")
            .with("AutoDiscoverServiceInternalUri", SERVICE + "autodiscover.xml"));

    static final CommandLine CONFIGURATION = CommandLine.of("Get-CsOAuthConfiguration");
    static final CommandLine OAUTH = CommandLine.of("Set-CsOAuthConfiguration").with("Identity", "global")
            .with("ExchangeAutodiscoverUrl", SERVICE + "autodiscover.svc");

    static final CommandLine PARTNERS = CommandLine.of("Get-PartnerApplication").then(CommandLine.of("Format-List"));
    static final CommandLine ENABLE = CommandLine.of("Set-PartnerApplication").with("Identity", "name of the partner application")
            .with("Enabled", true);

    static final CommandLine CS_PARTNERS = CommandLine.of("Get-CsPartnerApplication");
    static final CommandLine ADD = trusted("New-CsPartnerApplication", "Exchange");
    static final CommandLine TRUST = trusted("Set-CsPartnerApplication", "name of the partner application").with("Enabled", true);

    static final CommandLine AUTH = CommandLine.of("Get-AuthConfig").then(CommandLine.of("Format-List"));
    static final CommandLine EXCHANGE_CERTIFICATES = CommandLine.of("Get-ExchangeCertificate")
            .then(CommandLine.of("Format-List"));
    static final CommandLine ROTATE = CommandLine.of("Set-AuthConfig")
            .with("NewCertificateThumbprint", "thumbprint of the new certificate")
            .with("NewCertificateEffectiveDate", "the day of the change");
    static final CommandLine PUBLISH = CommandLine.of("Set-AuthConfig").with("PublishCertificate", true);

    static final CommandLine AUTODISCOVER = CommandLine.of("Get-AutodiscoverVirtualDirectory")
            .then(CommandLine.of("Format-List"));
    static final CommandLine ALLOW_AUTODISCOVER = CommandLine.of("Get-AutodiscoverVirtualDirectory")
            .then(CommandLine.of("Set-AutodiscoverVirtualDirectory").with("OAuthAuthentication", true));
    static final CommandLine WEB_SERVICES = CommandLine.of("Get-WebServicesVirtualDirectory").then(CommandLine.of("Format-List"));
    static final CommandLine ALLOW_WEB_SERVICES = CommandLine.of("Get-WebServicesVirtualDirectory")
            .then(CommandLine.of("Set-WebServicesVirtualDirectory").with("OAuthAuthentication", true));

    static final CommandLine REPLICAS = CommandLine.of("Get-CsManagementStoreReplicationStatus");
    static final CommandLine TEST = CommandLine.of("Test-CsExStorageConnectivity").with("SipUri", "sip:pilot@example.com");

    private Commands() {
    }

    private static CommandLine trusted(String cmdlet, String identity) {
        return CommandLine.of(cmdlet).with("Identity", identity).with("MetadataUrl", SERVICE + "metadata/json/1")
                .with("ApplicationTrustLevel", "Full");
    }

    static Advice advice(Action action, String remedy, CommandLine... commands) {
        Advice advice = Advice.of(action, remedy);
        for (CommandLine command : commands) {
            advice = advice.withCommand(command);
        }
        return advice;
    }
}
