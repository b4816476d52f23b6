package org.ucsmigration.precondition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.ucsmigration.internal.Durations;

/**
 * What all that judges goes by: which preconditions are required, which are heeded, and for how long an observation is
 * fresh. Immutable, compared by content; each {@code with…}, {@code requiring} and {@code heeding} gives others.
 *
 * <p>A <em>required</em> precondition blocks readiness as long as it is not known to be met. A <em>heeded</em> one blocks it
 * where it is known not to be met; where it is unknown, it is listed as not judged: a known obstacle always counts.
 *
 * <pre>{@code
 * Rules rules = Rules.documented().heeding(Precondition.MAILBOX_OPENED).withFreshness(Duration.ofDays(2));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Rules {

    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final Rules DOCUMENTED = new Rules(Precondition.documented(),
            List.of(Precondition.HOME_POOL_ON_LYNC_2013, Precondition.SERVER_TO_SERVER_TRUST, Precondition.ENABLED_BY_SERVER),
                    A_WEEK);

    private final List<Precondition> required;
    private final List<Precondition> heeded;
    private final Duration freshness;
    /** Both, each in a guard where it is somebody else's. */
    private final List<Precondition> checked;

    private Rules(List<Precondition> required, List<Precondition> heeded, Duration freshness) {
        this.required = List.copyOf(required);
        this.heeded = List.copyOf(heeded);
        this.freshness = freshness;
        this.checked = Stream.concat(required.stream(), heeded.stream()).map(SiteRule::guarding).toList();
    }

    /**
     * The documented four required; home pool, server-to-server trust and what the server enables heeded; seven days of
     * freshness.
     */
    public static Rules documented() {
        return DOCUMENTED;
    }

    /**
     * These preconditions required, in this order, and nothing else; seven days of freshness.
     *
     * @throws IllegalArgumentException if two have one id
     */
    public static Rules only(Precondition first, Precondition... others) {
        Objects.requireNonNull(first, "first: a precondition, for example Precondition.POLICY_ALLOWS_UCS");
        Objects.requireNonNull(others, "others: leave them out where there is one");
        Rules all = new Rules(List.of(first), List.of(), A_WEEK);
        for (Precondition one : others) {
            if (all.find(Objects.requireNonNull(one, "others: none of them null").id())) {
                throw new IllegalArgumentException("Two preconditions have the id \"" + one.id() + "\": give each its own.");
            }
            all = all.requiring(one);
        }
        return all;
    }

    /** The same with that precondition required: unknown blocks. It takes the place of any of its id, of either kind. */
    public Rules requiring(Precondition precondition) {
        Objects.requireNonNull(precondition, "precondition: one of Precondition, or your own");
        return new Rules(with(required, precondition), without(heeded, precondition), freshness);
    }

    /** The same with that precondition heeded: a known "no" blocks. It takes the place of any of its id, of either kind. */
    public Rules heeding(Precondition precondition) {
        Objects.requireNonNull(precondition, "precondition: one of Precondition, or your own");
        return new Rules(without(required, precondition), with(heeded, precondition), freshness);
    }

    /**
     * The same with another freshness: for how long an observation counts as fresh.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Rules withFreshness(Duration newFreshness) {
        return new Rules(required, heeded, Durations.positive("freshness", newFreshness, "Duration.ofDays(7)"));
    }

    /** Those that block readiness as long as they are not known to be met, in order. */
    public List<Precondition> required() {
        return required;
    }

    /** Those that block readiness where they are known not to be met, in order. */
    public List<Precondition> heeded() {
        return heeded;
    }

    /** For how long an observation counts as fresh. */
    public Duration freshness() {
        return freshness;
    }

    /** The required ones, then the heeded ones; none of them throws. */
    List<Precondition> checked() {
        return checked;
    }

    private boolean find(String id) {
        return Stream.concat(required.stream(), heeded.stream()).anyMatch(one -> one.id().equals(id));
    }

    private static List<Precondition> with(List<Precondition> some, Precondition precondition) {
        List<Precondition> all = new ArrayList<>(some);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(precondition.id())) {
                all.set(i, precondition);
                return all;
            }
        }
        all.add(precondition);
        return all;
    }

    private static List<Precondition> without(List<Precondition> some, Precondition precondition) {
        return some.stream().filter(one -> !one.id().equals(precondition.id())).toList();
    }

    /** The rules as plain data, in order: {@code required} and {@code heeded} (lists of ids), {@code freshness} (ISO-8601). */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("required", required.stream().map(Precondition::id).toList());
        map.put("heeded", heeded.stream().map(Precondition::id).toList());
        map.put("freshness", freshness.toString());
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rules that && required.equals(that.required) && heeded.equals(that.heeded)
                && freshness.equals(that.freshness);
    }

    @Override
    public int hashCode() {
        return Objects.hash(required, heeded, freshness);
    }

    @Override
    public String toString() {
        return "required " + required.stream().map(Precondition::id).toList()
                + ", heeded " + heeded.stream().map(Precondition::id).toList()
                + ", fresh for " + freshness;
    }
}
