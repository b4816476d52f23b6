package org.ucsmigration.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.ucsmigration.evidence.Evidence.Authority;

/**
 * Whether a user's contacts have migrated: what all evidence says together, at an instant. Immutable, compared by content.
 *
 * <p>Authority decides, and age decides how much the answer can bear: only a fresh state of the server, or for MIGRATED a
 * fresh test that succeeded, is {@linkplain Certainty#DEFINITE definite}. Readings that cannot both be so make the state
 * UNKNOWN until the server is asked again, however old they become. What disagrees stays visible, nothing is averaged.
 *
 * <pre>{@code
 * MigrationConclusion conclusion = MigrationConclusion.of(evidence, Instant.now());
 * System.out.println(conclusion.isMigrated() && conclusion.isDefinite() ? "in Exchange" : conclusion.sentence());
 * }</pre>
 *
 * @since 0.1.0
 */
public final class MigrationConclusion {

    /**
     * How much a conclusion can bear. In Groovy every constant is truthy: ask {@link #isDefinite()}.
     *
     * @since 0.1.0
     */
    public enum Certainty {
        /** A fresh reading of the server decides, or, for MIGRATED, a fresh test that succeeded. */
        DEFINITE,
        /**
         * Only what was last seen, by a weaker witness or too long ago, or nothing at all: ask the server before anything
         * depends on it.
         */
        PROVISIONAL;

        /** Whether it is {@link #DEFINITE}. */
        public boolean isDefinite() {
            return this == DEFINITE;
        }
    }

    private final Readings readings;
    private final Weighing.Verdict verdict;

    private MigrationConclusion(Readings readings) {
        this.readings = readings;
        this.verdict = new Weighing(readings).verdict();
    }

    /** Concludes by {@link Freshness#standard()}; see {@link #of(Collection, Instant, Freshness)}. */
    public static MigrationConclusion of(Collection<Evidence> evidence, Instant asOf) {
        return of(evidence, asOf, Freshness.standard());
    }

    /**
     * Concludes from any number of witnesses, in any order; from none the conclusion is UNKNOWN.
     *
     * @param asOf      the instant that the conclusion speaks of; a time more than five minutes after it counts as none
     * @param freshness how old an observation may be
     */
    public static MigrationConclusion of(Collection<Evidence> evidence, Instant asOf, Freshness freshness) {
        Objects.requireNonNull(evidence, "evidence: pass an empty list where there is none");
        Objects.requireNonNull(asOf, "asOf: pass Instant.now(), or the instant at which everything was collected");
        Objects.requireNonNull(freshness, "freshness: pass Freshness.standard(), or your own limit");
        return new MigrationConclusion(Readings.of(evidence, asOf, freshness));
    }

    /** Where the contacts are. */
    public MigrationState state() {
        return verdict.state();
    }

    /** How much that can bear; UNKNOWN is always {@link Certainty#PROVISIONAL}. */
    public Certainty certainty() {
        return verdict.certainty();
    }

    /** Whether the contacts are in Exchange, be it only as a client last saw it: see {@link #isDefinite()}. */
    public boolean isMigrated() {
        return state().isMigrated();
    }

    /** Whether a fresh state of the server, or for MIGRATED a fresh test that succeeded, decided. */
    public boolean isDefinite() {
        return certainty().isDefinite();
    }

    /** Whether nothing may depend on it before the server was asked: the opposite of {@link #isDefinite()}. */
    public boolean isProvisional() {
        return !isDefinite();
    }

    /**
     * Whether any witness says otherwise than the conclusion, or two say what cannot both be so. An older reading of a
     * witness that has since been read again is history, not contest.
     */
    public boolean isContested() {
        return !against().isEmpty();
    }

    /** Whether two readings cannot both be so: ask the server again. Implies {@link #isContested()} and UNKNOWN. */
    public boolean isContradictory() {
        return !contradiction().isEmpty();
    }

    /** The two readings that cannot both be so, the stronger first; empty where there are none. */
    public List<Evidence> contradiction() {
        return verdict.contradiction();
    }

    /** The evidence that decided; empty where the state is UNKNOWN. */
    public Optional<Evidence> deciding() {
        return Optional.ofNullable(verdict.deciding());
    }

    /** All evidence, strongest authority first, within it the newest first. */
    public List<Evidence> evidence() {
        return readings.all();
    }

    /** The evidence that says otherwise than the conclusion; empty where nothing does. */
    public List<Evidence> against() {
        return readings.against(state());
    }

    /** Older readings of the server, the test and the flag, which newer ones of the same witness supersede. */
    public List<Evidence> history() {
        List<Evidence> older = new ArrayList<>(readings.all());
        older.removeAll(readings.current());
        return List.copyOf(older);
    }

    /** Clients that have not seen yet what the conclusion says: signing out and in on them mends that. */
    public List<Evidence> clientsBehind() {
        boolean settled = deciding().filter(one -> one.authority() != Authority.CLIENT_CACHE
                && one.authority() != Authority.CALLER).isPresent();
        return settled && state() != MigrationState.MIGRATING
                ? against().stream().filter(one -> one.authority() == Authority.CLIENT_CACHE).toList() : List.of();
    }

    /** Whether Exchange's flag is True, by its newest reading: with "not migrated" beside it, it was left behind. */
    public boolean isFlagSet() {
        return !readings.of(Authority.EXCHANGE_FLAG).isEmpty();
    }

    /** Exchange's flag by its newest answer: MIGRATED where it is True, UNKNOWN where it is False; empty where nobody read it. */
    public Optional<Evidence> flag() {
        return readings.all().stream().filter(one -> one.authority() == Authority.EXCHANGE_FLAG && one.isAnswer()).findFirst();
    }

    /**
     * What shows that the contacts were in Exchange before: beside a definite "not migrated" an earlier MIGRATED of the
     * server, a flag of True, an older test that succeeded, or 2165 on a client that is vouched for. Empty for every other
     * conclusion.
     */
    public List<Evidence> signsOfRollback() {
        if (state() != MigrationState.NOT_MIGRATED || !isDefinite()) {
            return List.of();
        }
        List<Evidence> signs = new ArrayList<>();
        for (Evidence one : evidence()) {
            if (one.state().isMigrated() && isSign(one)) {
                signs.add(one);
            }
        }
        return List.copyOf(signs);
    }

    private boolean isSign(Evidence migrated) {
        return switch (migrated.authority()) {
            case SERVER_STATE, SYNTHETIC_TEST -> true;
            case EXCHANGE_FLAG -> readings.current().contains(migrated);
            case CLIENT_CACHE -> migrated.isVouched();
            case CALLER -> false;
        };
    }

    /**
     * What makes a definite "migrated" doubtful, where it may be later than the reading that decides: the caller says that the
     * contacts are in Lync, or Exchange's flag was read to be False. That is what a rollback leaves; set so by hand it moves no
     * contact, and lifts the guard that keeps the mailbox from going back to Exchange 2010 ("Set-Mailbox"). Ask the server
     * again. Empty for every other conclusion.
     */
    public Optional<Evidence> doubt() {
        if (!isMigrated() || !isDefinite()) {
            return Optional.empty();
        }
        Instant decided = deciding().map(readings::supporting).orElse(Instant.MAX);
        return Stream.concat(evidence().stream().filter(one -> one.authority() == Authority.CALLER
                && one.state() == MigrationState.NOT_MIGRATED), flag().filter(one -> !one.state().isMigrated()).stream())
                .filter(one -> readings.contradicting(one).isAfter(decided)).findFirst();
    }

    /** Whether the migration does not end: two MIGRATING of the server at least a day apart, and nothing different between. */
    public boolean isStuck() {
        return state() == MigrationState.MIGRATING && readings.migratingFor().compareTo(Duration.ofDays(1)) >= 0;
    }

    /** The conclusion in words, with what decided it and how old that is; its wording may change. Never blank. */
    public String sentence() {
        return verdict.sentence().get();
    }

    /**
     * The conclusion as plain data, in order: {@code state, certainty} (text), {@code migrated, contested, contradictory,
     * stuck} (booleans), {@code sentence} (text), {@code decidedBy} (an authority), {@code age} (ISO-8601 duration between
     * the deciding observation and the conclusion's instant), {@code evidence} (a list of {@link Evidence#toMap()}).
     * {@code decidedBy} and {@code age} are absent where nothing decides or its time is not known.
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("state", state().name());
        map.put("certainty", certainty().name());
        map.put("migrated", isMigrated());
        map.put("contested", isContested());
        map.put("contradictory", isContradictory());
        map.put("stuck", isStuck());
        map.put("sentence", sentence());
        deciding().ifPresent(one -> map.put("decidedBy", one.authority().name()));
        deciding().flatMap(readings::seen).ifPresent(at -> map.put("age", Duration.between(at, readings.asOf()).toString()));
        map.put("evidence", evidence().stream().map(Evidence::toMap).toList());
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MigrationConclusion that && readings.equals(that.readings);
    }

    @Override
    public int hashCode() {
        return readings.all().hashCode();
    }

    /** The conclusion in words. */
    @Override
    public String toString() {
        return sentence();
    }
}
