package org.ucsmigration.powershell.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.deployment.Certificate;
import org.ucsmigration.deployment.DeploymentFacts;
import org.ucsmigration.deployment.Preflight;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.internal.cmdlets.Question;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;

/**
 * What Lync Server and Exchange say of the deployment itself: whether both sides are set up to work together, and whether that
 * has
 * worked. It is read once, when first needed; what follows from it is given to every user.
 *
 * <pre>{@code
 * DeploymentProbe deployment = DeploymentProbe.over(session);
 * System.out.println(deployment.preflight());
 * Survey.over(deployment, LyncProbe.over(session), ExchangeProbe.over(session)).run(users, report -> System.out.println(report));
 * }</pre>
 *
 * <p>A session may know one side or both. {@code Get-CsCertificate} shows the certificate of the computer that it runs on: give
 * one
 * session, or one folder, for each pool, and their answers are compared. Everything is read-only; {@code
 * Test-CsExStorageConnectivity},
 * which writes to a mailbox, is never sent: {@linkplain #withTest state its outcome}. Thread-safe; never closes a session.
 *
 * @since 0.1.0
 */
public final class DeploymentProbe implements Probe {

    private final List<CheckedSession> sessions;
    private final Lazy<List<DeploymentLists>> lists;
    private final Supplier<DeploymentFacts> stated;
    @Nullable
    private final Instant asOf;
    private final Duration freshness;
    private final Lazy<Preflight> preflight;

    private DeploymentProbe(List<CheckedSession> sessions, Lazy<List<DeploymentLists>> lists, Supplier<DeploymentFacts> stated,
            @Nullable Instant asOf, Duration freshness) {
        this.sessions = sessions;
        this.lists = lists;
        this.stated = stated;
        this.asOf = asOf;
        this.freshness = freshness;
        this.preflight = new Lazy<>(() -> Preflight.of(facts(), asOf == null ? Instant.now() : asOf, freshness));
    }

    /**
     * A probe over one session or several.
     *
     * @param session where the cmdlets are run, or what they gave is kept; the caller closes it
     * @param others further ones, as of other pools or of the other side
     * @return the probe
     */
    public static DeploymentProbe over(PowerShellSession session, PowerShellSession... others) {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(others, "others: leave them out where there is one");
        List<CheckedSession> all = new ArrayList<>(List.of(new CheckedSession(session)));
        Arrays.stream(others).forEach(other ->
                all.add(new CheckedSession(Objects.requireNonNull(other, "others: none of them null"))));
        return new DeploymentProbe(all, new Lazy<>(() -> fetch(all)), DeploymentFacts::none, null, Duration.ofDays(7));
    }

    private static List<DeploymentLists> fetch(List<CheckedSession> sessions) {
        return IntStream.range(0, sessions.size()).mapToObj(i -> DeploymentLists.fetch(sessions.get(i),
                sessions.size() == 1 ? Optional.empty() : Optional.of(i + 1))).toList();
    }

    /**
     * The same probe with certificates judged as of that instant, instead of the moment in which it is first asked.
     *
     * @return the probe; it shares the lists with this one
     */
    public DeploymentProbe withAsOf(Instant instant) {
        return new DeploymentProbe(sessions, lists, stated,
                Objects.requireNonNull(instant, "asOf: when everything was collected"), freshness);
    }

    /**
     * The same probe with a proof that counts for so long, instead of seven days.
     *
     * @return the probe; it shares the lists with this one
     */
    public DeploymentProbe withFreshness(Duration newFreshness) {
        return new DeploymentProbe(sessions, lists, stated, asOf,
                Objects.requireNonNull(newFreshness, "freshness: for example Duration.ofDays(7)"));
    }

    /**
     * The same probe with the outcome of a test that an administrator made: see {@link DeploymentFacts#withTest}. As a proof it
     * needs
     * the time of the test in its source.
     *
     * @return the probe; it shares the lists with this one
     */
    public DeploymentProbe withTest(Fact<Boolean> outcome) {
        DeploymentFacts test = DeploymentFacts.none().withTest(outcome);
        return new DeploymentProbe(sessions, lists, () -> stated.get().merge(test), asOf, freshness);
    }

    /**
     * The same probe that asks {@code Test-CsUnifiedContactStore} once, before the first user, for a pilot whose contacts have
     * migrated.
     * Only a success tells something: the test of a user with an empty list fails.
     *
     * @param pilot the user
     * @param pool the FQDN of the pool that runs the user's User Services
     * @return the probe; it shares the lists with this one
     */
    public DeploymentProbe testing(UserIdentity pilot, String pool) {
        Objects.requireNonNull(pilot, "pilot: a user whose contacts have migrated");
        Command test = AllowList.checked(ContactStoreState.TEST.with("UserSipAddress", pilot.sip().uri())
                .with("TargetFqdn", Objects.requireNonNull(pool, "pool: the FQDN of the pilot's pool")));
        return new DeploymentProbe(sessions, lists, () -> stated.get().merge(test(test)), asOf, freshness);
    }

    private DeploymentFacts test(Command test) {
        CommandResult result = sessions.stream().map(session -> session.invoke(test)).filter(CommandResult::isCollected)
                .findFirst()
                .orElseGet(() -> sessions.get(0).invoke(test));
        Fact<Boolean> outcome = ContactStoreState.test(result).filter(seen -> seen.state().isMigrated())
                .map(seen -> Fact.known(true, seen.source()))
                .orElseGet(() -> Fact.unknown(ContactStoreState.test(result).map(Evidence::sentence)
                        .orElse(test.name() + ": not collected")));
        return DeploymentFacts.none().withTest(outcome);
    }

    /** What is known of the deployment, of all sessions together; reads it. */
    public DeploymentFacts facts() {
        List<DeploymentLists> all = lists.get();
        DeploymentFacts facts = stated.get();
        boolean read = false;
        for (DeploymentLists each : all) {
            facts = facts.merge(each.facts());
            Optional<Fact<List<Certificate>>> certificates = each.oauthCertificates();
            if (certificates.isPresent() && (certificates.get().isKnown() || each.pool().isPresent())) {
                facts = facts.merge(DeploymentFacts.none().withOAuthCertificates(place(each, all), certificates.get()));
                read = true;
            }
        }
        // A session of the other side has no such certificate: that is a reason only where no session has one.
        for (DeploymentLists each : read ? List.<DeploymentLists>of() : all) {
            Optional<Fact<List<Certificate>>> certificates = each.oauthCertificates();
            if (certificates.isPresent()) {
                facts = facts.merge(DeploymentFacts.none().withOAuthCertificates("a pool that is not known", certificates.get()));
            }
        }
        return facts;
    }

    private static String place(DeploymentLists one, List<DeploymentLists> all) {
        return one.pool().orElseGet(() -> all.size() == 1 ? "a pool that is not known"
                : "a pool that is not known, of session " + (all.indexOf(one) + 1));
    }

    /** The findings over what is known, and what follows for each user; reads it. */
    public Preflight preflight() {
        return preflight.get();
    }

    /** What follows from the deployment for each user: the same for all. */
    @Override
    public Observations observe(UserIdentity user) {
        return Observations.of(Objects.requireNonNull(user, "user: pass UserIdentity.of(its SIP address)"), preflight()
                .userFacts());
    }

    /**
     * Why the lists behind this probe may lack something, one sentence each; reads them. A list that one session has is there.
     */
    @Override
    public List<String> problems() {
        Set<String> all = new LinkedHashSet<>();
        for (Question question : DeploymentLists.ASKED) {
            // The two cmdlets for autodiscover are one list, of which each release has its own.
            boolean isOther = question == Question.CLIENT_ACCESS_SERVERS
                    || (question == Question.CLIENT_ACCESS_SERVICES && isThere(Question.CLIENT_ACCESS_SERVERS));
            if (!isOther && !isThere(question)) {
                Stream<Listed> found = lists.get().stream().map(each -> each.list(question));
                found.sorted(Comparator.comparing(list -> !list.asked())).findFirst().flatMap(Listed::problem)
                        .ifPresent(all::add);
            }
        }
        return List.copyOf(all);
    }

    private boolean isThere(Question question) {
        return lists.get().stream().anyMatch(each -> each.list(question).gap() == null);
    }
}
