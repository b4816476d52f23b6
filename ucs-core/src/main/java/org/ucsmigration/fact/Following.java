package org.ucsmigration.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Fact.Known;
import org.ucsmigration.fact.Fact.Unknown;

/** Facts that follow from other facts. */
final class Following {

    private Following() {
    }

    static <T, R> Fact<R> map(Fact<T> fact, Function<? super T, ? extends R> consequence) {
        if (fact instanceof Unknown<T> unknown) {
            return same(unknown);
        }
        List<Known<R>> all = new ArrayList<>();
        for (Known<T> claim : fact.claims()) {
            // A claim that only several readings make up together follows from none of them alone.
            boolean isEqual = claim.readings().stream().allMatch(reading -> reading.value().equals(claim.value()));
            R value = consequence.apply(claim.value());
            for (Known<T> reading : isEqual ? claim.readings() : List.of(claim)) {
                all.add(new Known<>(value, reading.source()));
            }
        }
        return Readings.together(all);
    }

    static <T, R> Fact<R> flatMap(Fact<T> fact, Function<? super T, Fact<R>> next) {
        if (fact instanceof Unknown<T> unknown) {
            return same(unknown);
        }
        List<Known<R>> all = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (Known<T> claim : fact.claims()) {
            Fact<R> said = Objects.requireNonNull(next.apply(claim.value()),
                    () -> "next gave null for " + claim.value() + ". Give Fact.unknown(reason) where nothing is known of it.");
            reasons.addAll(said.reasons());
            for (Known<R> one : said.claims()) {
                Source both = Readings.restingOn(claim.source(), one.source());
                all.add(new Known<>(one.value(), both));
            }
        }
        return reasons.isEmpty() ? Readings.together(all) : new Unknown<>(reasons.stream().distinct().toList());
    }

    /** Of an unknown the type says nothing. */
    @SuppressWarnings("unchecked")
    private static <R> Fact<R> same(Unknown<?> unknown) {
        return (Fact<R>) unknown;
    }
}
