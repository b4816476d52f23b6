package org.ucsmigration.report;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.MigrationConclusion;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.precondition.Assessment;
import org.ucsmigration.precondition.Rules;
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

    /** Of the keys of {@link #toMap()}, and of the document that is made of them: package {@code output} has the rule. */
    private static final String VERSION = "1.0";

    private final Observations observations;
    private final Situation situation;
    /** Made when first asked for; several threads may make it, and make the same. So are the hazards. */
    @Nullable
    private NextStep nextStep;
    @Nullable
    private List<Hazard> hazards;

    private UserReport(Observations observations, Situation situation) {
        this.observations = observations;
        this.situation = situation;
    }

    /**
     * Reports by {@link Rules#documented()}.
     *
     * @param asOf the instant that the report speaks of, against which ages and a migration delay count
     */
    public static UserReport of(Observations observations, Instant asOf) {
        return of(observations, Rules.documented(), asOf);
    }

    /**
     * Reports by these rules.
     *
     * @param asOf the instant that the report speaks of, against which ages and a migration delay count
     */
    public static UserReport of(Observations observations, Rules rules, Instant asOf) {
        Objects.requireNonNull(observations, "observations: pass Observations.of(user) where nothing was seen");
        Objects.requireNonNull(rules, "rules: pass Rules.documented(), or your own");
        Objects.requireNonNull(asOf, "asOf: pass Instant.now(), or the instant at which everything was collected");
        return new UserReport(observations, Situation.of(observations, rules, asOf));
    }

    /** Who it is about. */
    public UserIdentity identity() {
        return observations.identity();
    }

    /** What was seen, on which the report rests. */
    public Observations observations() {
        return observations;
    }

    /** What the report goes by. */
    public Rules rules() {
        return situation.rules();
    }

    /** May the contacts migrate? */
    public Assessment assessment() {
        return situation.assessment();
    }

    /** Have they migrated? */
    public MigrationConclusion conclusion() {
        return situation.conclusion();
    }

    /** What to do next. */
    public NextStep nextStep() {
        NextStep known = nextStep;
        if (known == null) {
            known = Steps.of(situation);
            nextStep = known;
        }
        return known;
    }

    /** The instant that the report speaks of. */
    public Instant asOf() {
        return situation.asOf();
    }

    /** Whether the account is known not to be for migration at all. */
    public boolean isOutOfScope() {
        return !situation.exclusions().isEmpty();
    }

    /** The ways in which this user's contacts can get lost, the most pressing first; empty where none is seen. */
    public List<Hazard> hazards() {
        List<Hazard> known = hazards;
        if (known == null) {
            known = new Hazards(situation).all();
            hazards = known;
        }
        return known;
    }

    /**
     * The report as plain data, in order: {@code version} (of these keys, now {@code 1.0}), {@code user} (the SIP address),
     * {@code identity} (a map of {@code sip, upn, smtpAddresses} (a sorted list){@code , sid, masterAccountSid,
     * distinguishedName, directoryGuid, mailboxGuid}), {@code asOf} (ISO-8601), {@code rules} ({@link Rules#toMap()}),
     * {@code facts} ({@link UserFacts#toMap()}), {@code outOfScope} (a boolean), {@code assessment}
     * ({@link Assessment#toMap()}), {@code conclusion} ({@link MigrationConclusion#toMap()}), {@code nextStep}
     * ({@link NextStep#toMap()}), {@code hazards} (a list of {@link Hazard#toMap()}), {@code notes} (a list of text).
     *
     * <p>Text, booleans, lists and maps with text keys only, so that any JSON, YAML or CSV writer takes it, and that what
     * one library wrote equals what another reads back: numbers and times are text. What is not known is absent. The keys
     * and codes are stable, sentences are not.
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", VERSION);
        map.put("user", identity().sip().address());
        map.put("identity", PlainIdentity.of(identity()));
        map.put("asOf", asOf().toString());
        map.put("rules", rules().toMap());
        map.put("facts", observations.facts().toMap());
        map.put("outOfScope", isOutOfScope());
        map.put("assessment", assessment().toMap());
        map.put("conclusion", conclusion().toMap());
        map.put("nextStep", nextStep().toMap());
        map.put("hazards", hazards().stream().map(Hazard::toMap).toList());
        map.put("notes", observations.notes());
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserReport that && observations.equals(that.observations)
                && rules().equals(that.rules()) && asOf().equals(that.asOf());
    }

    @Override
    public int hashCode() {
        return Objects.hash(observations, asOf());
    }

    /** Address, assessment, conclusion and next step in four lines. */
    @Override
    public String toString() {
        return identity() + "\n  " + assessment() + "\n  " + conclusion() + "\n  Next: " + nextStep();
    }
}
