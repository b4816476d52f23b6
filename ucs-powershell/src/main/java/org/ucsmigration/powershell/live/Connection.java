package org.ucsmigration.powershell.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.annotation.Nullable;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsText;

/**
 * Where a session has its Lync or Exchange cmdlets from. Immutable.
 *
 * <p>The remote ones make no cmdlet known but those that the probes ask, with the rights of the shell's account or of the one given.
 * They import them; where the execution policy lets no script be loaded they make functions instead, which take parameters by name,
 * each with its value. Sources: "Lync Server Management Shell" and "Connect to Exchange servers using remote PowerShell". Tried with
 * a second shell behind PowerShell's own remoting, not with such servers: {@link SelfCheck} tells.
 *
 * @since 0.1.0
 */
public final class Connection {

    private static final List<String> LYNC = List.of("Get-CsUser", "Get-CsUserServicesPolicy", "Get-CsService", "Get-CsSite",
            "Get-CsEffectivePolicy", "Debug-CsUnifiedContactStore", "Test-CsUnifiedContactStore");
    private static final List<String> EXCHANGE = List.of("Get-Mailbox", "Get-RemoteMailbox", "Get-MailboxStatistics",
            "Get-ADServerSettings");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    private final Preparation preparation;

    private Connection(Preparation preparation) {
        this.preparation = preparation;
    }

    /** The module of the Lync Server 2013 management tools on this machine; with the rights of the shell's account. */
    public static Connection lyncModule() {
        return new Connection(Preparation.module("Lync"));
    }

    /** The module of the Skype for Business Server management tools on this machine. */
    public static Connection skypeForBusinessModule() {
        return new Connection(Preparation.module("SkypeForBusiness"));
    }

    /**
     * The remote shell of a Lync pool, {@code https://<pool>/OcsPowershell}, which keeps to the roles of delegated administrators
     * where a local module does not, signed in as the shell's account.
     *
     * @param pool the pool's FQDN
     * @return the connection
     * @throws IllegalArgumentException if that is no host name
     */
    public static Connection ocsPowershell(String pool) {
        return remote("OcsPowershell of " + pool, "https://" + host(pool) + "/OcsPowershell", "", "NegotiateWithImplicitCredential", null,
                LYNC, false);
    }

    /**
     * The remote shell of a Lync pool, signed in with an account.
     *
     * @param pool the pool's FQDN
     * @param credential as {@link PsObject#credential} makes it
     * @return the connection
     * @throws IllegalArgumentException if that is no host name
     */
    public static Connection ocsPowershell(String pool, PsObject credential) {
        return remote("OcsPowershell of " + pool, "https://" + host(pool) + "/OcsPowershell", "", "", given(credential), LYNC, false);
    }

    /**
     * The remote shell of an Exchange server, {@code http://<server>/PowerShell}, looking at the whole forest, signed in as the
     * shell's account.
     *
     * @param server the server's FQDN
     * @return the connection
     * @throws IllegalArgumentException if that is no host name
     */
    public static Connection exchange(String server) {
        return remote("Exchange of " + server, "http://" + host(server) + "/PowerShell", "Microsoft.Exchange", "Kerberos", null, EXCHANGE,
                true);
    }

    /**
     * The remote shell of an Exchange server, looking at the whole forest, signed in with an account.
     *
     * @param server the server's FQDN
     * @param credential as {@link PsObject#credential} makes it
     * @return the connection
     * @throws IllegalArgumentException if that is no host name
     */
    public static Connection exchange(String server, PsObject credential) {
        return remote("Exchange of " + server, "http://" + host(server) + "/PowerShell", "Microsoft.Exchange", "Kerberos",
                given(credential), EXCHANGE, true);
    }

    private static String host(String name) {
        Objects.requireNonNull(name, "name: give the server's FQDN such as pool01.litwareinc.com");
        if (!HOST.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" is no host name: give an FQDN such as pool01.litwareinc.com.");
        }
        return name;
    }

    private static PsObject given(PsObject credential) {
        return Objects.requireNonNull(credential, "credential: leave it out to sign in as the shell's account");
    }

    private static Connection remote(String title, String address, String configuration, String authentication,
            @Nullable PsObject credential, List<String> cmdlets, boolean wholeForest) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("Address", PsText.of(PsText.Kind.URI, address));
        parameters.put("Configuration", configuration);
        parameters.put("Authentication", authentication);
        if (credential != null) {
            parameters.put("Credential", credential);
        }
        parameters.put("Cmdlet", cmdlets.toArray(new String[0]));
        parameters.put("WholeForest", wholeForest);
        return new Connection(Preparation.script(title, Resources.text("connect.ps1"), parameters));
    }

    /** The cmdlets that the probes ask, Lync's and Exchange's. */
    static List<List<String>> cmdlets() {
        return List.of(LYNC, EXCHANGE);
    }

    Preparation preparation() {
        return preparation;
    }

    /** What it is. */
    @Override
    public String toString() {
        return preparation.title();
    }
}
