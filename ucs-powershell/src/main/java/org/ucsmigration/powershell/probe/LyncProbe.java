package org.ucsmigration.powershell.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;

/**
 * What Lync Server says of its users: the policy in effect, the home pool, what takes an account out of scope, where the
 * server sees the contacts, whether it enables the user for UCS, and which attempts to migrate failed.
 *
 * <p>Lists ({@code Get-CsUser}, {@code Get-CsUserServicesPolicy}, {@code Get-CsService}, {@code Get-CsSite}) are fetched once,
 * when first needed; {@code Debug-CsUnifiedContactStore} is asked for each user and once for each home pool,
 * {@code Debug-CsStorageServiceFailures} for each user where the server has it. Absence is a fact only inside a list that is
 * complete. Everything is read-only. Thread-safe; never closes the session.
 *
 * @since 0.1.0
 */
public final class LyncProbe implements Probe {

    private final CheckedSession asking;
    private final Lazy<LyncUsers> users;
    private final Lazy<LyncPolicies> policies;
    private final Lazy<LyncTopology> topology;
    private final Map<String, Lazy<PoolFailures>> failures;
    private final Predicate<UserIdentity> tested;
    private final Function<UserIdentity, Optional<PsObject>> credentials;

    private LyncProbe(CheckedSession asking, Lazy<LyncUsers> users, Lazy<LyncPolicies> policies, Lazy<LyncTopology> topology,
            Map<String, Lazy<PoolFailures>> failures, Predicate<UserIdentity> tested,
            Function<UserIdentity, Optional<PsObject>> credentials) {
        this.asking = asking;
        this.users = users;
        this.policies = policies;
        this.topology = topology;
        this.failures = failures;
        this.tested = tested;
        this.credentials = credentials;
    }

    /**
     * A probe over a session.
     *
     * @param session where the cmdlets are run, or what they gave is kept; the caller closes it
     * @return the probe
     */
    public static LyncProbe over(PowerShellSession session) {
        Objects.requireNonNull(session, "session");
        CheckedSession asking = new CheckedSession(session);
        return new LyncProbe(asking, new Lazy<>(() -> LyncUsers.fetch(asking)), new Lazy<>(() -> LyncPolicies.fetch(asking)),
                new Lazy<>(() -> LyncTopology.fetch(asking)), new ConcurrentHashMap<>(), user -> false, user -> Optional.empty());
    }

    /**
     * The same probe that also asks {@code Test-CsUnifiedContactStore} for chosen users. It takes seconds for each, and a
     * server's certificate: not for everybody. Over exports it is shown wherever it was collected, with or without this.
     *
     * @param chosen the users
     * @return the probe; it shares the lists with this one
     */
    public LyncProbe withTest(Predicate<UserIdentity> chosen) {
        return withTest(chosen, user -> Optional.empty());
    }

    /**
     * The same probe that also asks {@code Test-CsUnifiedContactStore} for chosen users, signed in as each user whose credential
     * is given ({@code -UserCredential}), which needs no certificate of a server. Over exports credentials make no difference.
     *
     * <pre>{@code
     * LyncProbe tested = LyncProbe.over(session).withTest(user -> user.sip().equals(pilot),
     *         user -> Optional.of(PsObject.credential("LITWAREINC\\kenmyer", password)));
     * }</pre>
     *
     * @param chosen the users
     * @param credentials of a chosen user what {@link PsObject#credential} makes; empty to test with the server's certificate
     * @return the probe; it shares the lists with this one
     */
    public LyncProbe withTest(Predicate<UserIdentity> chosen, Function<UserIdentity, Optional<PsObject>> credentials) {
        Objects.requireNonNull(chosen, "chosen: say for which users");
        Objects.requireNonNull(credentials, "credentials: leave them out to test with the server's certificate");
        return new LyncProbe(asking, users, policies, topology, failures, chosen, credentials);
    }

    /** All users that {@code Get-CsUser} lists with a SIP address: what a survey starts from. */
    public List<UserIdentity> users() {
        return users.get().identities();
    }

    /** The rows of {@code Get-CsUser} that have no valid SIP address, one sentence each. */
    public List<String> usersWithoutAddress() {
        return users.get().withoutAddress();
    }

    /** How many users of each pool are where; asks each pool that runs User Services. */
    public List<PoolState> pools() {
        List<PoolState> states = new ArrayList<>();
        asking.invokeEach(ContactStoreState.OF_POOL, "PoolFqdn", topology.get().userServers(),
                (fqdn, result) -> states.add(PoolState.of(fqdn, result)));
        return List.copyOf(states);
    }

    /**
     * Why the lists behind this probe may lack something, what their commands warned of, and what is wrong with its session, one
     * sentence each; fetches them.
     */
    @Override
    public List<String> problems() {
        List<String> lists = Stream.concat(Stream.of(users.get().listing(), policies.get().listing()),
                topology.get().listings().stream())
                .flatMap(Listing::remarks).toList();
        return Stream.concat(lists.stream(), asking.problems().stream()).distinct().toList();
    }

    /** What Lync Server says of that user; the lists are fetched once, the user's own state is asked each time. */
    @Override
    public Observations observe(UserIdentity user) {
        Objects.requireNonNull(user, "user: pass UserIdentity.of(its SIP address)");
        List<Observations> only = new ArrayList<>(1);
        observeAll(List.of(user), only::add);
        return only.get(0);
    }

    /**
     * What Lync Server says of each user: policy in effect, home pool, scope, state and failed attempts. The users' own states
     * are asked for many at a time; one whom it cannot be asked of has the reason.
     */
    @Override
    public void observeAll(Collection<UserIdentity> all, Consumer<Observations> into) {
        Objects.requireNonNull(all, "users: pass an empty list where there is none");
        Objects.requireNonNull(into, "into: what takes the observations");
        Map<String, LyncAnswer> byUri = new LinkedHashMap<>();
        for (UserIdentity user : all) {
            byUri.putIfAbsent(user.sip().uri(), LyncAnswer.of(user, users.get(), policies.get(), topology.get()));
        }
        settleDoubts(byUri);
        addFailures(byUri);
        asking.invokeEach(ContactStoreState.OF_USER, "Identity", byUri.keySet(), (uri, state) -> {
            LyncAnswer answer = Objects.requireNonNull(byUri.get(uri), uri)
                    .withServerState(ContactStoreState.serverState(SipAddress.of(uri), state));
            answer = ContactStoreState.attempts(SipAddress.of(uri), state).map(answer::withFailure).orElse(answer);
            into.accept((tested.test(answer.identity()) ? test(answer) : withCollectedTest(answer)).observations());
        });
    }

    /** Where the policy in effect cannot be computed, the server is asked for it. */
    private void settleDoubts(Map<String, LyncAnswer> byUri) {
        List<String> doubtful = byUri.entrySet().stream().filter(entry -> entry.getValue().isPolicyDoubtful())
                .map(Map.Entry::getKey).toList();
        asking.invokeEach(LyncAnswer.EFFECTIVE_POLICY, "Identity", doubtful,
                (uri, result) -> byUri.computeIfPresent(uri, (key, answer) ->
                        answer.withEffectivePolicy(result, policies.get())));
    }

    /** What the servers say of failed attempts: the user's pool, asked once, and the storage service, asked for each user. */
    private void addFailures(Map<String, LyncAnswer> byUri) {
        byUri.replaceAll((uri, answer) -> answer.homePool()
                .map(pool -> answer.withFailure(failures(pool.fqdn()).of(answer.identity().sip())))
                .orElse(answer));
        asking.invokeEach(StorageFailures.COMMAND, "SipUri", List.copyOf(byUri.keySet()),
                (uri, result) -> byUri.computeIfPresent(uri, (key, answer) -> answer.withFailure(StorageFailures.of(result))));
    }

    private PoolFailures failures(String pool) {
        return failures.computeIfAbsent(pool, fqdn -> new Lazy<>(() -> {
            List<PoolFailures> one = new ArrayList<>(1);
            asking.invokeEach(ContactStoreState.OF_POOL, "PoolFqdn", List.of(fqdn),
                    (name, result) -> one.add(new PoolFailures(name, result)));
            return one.get(0);
        })).get();
    }

    private LyncAnswer test(LyncAnswer answer) {
        Command bare = ContactStoreState.TEST.with("UserSipAddress", answer.identity().sip().uri());
        Optional<Command> atPool = answer.homePool().map(pool -> bare.with("TargetFqdn", pool.fqdn()));
        List<Command> forms = new ArrayList<>();
        credentials.apply(answer.identity())
                .ifPresent(credential -> forms.add(atPool.orElse(bare).with("UserCredential", credential)));
        atPool.ifPresent(forms::add);
        // A live session answers the first; an export holds the one without a credential.
        Optional<Evidence> seen = forms.stream().map(asking::invoke).filter(CommandResult::isCollected).findFirst()
                .flatMap(ContactStoreState::test);
        Optional<Evidence> earlier = seen.isPresent() ? seen : collectedTest(answer);
        if (earlier.isEmpty() && atPool.isEmpty()) {
            return answer.withEvidence(ContactStoreState.notTested("not run, since the user's home pool is not known"));
        }
        return earlier.map(answer::withEvidence).orElse(answer);
    }

    /** A test that somebody ran and kept is shown whether it was asked for here or not, and against whichever pool it was run. */
    private LyncAnswer withCollectedTest(LyncAnswer answer) {
        return collectedTest(answer).map(answer::withEvidence).orElse(answer);
    }

    private Optional<Evidence> collectedTest(LyncAnswer answer) {
        return asking.collected(ContactStoreState.TEST.with("UserSipAddress", answer.identity().sip().uri()))
                .flatMap(ContactStoreState::test);
    }
}
