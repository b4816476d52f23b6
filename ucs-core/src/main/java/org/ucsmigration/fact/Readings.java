package org.ucsmigration.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Fact.Contested;
import org.ucsmigration.fact.Fact.Known;
import org.ucsmigration.fact.Fact.Unknown;

/**
 * What many readings of one question say together.
 *
 * <p>A fact keeps the readings that it was made of, so that in whatever order facts are merged, the same set of readings is
 * there in the end; and what a set of readings says depends on the set alone. A fact that kept no more than its outcome
 * could not do that: "2013 or 2016", "2016 or 2019" and "2013" agree in pairs and not together.
 */
final class Readings {

    private static final Comparator<Known<?>> ORDER = Comparator.<Known<?>, String>comparing(one -> one.source().text())
            .thenComparing(one -> one.source().at().orElse(Instant.MIN))
            .thenComparing(one -> one.value().toString(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(one -> one.value().toString());

    private Readings() {
    }

    /** Both facts together; of two unknowns every reason, unless nobody has stated one of them. */
    static <T> Fact<T> merge(Fact<T> one, Fact<T> other) {
        if (one instanceof Unknown<T> mine) {
            if (!mine.isStated() || !(other instanceof Unknown<T> theirs)) {
                return other;
            }
            if (!theirs.isStated()) {
                return one;
            }
            Set<String> reasons = new LinkedHashSet<>(mine.reasons());
            reasons.addAll(theirs.reasons());
            return new Unknown<>(List.copyOf(reasons));
        }
        if (other instanceof Unknown) {
            return one;
        }
        List<Known<T>> all = new ArrayList<>();
        one.claims().forEach(claim -> all.addAll(claim.readings()));
        other.claims().forEach(claim -> all.addAll(claim.readings()));
        return newest(all);
    }

    /** Without what a newer reading of the same witness supersedes. */
    private static <T> Fact<T> newest(List<Known<T>> all) {
        List<Known<T>> newest = new ArrayList<>(all);
        newest.removeIf(one -> all.stream().anyMatch(other -> supersedes(other, one)));
        return together(newest);
    }

    /** Whether a reading takes the place of another: of the same witness, both dated, and later. */
    private static <T> boolean supersedes(Known<T> newer, Known<T> older) {
        Optional<Instant> late = newer.source().at();
        Optional<Instant> early = older.source().at();
        return late.isPresent() && early.isPresent() && late.get().isAfter(early.get())
                && isSameWitness(newer.source().names(), older.source().names())
                && !(older.value() instanceof Agreeing<?> agreeing && agreeing.accumulates());
    }

    private static boolean isSameWitness(List<String> some, List<String> others) {
        return some.equals(others) || (some.size() > 1 && some.size() == others.size()
                && Set.copyOf(some).equals(Set.copyOf(others)));
    }

    /** All of them, at least one: known where they agree, else contested, with a claim for each value. */
    static <T> Fact<T> together(List<Known<T>> all) {
        if (all.size() == 1) {
            return all.get(0);
        }
        List<Known<T>> readings = new ArrayList<>(all);
        readings.sort(ORDER);
        readings = new ArrayList<>(new LinkedHashSet<>(readings));
        if (readings.size() == 1) {
            return readings.get(0);
        }
        T joint = readings.get(0).value();
        for (Known<T> reading : readings.subList(1, readings.size())) {
            Optional<T> both = agreed(joint, reading.value());
            if (both.isEmpty()) {
                return new Contested<>(claims(readings));
            }
            joint = both.get();
        }
        return joined(joint, readings);
    }

    /** One claim for each value. Values that differ in precision only stay apart, since no two of them outweigh a third. */
    private static <T> List<Known<T>> claims(List<Known<T>> readings) {
        List<Known<T>> claims = new ArrayList<>();
        List<Known<T>> left = new ArrayList<>(readings);
        while (!left.isEmpty()) {
            T value = left.get(0).value();
            List<Known<T>> equal = left.stream().filter(one -> one.value().equals(value)).toList();
            claims.add(joined(value, equal));
            left.removeAll(equal);
        }
        return claims;
    }

    private static <T> Known<T> joined(T value, List<Known<T>> readings) {
        return readings.size() == 1 ? readings.get(0) : new Known<>(value, source(value, readings), List.copyOf(readings));
    }

    /**
     * Who says so: whoever says exactly that, as of the latest of them; where it follows only from several together, all of
     * them, as of the earliest.
     */
    private static <T> Source source(T value, List<Known<T>> readings) {
        List<Source> exact = readings.stream().filter(one -> one.value().equals(value)).map(Known::source).toList();
        return exact.isEmpty() ? together(readings.stream().map(Known::source).toList(), true) : together(exact, false);
    }

    /** On what rests on both: it is as old as the older, and without a time where one has none. */
    static Source restingOn(Source one, Source other) {
        return together(List.of(one, other), true);
    }

    private static Source together(List<Source> sources, boolean asOfTheEarliest) {
        Source all = sources.get(0);
        for (Source source : sources) {
            all = all.and(source);
        }
        if (!asOfTheEarliest) {
            return all;
        }
        Source undated = null;
        for (String name : all.names()) {
            undated = undated == null ? Source.of(name) : undated.and(Source.of(name));
        }
        boolean isDated = sources.stream().allMatch(source -> source.at().isPresent());
        Source names = undated == null ? all : undated;
        return isDated ? names.withTime(sources.stream().map(source -> source.at().orElse(Instant.MIN))
                .min(Comparator.naturalOrder()).orElse(Instant.MIN))
                : names;
    }

    @SuppressWarnings("unchecked")
    private static <T> Optional<T> agreed(T one, T other) {
        // A class agrees with its own kind only, so the cast holds wherever the classes are the same.
        if (one instanceof Agreeing<?> agreeing && one.getClass() == other.getClass()) {
            return ((Agreeing<T>) agreeing).agreeWith(other);
        }
        return one.equals(other) ? Optional.of(one) : Optional.empty();
    }
}
