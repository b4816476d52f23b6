package org.ucsmigration.evidence;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * Whether a user's contacts have migrated: what all evidence says together. Immutable, compared by content.
 *
 * <p>Authority decides first, then the time of observation. Only server state concludes "not migrated" outright; from a
 * weaker authority it is provisional, and nothing may treat it as safe. What disagrees stays visible, nothing is averaged.
 *
 * <pre>{@code
 * MigrationConclusion conclusion = MigrationConclusion.of(evidence);
 * System.out.println(conclusion.isMigrated() ? "in Exchange" : conclusion.sentence());
 * }</pre>
 *
 * @since 0.1.0
 */
public final class MigrationConclusion {

    private final MigrationState state;
    @Nullable
    private final Evidence deciding;
    private final List<Evidence> evidence;
    private final Weighing.Contest contest;
    private final String sentence;

    MigrationConclusion(MigrationState state, @Nullable Evidence deciding, List<Evidence> evidence, Weighing.Contest contest, String sentence) {
        this.state = state;
        this.deciding = deciding;
        this.evidence = evidence;
        this.contest = contest;
        this.sentence = sentence;
    }

    /** Concludes from any number of witnesses, in any order; from none the conclusion is UNKNOWN. */
    public static MigrationConclusion of(Collection<Evidence> evidence) {
        Objects.requireNonNull(evidence, "evidence: pass an empty list where there is none");
        return Weighing.conclude(evidence);
    }

    /** Where the contacts are. */
    public MigrationState state() {
        return state;
    }

    /** Whether the contacts are in Exchange. */
    public boolean isMigrated() {
        return state.isMigrated();
    }

    /**
     * Whether "not migrated" is only what a weaker witness last saw: never safe to act on. False for every other state.
     */
    public boolean isProvisional() {
        return state == MigrationState.NOT_MIGRATED && deciding != null && deciding.authority() != Authority.SERVER_STATE;
    }

    /**
     * Whether any witness says otherwise than the conclusion, or two say what cannot both be so. An older reading of a
     * witness that has since been read again is history, not contest.
     */
    public boolean isContested() {
        return contest != Weighing.Contest.NONE;
    }

    /**
     * Whether witnesses of one authority contradict each other, or a newer reading contradicts a stronger one: ask again.
     * Implies {@link #isContested()}.
     */
    public boolean isContradictory() {
        return contest == Weighing.Contest.CONTRADICTORY;
    }

    /** The evidence that decided; empty where the state is UNKNOWN. */
    public Optional<Evidence> deciding() {
        return Optional.ofNullable(deciding);
    }

    /** All evidence, strongest authority first, within it the newest first. */
    public List<Evidence> evidence() {
        return evidence;
    }

    /** The evidence that says otherwise than the conclusion, older readings of the same witness included; empty where nothing does. */
    public List<Evidence> against() {
        return evidence.stream().filter(one -> one.state() != MigrationState.UNKNOWN && one.state() != state).toList();
    }

    /** The conclusion in words, with what decided it; its wording may change. Never blank. */
    public String sentence() {
        return sentence;
    }

    /**
     * The conclusion as plain data, in order: {@code state} (text), {@code migrated, provisional, contested, contradictory}
     * (booleans), {@code sentence} (text), {@code evidence} (a list of {@link Evidence#toMap()}).
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("state", state.name());
        map.put("migrated", isMigrated());
        map.put("provisional", isProvisional());
        map.put("contested", isContested());
        map.put("contradictory", isContradictory());
        map.put("sentence", sentence);
        map.put("evidence", evidence.stream().map(Evidence::toMap).toList());
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MigrationConclusion that && evidence.equals(that.evidence);
    }

    @Override
    public int hashCode() {
        return evidence.hashCode();
    }

    /** The conclusion in words. */
    @Override
    public String toString() {
        return sentence;
    }
}
