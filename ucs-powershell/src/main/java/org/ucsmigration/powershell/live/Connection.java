package org.ucsmigration.powershell.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsText;
import org.ucsmigration.powershell.clixml.Secret;
import org.ucsmigration.powershell.internal.cmdlets.Question;
import org.ucsmigration.powershell.internal.cmdlets.Side;

/**
 * Where a session has its Lync or Exchange cmdlets from. Immutable.
 *
 * <p>The remote ones make no cmdlet known but those that the probes ask and {@linkplain #withCmdlets your own}, with the rights
 * of the shell's account or of {@linkplain #withCredential the one given}: functions, under any execution policy, which take
 * parameters by name, each with its value. They hold on to their connection and never make it anew, since a new one would have
 * lost its settings: once it has ended, each call says so. How a far command ended they ask the job that runs it; where it
 * stopped or failed, or the connection did not last to its end, the list is not complete. Of a {@code break} outside a loop in a
 * far script function nobody here can know; compiled cmdlets, as those of Lync and Exchange are, have none. Sources: "Lync Server
 * Management Shell" and "Connect to Exchange servers using remote PowerShell". Tried with PowerShell's own remoting to endpoints
 * that know no language and show few commands, not with such servers: {@link SelfCheck} tells.
 *
 * <pre>{@code
 * Connection mailboxes = Connection.exchange("mbx-01.litwareinc.com").withCredential("LITWAREINC\\admin", password)
 *         .withCmdlets("Get-CASMailbox");
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Connection {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
    private static final int LONGEST = 100;
    private static final int IN_EVERY_SHELL = Integer.MAX_VALUE;
    /** What even the strictest policy that is known of allows. */
    private static final int EXCHANGE_SHELLS = 3;

    private final String title;
    @Nullable
    private final Endpoint endpoint;
    private final List<String> cmdlets;
    @Nullable
    private final PsObject credential;
    private final int shells;

    /** A module where there is no endpoint, and then the title is its name. */
    private Connection(String title, @Nullable Endpoint endpoint, List<String> cmdlets, @Nullable PsObject credential,
            int shells) {
        this.title = title;
        this.endpoint = endpoint;
        this.cmdlets = cmdlets;
        this.credential = credential;
        this.shells = shells;
    }

    /**
     * How an endpoint is reached; what is blank is left out.
     *
     * @param ownAuthentication how the shell's own account signs in
     * @param authentication    how another one does
     * @param wholeForest       whether it has to be told to look at the whole forest
     */
    private record Endpoint(String address, String configuration, String ownAuthentication, String authentication,
            boolean wholeForest) {
    }

    /** The module of the Lync Server 2013 management tools on this machine; with the rights of the shell's account. */
    public static Connection lyncModule() {
        return new Connection("Lync", null, List.of(), null, IN_EVERY_SHELL);
    }

    /** The module of the Skype for Business Server management tools on this machine; with the rights of the shell's account. */
    public static Connection skypeForBusinessModule() {
        return new Connection("SkypeForBusiness", null, List.of(), null, IN_EVERY_SHELL);
    }

    /**
     * The remote shell of a Lync pool, {@code https://<pool>/OcsPowershell}, which keeps to the roles of delegated administrators
     * where a local module does not.
     *
     * @param pool the pool's FQDN
     * @return the connection, signed in as the shell's account
     * @throws IllegalArgumentException if that is not the name of a host
     */
    public static Connection ocsPowershell(String pool) {
        Endpoint endpoint = new Endpoint("https://" + host(pool) + "/OcsPowershell", "", "NegotiateWithImplicitCredential", "",
                false);
        return new Connection("OcsPowershell of " + pool, endpoint, Question.cmdlets(Side.LYNC), null,
                IN_EVERY_SHELL);
    }

    /**
     * The remote shell of an Exchange server, {@code http://<server>/PowerShell}, looking at the whole forest; in at most 3 of
     * the {@linkplain PowerShellOptions#withShells shells} of a session, or as many as {@link #withShells} says.
     *
     * @param server the server's FQDN
     * @return the connection, signed in as the shell's account
     * @throws IllegalArgumentException if that is not the name of a host
     */
    public static Connection exchange(String server) {
        Endpoint endpoint = new Endpoint("http://" + host(server) + "/PowerShell", "Microsoft.Exchange", "Kerberos", "Kerberos",
                true);
        return new Connection("Exchange of " + server, endpoint, Question.cmdlets(Side.EXCHANGE), null,
                EXCHANGE_SHELLS);
    }

    private static String host(String name) {
        Objects.requireNonNull(name, "name: give the server's FQDN such as pool01.litwareinc.com");
        if (!HOST.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + Shown.of(name, LONGEST)
                    + "\" is not the name of a host: give an FQDN such as"
                    + " pool01.litwareinc.com.");
        }
        return name;
    }

    /**
     * The same connection, signed in with an account.
     *
     * @param userName the account, such as {@code litwareinc\\kenmyer} or {@code kenmyer@litwareinc.com}
     * @param password its password; not to be closed before the session, which needs it again where its shell must be replaced
     * @return the connection
     * @throws IllegalStateException if it is a module, which has the rights of the shell's account
     */
    public Connection withCredential(String userName, Secret password) {
        Objects.requireNonNull(userName, "userName: the account, such as LITWAREINC\\kenmyer");
        Objects.requireNonNull(password, "password: pass Secret.of(its characters)");
        if (endpoint == null) {
            throw new IllegalStateException("The module " + title
                    + " has the rights of the shell's account: connect to a remote shell,"
                    + " Connection.ocsPowershell(pool), to sign in as another.");
        }
        return new Connection(title, endpoint, cmdlets, PsObject.credential(userName, password), shells);
    }

    /**
     * The same connection with more cmdlets than those that the probes ask. A module makes all of its own known anyhow.
     *
     * @param names of cmdlets; one that is known already counts once
     * @return the connection
     * @throws IllegalArgumentException if a name is not that of a cmdlet, {@code Verb-Noun}
     */
    public Connection withCmdlets(String... names) {
        Objects.requireNonNull(names, "names: pass those of the cmdlets, such as Get-CASMailbox");
        List<String> more = new ArrayList<>(cmdlets);
        for (String name : names) {
            String checked = Command.of(name).name();
            if (more.stream().noneMatch(checked::equalsIgnoreCase)) {
                more.add(checked);
            }
        }
        return new Connection(title, endpoint, endpoint == null ? cmdlets : List.copyOf(more), credential, shells);
    }

    /**
     * The same connection made in at most so many of the {@linkplain PowerShellOptions#withShells shells} of a session at once;
     * what needs its cmdlets goes to those only. The others are prepared without it: a start-up script that uses its cmdlets
     * fails there, and they are not used.
     *
     * <p>Exchange counts the connections of an account, from wherever they are made, and refuses more than its throttling policy
     * allows ({@code PowerShellMaxConcurrency} of {@code Get-ThrottlingPolicy}): 18 by the default policy of Exchange 2010, which
     * says so where there are more ("This user is allowed a maximum of 18 concurrent shells"), and 3 in Exchange Online, by its
     * error of that kind. So the default is 3, which leaves an administrator's other consoles their share. Of a Lync pool's
     * remote shell no such number is known; there every shell of a session makes its own connection.
     *
     * @param most how many there may be
     * @return the connection
     * @throws IllegalArgumentException if that is none
     * @throws IllegalStateException if it is a module, which each shell loads
     */
    public Connection withShells(int most) {
        if (endpoint == null) {
            throw new IllegalStateException("The module " + title + " is loaded in every shell of a session: say how many there"
                    + " are with PowerShellOptions.withShells.");
        }
        return new Connection(title, endpoint, cmdlets, credential, OptionParts.atLeastOne(most));
    }

    /** The cmdlets that it makes known; empty for a module, which makes all of its own known. */
    public List<String> cmdlets() {
        return cmdlets;
    }

    Preparation preparation() {
        if (endpoint == null) {
            return Preparation.module(title);
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("Address", PsText.of(PsText.Kind.URI, endpoint.address()));
        parameters.put("Configuration", endpoint.configuration());
        parameters.put("Authentication", credential == null ? endpoint.ownAuthentication() : endpoint.authentication());
        if (credential != null) {
            parameters.put("Credential", credential);
        }
        parameters.put("Cmdlet", cmdlets.toArray(new String[0]));
        parameters.put("WholeForest", endpoint.wholeForest());
        Preparation script = Preparation.script(title, Resources.text("connect.ps1"), parameters);
        return shells == IN_EVERY_SHELL ? script : script.within(shells, cmdlets);
    }

    /** What it is. */
    @Override
    public String toString() {
        return endpoint == null ? "module " + title : title;
    }
}
