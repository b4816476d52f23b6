package org.ucsmigration.precondition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import org.ucsmigration.fact.UserFacts;

/**
 * Whether a user's contacts may migrate: every finding in order, and the verdict that follows. Immutable, compared by content.
 *
 * <pre>{@code
 * Assessment assessment = Assessment.of(facts);
 * System.out.println(assessment.isReady() + " " + assessment.sentence());
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Assessment {

    /** What is said and gainsaid: a heeded precondition of which one source says "no" is not merely left unjudged. */
    private static final Set<ReasonCode> GAINSAID = EnumSet.of(ReasonCode.POOL_CONTESTED, ReasonCode.TRUST_CONTESTED,
            ReasonCode.SERVER_ENABLED_CONTESTED);

    private final List<Finding> findings;
    /** How many of the findings, from the first, are of required preconditions. */
    private final int required;
    /** The preconditions whose facts were read longer ago than is fresh, as the findings' sentences tell. */
    private final List<String> old;
    private final Outcome outcome;

    private Assessment(List<Finding> findings, int required, List<String> old) {
        this.findings = findings;
        this.required = required;
        this.old = old;
        Outcome all = Outcome.MET;
        for (int i = 0; i < findings.size(); i++) {
            Finding one = findings.get(i);
            all = counts(i) || one.outcome() == Outcome.NOT_MET ? all.and(one.outcome()) : all;
        }
        this.outcome = all;
    }

    /** Whether a finding that is unknown blocks: of a required precondition, or one on which sources disagree. */
    private boolean counts(int index) {
        return index < required || findings.get(index).reasonCode().filter(GAINSAID::contains).isPresent();
    }

    /** Checks by {@link Rules#documented()}. */
    public static Assessment of(UserFacts facts) {
        return of(facts, Rules.documented());
    }

    /** Checks by these rules. */
    public static Assessment of(UserFacts facts, Rules rules) {
        return of(facts, rules, (rule, finding) -> finding);
    }

    /**
     * Checks by these rules; the sentence of a sign-in then tells its age at that instant, and that of any other finding when
     * the fact was read, if that is no longer fresh. The outcome does not depend on it.
     */
    public static Assessment of(UserFacts facts, Rules rules, Instant asOf) {
        Objects.requireNonNull(asOf, "asOf: pass Instant.now(), or the instant at which everything was collected");
        return of(facts, rules, (rule, finding) -> new ReadingAge(facts, asOf, rules.freshness()).told(rule, finding));
    }

    private static Assessment of(UserFacts facts, Rules rules, BiFunction<Precondition, Finding, Finding> telling) {
        Objects.requireNonNull(facts, "facts: pass UserFacts.none() where nothing is known");
        Objects.requireNonNull(rules, "rules: pass Rules.documented(), or your own");
        List<Finding> findings = new ArrayList<>(rules.checked().size());
        List<String> old = new ArrayList<>(0);
        for (Precondition rule : rules.checked()) {
            Finding bare = rule.check(facts);
            Finding told = telling.apply(rule, bare);
            findings.add(told);
            if (told != bare && !told.is(ReasonCode.CLIENT_QUALIFIES)) {
                old.add(rule.id());
            }
        }
        return new Assessment(Collections.unmodifiableList(findings), rules.required().size(), List.copyOf(old));
    }

    /** Every finding: of the required preconditions in order, then of the heeded ones; never empty. */
    public List<Finding> findings() {
        return findings;
    }

    /** The finding of the precondition with that id; empty where it was not asked. */
    public Optional<Finding> finding(String precondition) {
        Objects.requireNonNull(precondition, "precondition: the id of one, as Precondition.id() gives it");
        for (int i = 0; i < findings.size(); i++) {
            if (findings.get(i).precondition().equals(precondition)) {
                return Optional.of(findings.get(i));
            }
        }
        return Optional.empty();
    }

    /**
     * The verdict. Not met where any precondition, required or heeded, is known not to be met; met where all required ones
     * are and sources disagree on no heeded one; else unknown.
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Whether the contacts should move at the next sign-in with a qualifying client, or by the server itself: every required
     * precondition is met, and no heeded one is known not to be. What was {@linkplain #unjudged() not judged} may take that
     * back: ask {@link #isConclusive()}.
     */
    public boolean isReady() {
        return outcome.isMet();
    }

    /**
     * Whether there is a verdict and nothing was left unjudged. Learning more never turns a conclusive verdict into its
     * opposite, nor any "not met".
     */
    public boolean isConclusive() {
        return outcome != Outcome.UNKNOWN && unjudged().isEmpty();
    }

    /**
     * Whether only the sign-in with a Lync 2013 or later client is still to come, as far as is known: every other required
     * precondition is met, nothing is known not to be met, and whether the user signed in with such a client is not known.
     */
    public boolean isEligible() {
        if (outcome != Outcome.UNKNOWN) {
            return false;
        }
        for (Finding finding : unknowns()) {
            if (!finding.precondition().equals(Precondition.RICH_CLIENT_SIGN_IN.id())) {
                return false;
            }
        }
        return true;
    }

    /** What is not met, in order, required or heeded. */
    public List<Finding> blockers() {
        List<Finding> some = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            if (findings.get(i).outcome() == Outcome.NOT_MET) {
                some.add(findings.get(i));
            }
        }
        return Collections.unmodifiableList(some);
    }

    /** What is not known and blocks, in order: what is required, then what is heeded and on which sources disagree. */
    public List<Finding> unknowns() {
        return unknown(true);
    }

    /** What is heeded and not known, in order: it was not judged. */
    public List<Finding> unjudged() {
        return unknown(false);
    }

    // Loops by index here: every user of an estate comes through, and a stream over seven findings costs more than what it does.
    private List<Finding> unknown(boolean blocking) {
        List<Finding> some = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            if (findings.get(i).outcome() == Outcome.UNKNOWN && counts(i) == blocking) {
                some.add(findings.get(i));
            }
        }
        return Collections.unmodifiableList(some);
    }

    /**
     * Whether the policy is moot: with only older clients, or without a mailbox on Exchange 2013 or later, it is ignored and
     * the contacts stay in Lync.
     */
    public boolean isPolicyIgnored() {
        for (Finding finding : findings) {
            if (finding.outcome() == Outcome.NOT_MET && finding.reasonCode().filter(ReasonCode::ignoresPolicy).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The verdict in words, with the first reason; its wording may change. */
    public String sentence() {
        if (isReady()) {
            String met = required == 1 ? "the one required precondition is met"
                    : "all " + required + " required preconditions are met";
            StringJoiner notJudged = new StringJoiner(", ", "; not judged: ", "").setEmptyValue("");
            unjudged().forEach(finding -> notJudged.add(finding.precondition()));
            return "Ready: " + met + (old.isEmpty() ? "" : "; read long ago: " + String.join(", ", old)) + notJudged + ".";
        }
        String moot = isPolicyIgnored() ? " The policy is ignored, and unmigrated contacts stay in Lync." : "";
        if (isEligible()) {
            return "Eligible: only the sign-in with a Lync 2013 or later client is to come. "
                    + finding(Precondition.RICH_CLIENT_SIGN_IN.id()).orElseThrow().sentence() + moot;
        }
        return outcome == Outcome.NOT_MET
                ? "Not ready: " + blockers().get(0).sentence() + moot
                : "Unknown: " + unknowns().get(0).sentence();
    }

    /**
     * The assessment as plain data, in order: {@code outcome} (text), {@code ready, conclusive, eligible, policyIgnored}
     * (booleans), {@code sentence} (text), {@code findings} (a list of {@link Finding#toMap()}), {@code unjudged} (a list of
     * the ids of the preconditions that were not judged).
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("outcome", outcome.name());
        map.put("ready", isReady());
        map.put("conclusive", isConclusive());
        map.put("eligible", isEligible());
        map.put("policyIgnored", isPolicyIgnored());
        map.put("sentence", sentence());
        map.put("findings", findings.stream().map(Finding::toMap).toList());
        map.put("unjudged", unjudged().stream().map(Finding::precondition).toList());
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Assessment that && required == that.required && findings.equals(that.findings);
    }

    @Override
    public int hashCode() {
        return findings.hashCode();
    }

    /** The verdict in words. */
    @Override
    public String toString() {
        return sentence();
    }
}
