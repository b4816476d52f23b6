package org.ucsmigration.powershell.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsProperty;
import org.ucsmigration.powershell.internal.cmdlets.Question;

/**
 * The pools and sites of the deployment: which pool runs the User Services of those who register at another.
 *
 * <p>A survivable branch appliance is a registrar without User Services; its users' policy of service scope, and the pool to
 * test against, are those of the pool behind it.
 */
final class LyncTopology {

    static final Command REGISTRARS = CheckedSession.command(Question.REGISTRARS).with("Registrar");
    static final Command USER_SERVERS = CheckedSession.command(Question.USER_SERVERS).with("UserServer");
    static final Command SITES = CheckedSession.command(Question.SITES);

    private static final String USER_SERVER = "UserServer:";
    private static final String SITE = "Site:";

    private final Map<String, PsObject> registrars = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, PsObject> userServers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Fact<String>> sites = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Listing registrarList;
    private final Listing userServerList;
    private final Listing siteList;

    private LyncTopology(CheckedSession asking) {
        registrarList = pools(asking, REGISTRARS, registrars).named("Get-CsService -Registrar");
        userServerList = pools(asking, USER_SERVERS, userServers).named("Get-CsService -UserServer");
        List<PsObject> rows = new ArrayList<>();
        siteList = Listing.fetch(asking, SITES, rows::add);
        rows.forEach(this::addSite);
    }

    static LyncTopology fetch(CheckedSession asking) {
        return new LyncTopology(asking);
    }

    private static Listing pools(CheckedSession asking, Command command, Map<String, PsObject> byPool) {
        int[] nameless = {0};
        Listing listing = Listing.fetch(asking, command, row -> Row.text(row, "PoolFqdn")
                .ifPresentOrElse(fqdn -> byPool.putIfAbsent(fqdn, row), () -> nameless[0]++));
        return listing.with(nameless[0] == 0 ? null : nameless[0] + " of its services came without a PoolFqdn");
    }

    private void addSite(PsObject row) {
        Optional<String> name = Row.text(row, "Identity");
        if (name.isPresent()) {
            Fact<String> site = Fact.known(bare(name.get(), SITE), siteList.source());
            row.texts("Pools").forEach(pool -> sites.merge(pool.strip(), site, Fact::merge));
        }
    }

    List<Listing> listings() {
        return List.of(registrarList, userServerList, siteList);
    }

    /** The FQDNs of the pools that run User Services. */
    List<String> userServers() {
        return List.copyOf(userServers.keySet());
    }

    /** The pool that runs the User Services of those who register at that one. */
    Fact<String> userServer(String registrarPool) {
        PsObject registrar = registrars.get(registrarPool);
        if (registrar != null) {
            Optional<String> behind = Row.text(registrar, "UserServer").map(text -> bare(text, USER_SERVER))
                    .filter(text -> !text.isEmpty());
            if (behind.isPresent()) {
                return Fact.known(behind.get(), registrarList.source());
            }
        }
        if (userServers.containsKey(registrarPool)) {
            return Fact.known(registrarPool, userServerList.source());
        }
        if (registrar != null) {
            return Fact.unknown("which pool serves the registrar " + registrarPool + " is not known: "
                    + Row.problem(registrarList.source().text(), registrar.string("UserServer")));
        }
        return Fact.unknown(registrarList.problem().or(userServerList::problem)
                .orElse("Get-CsService -Registrar does not list " + registrarPool));
    }

    /** The pool with its release, where its service tells. */
    Fact<HomePool> homePool(String userServer) {
        PsObject service = userServers.get(userServer);
        Optional<Long> version = service == null ? Optional.empty()
                : service.number("Version").value().filter(number -> number > 0);
        return Fact.known(version.map(number -> HomePool.of(userServer, HomePool.Release.fromVersion(number)))
                .orElseGet(() -> HomePool.of(userServer)), service == null ? registrarList.source() : userServerList.source());
    }

    /** Why the release of that pool is not known; empty where it is. */
    Optional<String> releaseProblem(String userServer) {
        PsObject service = userServers.get(userServer);
        if (service == null) {
            return Optional.of(userServerList.problem().orElse("Get-CsService -UserServer does not list " + userServer));
        }
        PsProperty<Long> version = service.number("Version");
        if (version.isPresent()) {
            return version.orElseThrow() > 0 ? Optional.empty()
                    : Optional.of("Get-CsService -UserServer: Version is " + version.orElseThrow());
        }
        return Optional.of(Row.problem(userServerList.source().text(), version));
    }

    /** The site of a pool, without {@code Site:}. */
    Fact<String> site(String pool) {
        PsObject service = userServers.containsKey(pool) ? userServers.get(pool) : registrars.get(pool);
        Fact<String> ofService = service == null
                ? Fact.unknown(userServerList.problem().orElse("Get-CsService -UserServer does not list " + pool))
                : Row.fact(userServerList.source(), service.string("SiteId")).map(id -> bare(id.strip(), SITE));
        Fact<String> ofSites = sites.get(pool);
        if (ofSites == null) {
            return ofService.isKnown() ? ofService
                    : ofService.merge(Fact.unknown(siteList.problem().orElse("no site of Get-CsSite has the pool " + pool)));
        }
        boolean same = ofService.toOptional().filter(id -> id.equalsIgnoreCase(ofSites.toOptional().orElse(""))).isPresent();
        return same ? ofService : ofService.merge(ofSites);
    }

    private static String bare(String text, String prefix) {
        String stripped = text.strip();
        return stripped.regionMatches(true, 0, prefix, 0, prefix.length()) ? stripped.substring(prefix.length()).strip()
                : stripped;
    }
}
