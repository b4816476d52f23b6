package org.ucsmigration.precondition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    private final List<Finding> findings;

    private Assessment(List<Finding> findings) {
        this.findings = findings;
    }

    /** Checks the documented four preconditions. */
    public static Assessment of(UserFacts facts) {
        Objects.requireNonNull(facts, "facts: pass UserFacts.none() where nothing is known");
        return checked(facts, Precondition.documented());
    }

    /**
     * Checks these preconditions, in this order.
     *
     * @throws IllegalArgumentException if there is none, or two have one id
     */
    public static Assessment of(UserFacts facts, Collection<? extends Precondition> rules) {
        Objects.requireNonNull(facts, "facts: pass UserFacts.none() where nothing is known");
        Objects.requireNonNull(rules, "rules: pass Precondition.documented(), or your own");
        Set<String> ids = new HashSet<>();
        for (Precondition rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("Two preconditions have the id \"" + rule.id() + "\": give each its own.");
            }
        }
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("An assessment needs a precondition: pass Precondition.documented(), or your own.");
        }
        return checked(facts, rules);
    }

    private static Assessment checked(UserFacts facts, Collection<? extends Precondition> rules) {
        List<Finding> findings = new ArrayList<>(rules.size());
        for (Precondition rule : rules) {
            findings.add(OwnRule.guarding(rule).check(facts));
        }
        return new Assessment(List.copyOf(findings));
    }

    /** Every finding, in the order of the preconditions; never empty. */
    public List<Finding> findings() {
        return findings;
    }

    /** The finding of the precondition with that id; empty where it was not asked. */
    public Optional<Finding> finding(String precondition) {
        Objects.requireNonNull(precondition, "precondition: the id of one, as Precondition.id() gives it");
        return findings.stream().filter(finding -> finding.precondition().equals(precondition)).findFirst();
    }

    /** All findings together, by Kleene's rules. */
    public Outcome outcome() {
        Outcome all = Outcome.MET;
        for (Finding finding : findings) {
            all = all.and(finding.outcome());
        }
        return all;
    }

    /** Whether every precondition is met. */
    public boolean isReady() {
        return outcome().isMet();
    }

    /** Whether all but the sign-in with a Lync 2013 or later client is met, and only that is still to come. */
    public boolean isEligible() {
        String signIn = Precondition.RICH_CLIENT_SIGN_IN.id();
        return finding(signIn).filter(finding -> !finding.isMet()).isPresent()
                && findings.stream().allMatch(finding -> finding.isMet() || finding.precondition().equals(signIn));
    }

    /** What is not met, in order. */
    public List<Finding> blockers() {
        return with(Outcome.NOT_MET);
    }

    /** What is not known, in order. */
    public List<Finding> unknowns() {
        return with(Outcome.UNKNOWN);
    }

    private List<Finding> with(Outcome outcome) {
        return findings.stream().filter(finding -> finding.outcome() == outcome).toList();
    }

    /**
     * Whether the policy is moot: with only older clients, or without a mailbox on Exchange 2013 or later, it is ignored and
     * the contacts stay in Lync.
     */
    public boolean isPolicyIgnored() {
        return blockers().stream().anyMatch(finding -> finding.reasonCode().filter(ReasonCode::ignoresPolicy).isPresent());
    }

    /** The verdict in words, with the first reason; its wording may change. */
    public String sentence() {
        if (isReady()) {
            return "Ready: all " + findings.size() + " preconditions are met.";
        }
        String moot = isPolicyIgnored() ? " The policy is ignored and the contacts stay in Lync." : "";
        if (isEligible()) {
            return "Eligible: only the sign-in with a Lync 2013 or later client is to come. "
                    + finding(Precondition.RICH_CLIENT_SIGN_IN.id()).orElseThrow().sentence() + moot;
        }
        return outcome() == Outcome.NOT_MET
                ? "Not ready: " + blockers().get(0).sentence() + moot
                : "Unknown: " + unknowns().get(0).sentence();
    }

    /**
     * The assessment as plain data, in order: {@code outcome} (text), {@code ready}, {@code eligible}, {@code policyIgnored}
     * (booleans), {@code sentence} (text), {@code findings} (a list of {@link Finding#toMap()}).
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("outcome", outcome().name());
        map.put("ready", isReady());
        map.put("eligible", isEligible());
        map.put("policyIgnored", isPolicyIgnored());
        map.put("sentence", sentence());
        map.put("findings", findings.stream().map(Finding::toMap).toList());
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Assessment that && findings.equals(that.findings);
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
