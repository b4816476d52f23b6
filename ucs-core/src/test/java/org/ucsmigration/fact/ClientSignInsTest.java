package org.ucsmigration.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Client sign-ins")
class ClientSignInsTest {

    private static final Instant EARLY = Instant.parse("2014-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2015-01-01T00:00:00Z");
    private static final Client RICH = Client.of(Client.Kind.RICH_CLIENT, "one");
    private static final Client OLDER = Client.of(Client.Kind.OLDER_RICH_CLIENT, "two");

    @Test
    void holdEachClientOnceWithTheLatestTime() {
        assertThat(ClientSignIns.seen(RICH.withLastSeen(EARLY), OLDER, RICH.withLastSeen(LATE), RICH).clients())
                .containsExactly(RICH.withLastSeen(LATE), OLDER);
        assertThat(ClientSignIns.seen(RICH, RICH.withLastSeen(EARLY)).clients()).containsExactly(RICH.withLastSeen(EARLY));
    }

    @Test
    void areASetInAnyOrder() {
        assertThat(ClientSignIns.seen(RICH, OLDER)).isEqualTo(ClientSignIns.seen(OLDER, RICH))
                .hasSameHashCodeAs(ClientSignIns.seen(OLDER, RICH));
        assertThat(ClientSignIns.seen(RICH)).isNotEqualTo(ClientSignIns.complete(RICH)).isNotEqualTo(ClientSignIns.seen(OLDER));
    }

    @Test
    void sayWhetherThereMayBeOthers() {
        assertThat(ClientSignIns.seen()).hasToString("no client, perhaps among others");
        assertThat(ClientSignIns.complete()).hasToString("no client");
        assertThat(ClientSignIns.complete(List.of(OLDER)).isComplete()).isTrue();
        assertThat(ClientSignIns.seen(List.of(OLDER)).isComplete()).isFalse();
    }

    @Nested
    @DisplayName("that are complete since some time")
    class Since {

        private static final Instant BETWEEN = Instant.parse("2014-06-01T00:00:00Z");

        private ClientSignIns since(Instant since, Client... clients) {
            return ClientSignIns.completeSince(since, List.of(clients));
        }

        private Optional<Instant> merged(ClientSignIns one, ClientSignIns other) {
            assertThat(one.agreeWith(other)).isEqualTo(other.agreeWith(one));
            return one.agreeWith(other).orElseThrow().completeSince();
        }

        @Test
        void sayNothingOfTheTimeBefore() {
            ClientSignIns some = since(BETWEEN, OLDER.withLastSeen(LATE));
            assertThat(some.isComplete()).isFalse();
            assertThat(some.completeSince()).contains(BETWEEN);
            assertThat(some).hasToString(OLDER.withLastSeen(LATE) + ", of the time since 2014-06-01T00:00:00Z")
                    .isNotEqualTo(ClientSignIns.seen(OLDER.withLastSeen(LATE)))
                            .isNotEqualTo(since(EARLY, OLDER.withLastSeen(LATE)));
            assertThat(ClientSignIns.complete().completeSince()).contains(Instant.MIN);
            assertThat(ClientSignIns.seen().completeSince()).isEmpty();
        }

        @Test
        void stayCompleteBesideASignInFromBefore() {
            assertThat(merged(since(BETWEEN, OLDER.withLastSeen(LATE)), ClientSignIns.seen(RICH.withLastSeen(EARLY))))
                    .contains(BETWEEN);
            assertThat(merged(since(BETWEEN, OLDER.withLastSeen(LATE)), ClientSignIns.seen(OLDER))).contains(BETWEEN);
        }

        @Test
        void areNotBesideALaterOneThatTheyLackOrOneOfAnyTime() {
            assertThat(merged(since(BETWEEN, OLDER.withLastSeen(LATE)), ClientSignIns.seen(RICH.withLastSeen(LATE)))).isEmpty();
            assertThat(merged(since(BETWEEN, OLDER.withLastSeen(LATE)), ClientSignIns.seen(RICH.withLastSeen(BETWEEN))))
                    .isEmpty();
            assertThat(merged(since(BETWEEN, OLDER.withLastSeen(LATE)), ClientSignIns.seen(RICH))).isEmpty();
        }

        @Test
        void takeWhoeverReachesFurtherBack() {
            assertThat(merged(since(BETWEEN, OLDER.withLastSeen(LATE)), since(EARLY, OLDER.withLastSeen(LATE)))).contains(EARLY);
            assertThat(merged(since(BETWEEN, OLDER.withLastSeen(LATE)), since(EARLY))).contains(BETWEEN);
            assertThat(merged(since(BETWEEN), ClientSignIns.complete())).contains(Instant.MIN);
        }

        @Test
        @DisplayName("come to the same in whatever order many are merged, and hold a rich client wherever it was seen")
        void anyOrder() {
            Random random = new Random(5);
            for (int i = 0; i < 3_000; i++) {
                List<ClientSignIns> all = new ArrayList<>();
                for (int source = 0; source < 4; source++) {
                    List<Client> clients = new ArrayList<>();
                    for (Client client : List.of(RICH, OLDER, Client.of(Client.Kind.PHONE, "three"))) {
                        switch (random.nextInt(6)) {
                            case 0 -> clients.add(client);
                            case 1 -> clients.add(client.withLastSeen(EARLY));
                            case 2 -> clients.add(client.withLastSeen(LATE));
                            default -> { }
                        }
                    }
                    Instant[] begins = {Instant.MIN, EARLY, BETWEEN, LATE};
                    all.add(random.nextBoolean() ? ClientSignIns.seen(clients)
                            : ClientSignIns.completeSince(begins[random.nextInt(4)], clients));
                }
                ClientSignIns inOrder = together(all);
                assertThat(inOrder.clients().stream().anyMatch(client -> client.kind() == Client.Kind.RICH_CLIENT))
                        .isEqualTo(all.stream().flatMap(each -> each.clients().stream())
                                .anyMatch(client -> client.kind() == Client.Kind.RICH_CLIENT));
                Collections.shuffle(all, random);
                assertThat(together(all)).isEqualTo(inOrder).isEqualTo(inOrder.agreeWith(inOrder).orElseThrow());
                ClientSignIns pairs = all.get(0).agreeWith(all.get(1)).orElseThrow()
                        .agreeWith(all.get(2).agreeWith(all.get(3)).orElseThrow()).orElseThrow();
                assertThat(pairs).isEqualTo(inOrder);
            }
        }

        private ClientSignIns together(List<ClientSignIns> all) {
            return all.stream().reduce((one, other) -> one.agreeWith(other).orElseThrow()).orElseThrow();
        }

        @Test
        void areReadInLinearTimeHoweverManyClientsThereAre() {
            List<Client> many = IntStream.range(0, 100_000).mapToObj(i -> Client.of(Client.Kind.UNRECOGNIZED, "client " + i))
                    .toList();
            assertThat(ClientSignIns.seen(many).agreeWith(ClientSignIns.complete(many)).orElseThrow().clients()).hasSize(100_000);
        }
    }

    @Nested
    @DisplayName("of two sources agree always, and together")
    class Agreement {

        @Test
        void holdWhatEitherShows() {
            merged(ClientSignIns.seen(RICH), ClientSignIns.seen(OLDER), ClientSignIns.seen(OLDER, RICH));
        }

        @Test
        void areCompleteWhereTheOtherShowsNothingNew() {
            merged(ClientSignIns.complete(RICH, OLDER), ClientSignIns.seen(OLDER), ClientSignIns.complete(RICH, OLDER));
            merged(ClientSignIns.complete(OLDER), ClientSignIns.seen(), ClientSignIns.complete(OLDER));
            merged(ClientSignIns.complete(), ClientSignIns.complete(OLDER), ClientSignIns.complete(OLDER));
        }

        @Test
        void areNotCompleteWhereACompleteListLacksAClient() {
            merged(ClientSignIns.complete(OLDER), ClientSignIns.seen(RICH), ClientSignIns.seen(RICH, OLDER));
            merged(ClientSignIns.complete(OLDER), ClientSignIns.complete(RICH), ClientSignIns.seen(RICH, OLDER));
            merged(ClientSignIns.complete(), ClientSignIns.seen(RICH), ClientSignIns.seen(RICH));
        }

        @Test
        void takeAnotherTimeForTheSameClient() {
            merged(ClientSignIns.complete(OLDER.withLastSeen(EARLY)), ClientSignIns.seen(OLDER.withLastSeen(LATE)),
                    ClientSignIns.complete(OLDER.withLastSeen(LATE)));
        }

        private void merged(ClientSignIns one, ClientSignIns other, ClientSignIns both) {
            assertThat(Fact.known(one).merge(Fact.known(other)).toOptional()).contains(both);
            assertThat(Fact.known(other).merge(Fact.known(one)).toOptional()).contains(both);
        }
    }
}
