package org.ucsmigration.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;

/**
 * The table of conclusions, once more and in another way: ages in seconds as plain numbers, a time that is not known as an
 * infinite age where it supports and a minus infinite one where it contradicts. Every combination of one reading of each
 * witness, and of several of the server, at the times at which something changes.
 */
@Tag("slow")
@DisplayName("The table of conclusions, held against an oracle")
class ConclusionOracleTest {

    private static final Instant AS_OF = Instant.parse("2026-11-26T08:00:00Z");
    private static final double DAY = 86_400;
    private static final double WEEK = 7 * DAY;
    private static final double UNDATED = Double.NaN;

    /** One reading: who, what, how long ago it was seen and changed, and whether somebody vouches for it. */
    record Reading(String who, String says, double seen, double changed, boolean vouched) {

        Evidence evidence() {
            Source source = Double.isNaN(seen) ? Source.of(who) : Source.of(who, at(seen));
            Evidence evidence = switch (who) {
                case "server" -> Evidence.serverState(says, source);
                case "test" -> says.equals("success") ? Evidence.testSucceeded(source) : Evidence.testFailed("x", source);
                case "flag" -> Evidence.exchangeFlag(says.equals("True"), source);
                case "client" -> Evidence.clientCache(Long.parseLong(says), source);
                default -> Evidence.caller(says.equals("yes") ? MigrationState.MIGRATED : MigrationState.NOT_MIGRATED,
                        "The caller says so.");
            };
            evidence = Double.isNaN(changed) ? evidence : evidence.withChangedAt(at(changed));
            return vouched ? evidence.withVouched() : evidence;
        }

        private static Instant at(double age) {
            return AS_OF.minusSeconds((long) age);
        }

        String state() {
            return switch (says) {
                case "Migrated", "success", "True", "2165", "yes" -> "MIGRATED";
                case "Migrating" -> "MIGRATING";
                case "Ready To Migrate", "Disabled", "0", "no" -> "NOT_MIGRATED";
                default -> "UNKNOWN";
            };
        }

        boolean isAny(String name, String state) {
            return who.equals(name) && state().equals(state);
        }

        /** Five minutes ahead is the most that a clock may be. */
        private static boolean isTime(double age) {
            return !Double.isNaN(age) && age >= -300;
        }

        double supporting() {
            return isTime(seen) ? seen : Double.POSITIVE_INFINITY;
        }

        double contradicting() {
            return isTime(changed) ? changed : isTime(seen) ? seen : Double.NEGATIVE_INFINITY;
        }

        boolean replaces(Reading older) {
            return who.equals(older.who) && isTime(seen) && isTime(older.seen) && seen < older.seen;
        }
    }

    record Expected(String state, boolean definite, boolean contradictory) {
    }

    private static final Expected CONTRADICTORY = new Expected("UNKNOWN", false, true);
    private static final Expected UNKNOWN = new Expected("UNKNOWN", false, false);

    private static Expected oracle(List<Reading> all, boolean forbidden) {
        double limitOfNot = forbidden ? WEEK : DAY;
        List<Reading> servers = newest(all, one -> one.who().equals("server") && !one.state().equals("UNKNOWN"));
        List<Reading> successes = newest(all, one -> one.isAny("test", "MIGRATED"));
        List<Reading> flags = newest(all, one -> one.who().equals("flag")).stream().filter(one -> one.state().equals("MIGRATED"))
                .toList();
        List<Reading> clients = all.stream().filter(one -> one.who().equals("client") && !one.state().equals("UNKNOWN")).toList();
        List<Reading> callers = all.stream().filter(one -> one.who().equals("caller")).toList();
        List<Reading> others = Stream.of(successes, flags, clients, callers).flatMap(List::stream).toList();
        boolean testIsDefinite = successes.stream().anyMatch(one -> one.supporting() >= 0 && one.supporting() <= WEEK
                && all.stream().noneMatch(failed -> failed.isAny("test", "UNKNOWN")
                        && failed.contradicting() <= one.supporting()));
        if (!servers.isEmpty()) {
            String state = servers.get(0).state();
            double age = servers.stream().mapToDouble(Reading::supporting).min().orElseThrow();
            if (servers.stream().anyMatch(one -> !one.state().equals(state))) {
                return CONTRADICTORY;
            }
            boolean refuted = state.equals("NOT_MIGRATED") && all.stream().anyMatch(test -> test.isAny("test", "MIGRATED")
                    && test.contradicting() - age <= WEEK && all.stream().noneMatch(between -> between.isAny("server", "MIGRATED")
                            && between.supporting() <= test.contradicting() && between.supporting() >= age));
            boolean changedSince = !state.equals("MIGRATING") && clients.stream().anyMatch(client -> client.vouched()
                    && !client.state().equals(state) && client.contradicting() < age);
            if (refuted || changedSince) {
                return CONTRADICTORY;
            }
            boolean odd = all.stream().anyMatch(one -> one.isAny("server", "UNKNOWN") && one.contradicting() <= age);
            double limit = state.equals("NOT_MIGRATED") ? limitOfNot : state.equals("MIGRATING") ? DAY : WEEK;
            boolean fresh = age >= 0 && age <= limit;
            if (fresh && !odd || state.equals("MIGRATED") && testIsDefinite) {
                return new Expected(state, true, false);
            }
            boolean overtaken = others.stream().anyMatch(one -> !one.state().equals(state) && one.contradicting() < age);
            return overtaken ? UNKNOWN : new Expected(state, false, false);
        }
        if (!successes.isEmpty()) {
            double age = successes.stream().mapToDouble(Reading::supporting).min().orElseThrow();
            if (clients.stream().anyMatch(one -> one.vouched() && one.state().equals("NOT_MIGRATED")
                    && one.contradicting() < age)) {
                return CONTRADICTORY;
            }
            boolean overtaken = others.stream().anyMatch(one -> one.state().equals("NOT_MIGRATED") && one.contradicting() < age);
            return testIsDefinite ? new Expected("MIGRATED", true, false) : overtaken ? UNKNOWN : new Expected("MIGRATED", false,
                    false);
        }
        if (!flags.isEmpty()) {
            double age = flags.stream().mapToDouble(Reading::supporting).min().orElseThrow();
            boolean unset = clients.stream().anyMatch(one -> one.vouched() && one.state().equals("NOT_MIGRATED")
                    && one.contradicting() - age <= WEEK);
            return unset ? CONTRADICTORY : new Expected("MIGRATED", false, false);
        }
        List<String> vouched = clients.stream().filter(Reading::vouched).map(Reading::state).distinct().toList();
        List<String> any = clients.stream().map(Reading::state).distinct().toList();
        List<String> stated = callers.stream().map(Reading::state).distinct().toList();
        for (List<String> said : List.of(vouched, any, stated)) {
            if (!said.isEmpty()) {
                return said.size() == 1 ? new Expected(said.get(0), false, false) : said == any ? UNKNOWN : CONTRADICTORY;
            }
        }
        return UNKNOWN;
    }

    private static List<Reading> newest(List<Reading> all, Predicate<Reading> which) {
        List<Reading> some = all.stream().filter(which).toList();
        return some.stream().filter(one -> some.stream().noneMatch(other -> other.replaces(one))).toList();
    }

    @Test
    @DisplayName("one reading of each witness, in every combination")
    void oneOfEach() {
        List<Reading> servers = readings("server", List.of("Ready To Migrate", "Migrated", "Migrating", "Odd"),
                UNDATED, -301, -300, -1, 0, DAY, DAY + 1, WEEK, WEEK + 1);
        List<Reading> tests = readings("test", List.of("success"), UNDATED, -301, -1, 0, DAY, DAY + 1, WEEK, WEEK + 1, WEEK + DAY,
                WEEK + DAY + 1, WEEK + DAY + 2, 2 * WEEK, 2 * WEEK + 1, 2 * WEEK + 2);
        tests.addAll(readings("test", List.of("failure"), UNDATED, 0));
        List<Reading> flags = readings("flag", List.of("True"), UNDATED, 0, DAY, WEEK + 2);
        flags.addAll(readings("flag", List.of("False"), 0));
        List<Reading> clients = new ArrayList<>();
        for (String mode : List.of("2165", "0")) {
            for (boolean vouched : new boolean[] {true, false}) {
                for (double changed : new double[] {UNDATED, -301, 0, DAY - 1, DAY, WEEK, WEEK + 1, 2 * WEEK + 2, 2 * WEEK + 3}) {
                    clients.add(new Reading("client", mode, 0, changed, vouched));
                }
                clients.add(new Reading("client", mode, UNDATED, UNDATED, vouched));
                clients.add(new Reading("client", mode, WEEK + 2, UNDATED, vouched));
            }
        }
        List<Reading> callers = readings("caller", List.of("yes", "no"), UNDATED);
        long compared = 0;
        for (List<Reading> server : each(servers)) {
            for (List<Reading> test : each(tests)) {
                for (List<Reading> flag : each(flags)) {
                    for (List<Reading> client : each(clients)) {
                        for (List<Reading> caller : each(callers)) {
                            compared += compare(Stream.of(server, test, flag, client, caller).flatMap(List::stream).toList());
                        }
                    }
                }
            }
        }
        assertThat(compared).isEqualTo(2L * 37 * 17 * 6 * 45 * 3);
    }

    @Test
    @DisplayName("several readings of the server, the test, the flag and clients")
    void several() {
        List<Reading> servers = readings("server", List.of("Disabled", "Migrated", "Migrating", "Odd"), UNDATED, 0, DAY, 2 * DAY,
                WEEK + 1);
        List<Reading> tests = readings("test", List.of("success", "failure"), UNDATED, 0, 2 * DAY);
        List<Reading> flags = readings("flag", List.of("True", "False"), UNDATED, 0, DAY);
        List<Reading> clients = List.of(new Reading("client", "0", 0, DAY, true), new Reading("client", "2165", 0, 3 * DAY, true),
                new Reading("client", "2165", 0, UNDATED, false), new Reading("client", "0", UNDATED, UNDATED, false));
        long compared = 0;
        for (List<Reading> one : each(servers)) {
            for (List<Reading> two : each(servers)) {
                for (List<Reading> test : each(tests)) {
                    for (List<Reading> client : each(clients)) {
                        for (List<Reading> third : List.of(List.<Reading>of(), List.of(servers.get(6)), List.of(flags.get(1)),
                                List.of(tests.get(2)))) {
                            compared += compare(Stream.of(one, two, test, client, third).flatMap(List::stream).toList());
                        }
                    }
                }
            }
        }
        for (List<Reading> one : each(flags)) {
            for (List<Reading> two : each(flags)) {
                for (List<Reading> client : each(clients)) {
                    for (List<Reading> other : each(clients)) {
                        compared += compare(Stream.of(one, two, client, other).flatMap(List::stream).toList());
                    }
                }
            }
        }
        assertThat(compared).isEqualTo(2L * (21 * 21 * 7 * 5 * 4 + 7 * 7 * 5 * 5));
    }

    /** Both with a policy that forbids and without. */
    private static int compare(List<Reading> readings) {
        List<Evidence> evidence = readings.stream().map(Reading::evidence).toList();
        for (boolean forbidden : new boolean[] {true, false}) {
            Freshness freshness = Freshness.of(Duration.ofDays(7));
            MigrationConclusion conclusion = MigrationConclusion.of(evidence, AS_OF, forbidden
                    ? freshness.withMigrationForbidden() : freshness);
            Expected got = new Expected(conclusion.state().name(), conclusion.isDefinite(), conclusion.isContradictory());
            Expected expected = oracle(readings, forbidden);
            if (!got.equals(expected)) {
                throw new AssertionError("Expected " + expected + " but got " + got + (forbidden ? ", forbidden" : "") + " of "
                        + readings);
            }
        }
        return 2;
    }

    private static List<Reading> readings(String who, List<String> says, double... ages) {
        List<Reading> all = new ArrayList<>();
        for (String text : says) {
            for (double age : ages) {
                all.add(new Reading(who, text, age, UNDATED, false));
            }
        }
        return all;
    }

    /** None of them, or each alone. */
    private static List<List<Reading>> each(List<Reading> some) {
        List<List<Reading>> all = new ArrayList<>(List.of(List.of()));
        some.forEach(one -> all.add(List.of(one)));
        return all;
    }
}
