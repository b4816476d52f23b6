package org.ucsmigration.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;
import org.ucsmigration.fact.ExchangeRelease.Generation;
import org.ucsmigration.fact.Fact.Known;

/** What merging promises, over random readings of a few witnesses at a few times. */
@DisplayName("Facts that are merged")
class MergeTest {

    private static final int ROUNDS = Integer.getInteger("ucs.merges", 5_000);
    private final Random random = new Random(20141110);

    /** Every kind of value: plain, more or less precise, adding up. */
    private final List<Function<Random, Object>> kinds =
            List.of(Random::nextBoolean, r -> r.nextInt(3), MergeTest::mailbox, MergeTest::policy,
            MergeTest::clients, MergeTest::scope, MergeTest::failure, MergeTest::move);

    @Test
    @DisplayName("say the same in whatever order and grouping they are merged")
    void anyOrder() {
        int contested = 0;
        for (int i = 0; i < ROUNDS; i++) {
            List<Fact<Object>> readings = readings(kinds.get(i % kinds.size()), 2 + random.nextInt(6));
            Fact<Object> one = mergedAnyhow(readings);
            Fact<Object> other = mergedAnyhow(readings);
            assertThat(other).as("%s", readings).isEqualTo(one).hasSameHashCodeAs(one);
            assertThat(base(other)).as("%s", readings).isEqualTo(base(one));
            assertThat(other.toString()).as("words, in whatever order: %s", readings).isEqualTo(one.toString());
            assertThat(one.merge(other)).as("merging again adds nothing: %s", readings).isEqualTo(one);
            contested += one.isContested() ? 1 : 0;
        }
        assertThat(contested).as("else this test proves little").isBetween(ROUNDS / 20, ROUNDS);
    }

    @Test
    @DisplayName("say the same in any order even where values differ in the size of a letter only")
    void letters() {
        Fact<String> small = Fact.known("pool", Source.of("a"));
        Fact<String> large = Fact.known("POOL", Source.of("a"));
        assertThat(small.merge(large)).hasToString(large.merge(small).toString());
        assertThat(Fact.known("b").merge(Fact.known("C")).merge(Fact.known("A")).claims()).extracting(Fact.Known::value)
                .as("claims of one source come in the order of the alphabet").containsExactly("A", "b", "C");
        assertThat(small.merge(large).claims()).extracting(Fact.Known::value).isEqualTo(large.merge(small).claims().stream()
                .map(Fact.Known::value).toList());
    }

    @Test
    @DisplayName("hold the newest dated reading of each witness, every undated one, every sign-in and every failure")
    void superseding() {
        int superseded = 0;
        for (int i = 0; i < ROUNDS; i++) {
            List<Fact<Object>> readings = readings(kinds.get(i % kinds.size()), 2 + random.nextInt(6));
            Set<Known<Object>> expected = new HashSet<>();
            for (Known<Object> reading : known(readings)) {
                boolean hasHappened = reading.value() instanceof ClientSignIns
                        || reading.value() instanceof MigrationFailure failure && !failure.isNone();
                boolean stays = hasHappened || reading.source().at().isEmpty()
                        || known(readings).stream()
                        .noneMatch(other -> Set.copyOf(other.source().names()).equals(Set.copyOf(reading.source().names()))
                                && other.source().at().isPresent() && other.source().at().get()
                                .isAfter(reading.source().at().get()));
                if (stays) {
                    expected.add(reading);
                }
            }
            Fact<Object> merged = mergedAnyhow(readings);
            assertThat(base(merged)).as("%s", readings).isEqualTo(expected);
            superseded += expected.size() < new HashSet<>(known(readings)).size() ? 1 : 0;
        }
        assertThat(superseded).as("else this test proves little").isGreaterThan(ROUNDS / 4);
    }

    @Test
    @DisplayName("of different witnesses contest each other however old they are")
    void differentWitnesses() {
        Fact<Boolean> early = Fact.known(true, Source.of("export", Instant.EPOCH));
        Fact<Boolean> late = Fact.known(false, Source.of("export", Instant.EPOCH.plusSeconds(1)));
        Fact<Boolean> another = Fact.known(true, Source.of("caller", Instant.EPOCH));

        assertThat(early.merge(late)).isEqualTo(late).isEqualTo(late.merge(early));
        assertThat(late.merge(another).isContested()).isTrue();
        assertThat(early.merge(another).merge(late)).isEqualTo(late.merge(another)).isEqualTo(late.merge(early.merge(another)));
    }

    @Test
    @DisplayName("may agree in pairs and yet not together, in any order")
    void agreeInPairsOnly() {
        Fact<Mailbox> a = Fact.known(on(Generation.EXCHANGE_2013, Generation.EXCHANGE_2016), Source.of("a"));
        Fact<Mailbox> b = Fact.known(on(Generation.EXCHANGE_2016, Generation.EXCHANGE_2019), Source.of("b"));
        Fact<Mailbox> c = Fact.known(on(Generation.EXCHANGE_2013), Source.of("c"));

        assertThat(a.merge(b).isKnown()).isTrue();
        assertThat(a.merge(c).isKnown()).isTrue();
        assertThat(a.merge(b).merge(c).claims()).hasSize(3);
        assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(c).merge(b)).isEqualTo(c.merge(b).merge(a));
    }

    private List<Fact<Object>> readings(Function<Random, Object> kind, int count) {
        List<Fact<Object>> readings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            readings.add(random.nextInt(8) == 0 ? Fact.unknown("reason " + random.nextInt(3))
                    : Fact.known(kind.apply(random), source()));
        }
        return readings;
    }

    private Source source() {
        Source source = Source.of("witness " + random.nextInt(3));
        source = random.nextInt(4) == 0 ? source.and(Source.of("witness " + random.nextInt(3))) : source;
        return random.nextInt(4) == 0 ? source : source.withTime(Instant.EPOCH.plusSeconds(random.nextInt(4)));
    }

    /** Shuffled, then any two neighbours merged until one is left. */
    private Fact<Object> mergedAnyhow(List<Fact<Object>> facts) {
        List<Fact<Object>> left = new ArrayList<>(facts);
        Collections.shuffle(left, random);
        while (left.size() > 1) {
            int i = random.nextInt(left.size() - 1);
            left.set(i, left.get(i).merge(left.remove(i + 1)));
        }
        return left.get(0).isUnknown() ? new Fact.Unknown<>(left.get(0).reasons().stream().sorted().toList()) : left.get(0);
    }

    private static List<Known<Object>> known(List<Fact<Object>> readings) {
        return readings.stream().flatMap(reading -> reading.claims().stream()).toList();
    }

    private static Set<Known<Object>> base(Fact<Object> fact) {
        return fact.claims().stream().flatMap(claim -> claim.readings().stream()).collect(Collectors.toSet());
    }

    private static Mailbox on(Generation first, Generation... others) {
        return Mailbox.on(ExchangeRelease.of(first, others));
    }

    private static Object mailbox(Random random) {
        Generation[] all = {Generation.EXCHANGE_2010, Generation.EXCHANGE_2013, Generation.EXCHANGE_2016};
        Mailbox some = on(all[random.nextInt(3)], all[random.nextInt(3)]);
        return random.nextInt(5) == 0 ? Mailbox.none()
                : random.nextInt(3) > 0 ? some : some.withSince(Instant.EPOCH.plusSeconds(random.nextInt(3)));
    }

    private static Object policy(Random random) {
        UserServicesPolicy policy = UserServicesPolicy.of(random.nextBoolean() ? "Global" : "GLOBAL", random.nextInt(4) > 0);
        return random.nextBoolean() ? policy : policy.withSince(Instant.EPOCH);
    }

    private static Object clients(Random random) {
        List<Client> some = random.ints(random.nextInt(3), 0, 3).mapToObj(kind -> Client.of(Client.Kind.values()[kind], "test"))
                .map(client -> random.nextBoolean() ? client : client.withLastSeen(Instant.EPOCH.plusSeconds(random.nextInt(3))))
                .toList();
        return random.nextBoolean() ? ClientSignIns.complete(some) : ClientSignIns.seen(some);
    }

    private static Object scope(Random random) {
        AccountScope.Exclusion[] all = AccountScope.Exclusion.values();
        return random.nextBoolean() ? AccountScope.inScope() : AccountScope.excluded(all[random.nextInt(all.length)]);
    }

    private static Object failure(Random random) {
        MigrationFailure failure = random.nextBoolean() ? MigrationFailure.none()
                : MigrationFailure.of("detail " + random.nextInt(2));
        failure = failure.isNone() || random.nextBoolean() ? failure
                : failure.withFailedAt(Instant.EPOCH.plusSeconds(random.nextInt(3)));
        return random.nextInt(3) > 0 ? failure : failure.withLastSuccess(Instant.EPOCH.plusSeconds(random.nextInt(3)));
    }

    private static Object move(Random random) {
        return random.nextBoolean() ? MailboxMove.none()
                : MailboxMove.of("status " + random.nextInt(2), MailboxMove.Target.UNKNOWN, "");
    }
}
