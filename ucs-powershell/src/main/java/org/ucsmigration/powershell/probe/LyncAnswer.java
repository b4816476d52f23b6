package org.ucsmigration.powershell.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.MigrationFailure;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.internal.cmdlets.Question;
import org.ucsmigration.probe.Observations;

/** What the lists of Lync Server say of one user. Immutable. */
final class LyncAnswer {

    static final Command EFFECTIVE_POLICY = CheckedSession.command(Question.EFFECTIVE_POLICY);

    private final UserIdentity identity;
    private final UserFacts facts;
    private final List<Evidence> evidence;
    private final List<String> notes;

    private LyncAnswer(UserIdentity identity, UserFacts facts, List<Evidence> evidence, List<String> notes) {
        this.identity = identity;
        this.facts = facts;
        this.evidence = evidence;
        this.notes = notes;
    }

    static LyncAnswer of(UserIdentity asked, LyncUsers users, LyncPolicies policies, LyncTopology topology) {
        List<LyncUser> rows = users.find(asked.sip());
        if (rows.size() != 1) {
            String reason = rows.isEmpty() ? users.missing(asked) : "Get-CsUser lists " + rows.size()
                    + " users with this address: "
                    + rows.stream().map(row -> row.identity().distinguishedName().orElse("one without a name"))
                    .collect(Collectors.joining(" and "));
            UserFacts unknown = UserFacts.builder().policy(Fact.unknown(reason)).homePool(Fact.unknown(reason))
                    .accountScope(Fact.unknown(reason)).build();
            return new LyncAnswer(asked, unknown, List.of(), List.of());
        }
        LyncUser row = rows.get(0);
        Fact<String> pool = userServer(row, topology);
        Fact<String> site = pool.isKnown() ? topology.site(pool.toOptional().orElseThrow())
                : new Fact.Unknown<>(pool.reasons());
        Fact<String> registrarSite = row.pool().toOptional().flatMap(registrar -> registrar).map(topology::site).orElse(site);
        UserFacts facts = UserFacts.builder()
                .policy(policies.policies().effectiveFor(row.policy(), pool, site, registrarSite))
                .homePool(pool.isKnown() ? topology.homePool(pool.toOptional().orElseThrow())
                : new Fact.Unknown<>(pool.reasons()))
                .accountScope(users.listing().dated(row.scope())).build();
        List<String> notes = pool.toOptional().flatMap(topology::releaseProblem)
                .map(problem -> List.of("The release of the home pool is not known: " + problem + ".")).orElse(List.of());
        return new LyncAnswer(asked.merge(row.identity()), facts, List.of(), notes);
    }

    private static Fact<String> userServer(LyncUser row, LyncTopology topology) {
        if (!row.pool().isKnown()) {
            return new Fact.Unknown<>(row.pool().reasons());
        }
        Optional<String> registrar = row.pool().toOptional().orElseThrow();
        return registrar.map(topology::userServer).orElseGet(() -> Fact.unknown("Get-CsUser: RegistrarPool is blank"));
    }

    UserIdentity identity() {
        return identity;
    }

    Optional<HomePool> homePool() {
        return facts.homePool().toOptional();
    }

    boolean isPolicyDoubtful() {
        return !facts.policy().isKnown();
    }

    /** The same with what the server says is the policy in effect; without change where it was not asked. */
    LyncAnswer withEffectivePolicy(CommandResult result, LyncPolicies policies) {
        if (!result.isCollected()) {
            return this;
        }
        Source source = result.source();
        Fact<UserServicesPolicy> said;
        if (result.objects().size() != 1) {
            said = Fact.unknown(result.problem()
                    .orElse(source.text() + " gave " + result.objects().size() + " policies for one user"));
        } else {
            Fact<Optional<String>> name = LyncPolicies.assigned(result.objects().get(0), source);
            boolean named = name.toOptional().flatMap(text -> text).isPresent();
            Fact<String> pointless = Fact.unknown(source.text() + " names the policy");
            said = named ? policies.policies().effectiveFor(name, pointless, pointless)
                    : Fact.unknown(name.isKnown() ? source.text() + ": UserServicesPolicy is blank"
                    : String.join("; ", name.reasons()));
        }
        Fact<UserServicesPolicy> policy = said.isKnown() ? Fact.known(said.toOptional().orElseThrow(), source)
                : facts.policy().merge(said);
        return new LyncAnswer(identity, facts.toBuilder().policy(policy).build(), evidence, notes);
    }

    /** The same with the server's state, and with what its mode says of whether the server enables the user. */
    LyncAnswer withServerState(Evidence state) {
        Fact<Boolean> enabled = state.ucsMode()
                .map(mode -> UserFacts.builder().enabledByServer(mode, state.source()).build().enabledByServer())
                .orElseGet(() -> Fact.unknown(state.sentence()));
        return new LyncAnswer(identity, facts.toBuilder().enabledByServer(enabled).build(), evidence, notes).withEvidence(state);
    }

    /** The same with what one more witness says of failed attempts. */
    LyncAnswer withFailure(Fact<MigrationFailure> said) {
        Fact<MigrationFailure> all = facts.migrationFailure().merge(said);
        return new LyncAnswer(identity, facts.toBuilder().migrationFailure(all).build(), evidence, notes);
    }

    LyncAnswer withEvidence(Evidence one) {
        List<Evidence> more = new ArrayList<>(evidence);
        more.add(one);
        return new LyncAnswer(identity, facts, List.copyOf(more), notes);
    }

    Observations observations() {
        Observations all = Observations.of(identity, facts, evidence);
        for (String note : notes) {
            all = all.withNote(note);
        }
        return all;
    }
}
