package org.ucsmigration.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.advice.Action;
import org.ucsmigration.evidence.MigrationConclusion;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.precondition.Assessment;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.probe.Observations;

/**
 * Everything there is to say about one user: may the contacts migrate, have they, why, what to do next, what to beware of.
 * Immutable, compared by content.
 *
 * <pre>{@code
 * UserReport report = UserReport.of(probe.observe(UserIdentity.of("sip:kenmyer@litwareinc.com")), Instant.now());
 * System.out.println(report.assessment() + "\n" + report.conclusion() + "\n" + report.nextStep());
 * }</pre>
 *
 * @since 0.1.0
 */
public final class UserReport {

    private final Observations observations;
    private final Assessment assessment;
    private final MigrationConclusion conclusion;
    private final NextStep nextStep;
    private final Instant asOf;

    private UserReport(Observations observations, Assessment assessment, MigrationConclusion conclusion, NextStep nextStep, Instant asOf) {
        this.observations = observations;
        this.assessment = assessment;
        this.conclusion = conclusion;
        this.nextStep = nextStep;
        this.asOf = asOf;
    }

    /**
     * Reports by the documented four preconditions.
     *
     * @param asOf the instant that the report speaks of, against which a migration delay counts
     */
    public static UserReport of(Observations observations, Instant asOf) {
        return of(observations, Precondition.documented(), asOf);
    }

    /**
     * Reports by these preconditions.
     *
     * @param rules the preconditions, in order; see {@link Assessment#of(org.ucsmigration.fact.UserFacts, Collection)}
     * @param asOf  the instant that the report speaks of, against which a migration delay counts
     * @throws IllegalArgumentException if there is no precondition, or two have one id
     */
    public static UserReport of(Observations observations, Collection<? extends Precondition> rules, Instant asOf) {
        Objects.requireNonNull(observations, "observations: pass Observations.of(user) where nothing was seen");
        Objects.requireNonNull(asOf, "asOf: pass Instant.now(), or the instant at which everything was collected");
        Assessment assessment = Assessment.of(observations.facts(), rules);
        MigrationConclusion conclusion = MigrationConclusion.of(observations.evidence());
        NextStep next = new Steps(observations.facts(), assessment, conclusion, asOf).next();
        return new UserReport(observations, assessment, conclusion, next, asOf);
    }

    /** Who it is about. */
    public UserIdentity identity() {
        return observations.identity();
    }

    /** What was seen, on which the report rests. */
    public Observations observations() {
        return observations;
    }

    /** May the contacts migrate? */
    public Assessment assessment() {
        return assessment;
    }

    /** Have they migrated? */
    public MigrationConclusion conclusion() {
        return conclusion;
    }

    /** What to do next. */
    public NextStep nextStep() {
        return nextStep;
    }

    /** The instant that the report speaks of. */
    public Instant asOf() {
        return asOf;
    }

    /** Whether the account is known not to be for migration at all. */
    public boolean isOutOfScope() {
        return nextStep.action() == Action.OUT_OF_SCOPE;
    }

    /** The ways in which this user's contacts can get lost; empty where none is seen. */
    public List<Hazard> hazards() {
        List<Hazard> hazards = new ArrayList<>();
        MigrationState state = conclusion.state();
        if (state == MigrationState.MIGRATED || state == MigrationState.MIGRATING) {
            hazards.add(Hazard.ROLL_BACK_FIRST);
        } else if (state == MigrationState.UNKNOWN || conclusion.isProvisional()) {
            hazards.add(Hazard.STATE_UNPROVEN);
        }
        boolean otherSaysMigrated = conclusion.against().stream().anyMatch(one -> one.state().isMigrated());
        boolean allowed = Precondition.POLICY_ALLOWS_UCS.check(observations.facts()).isMet();
        if (state == MigrationState.NOT_MIGRATED && otherSaysMigrated && allowed) {
            hazards.add(Hazard.RETURNS_AFTER_ROLLBACK);
        }
        return List.copyOf(hazards);
    }

    /**
     * The report as plain data, in order: {@code user} (the SIP address), {@code asOf} (ISO-8601), {@code outOfScope} (a
     * boolean), {@code assessment} ({@link Assessment#toMap()}), {@code conclusion} ({@link MigrationConclusion#toMap()}),
     * {@code nextStep} ({@link NextStep#toMap()}), {@code hazards} (a list of {@link Hazard#toMap()}),
     * {@code notes} (a list of text). Any JSON, YAML or CSV writer takes it; the keys are stable.
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("user", identity().sip().address());
        map.put("asOf", asOf.toString());
        map.put("outOfScope", isOutOfScope());
        map.put("assessment", assessment.toMap());
        map.put("conclusion", conclusion.toMap());
        map.put("nextStep", nextStep.toMap());
        map.put("hazards", hazards().stream().map(Hazard::toMap).toList());
        map.put("notes", observations.notes());
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserReport that && observations.equals(that.observations)
                && assessment.equals(that.assessment) && asOf.equals(that.asOf);
    }

    @Override
    public int hashCode() {
        return Objects.hash(observations, asOf);
    }

    /** Address, assessment, conclusion and next step in four lines. */
    @Override
    public String toString() {
        return identity() + "\n  " + assessment + "\n  " + conclusion + "\n  Next: " + nextStep;
    }
}
