package org.ucsmigration.precondition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.ExchangeRelease.Generation;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;

/** Facts drawn at random, each unknown, known or contested. */
final class RandomFacts {

    static final ClientSignIns ONLY_OLDER = ClientSignIns.complete(Client.of(Client.Kind.OLDER_RICH_CLIENT, "test"));
    static final ClientSignIns SEEN_RICH = ClientSignIns.seen(Client.of(Client.Kind.RICH_CLIENT, "test"));

    private final Random random;

    RandomFacts(Random random) {
        this.random = random;
    }

    UserFacts facts() {
        return UserFacts.builder().policy(fact(this::policy)).mailbox(fact(this::mailbox))
                .mailboxOpened(fact(random::nextBoolean))
                .clients(fact(this::clients)).homePool(fact(this::pool)).serverToServerTrust(fact(random::nextBoolean))
                .enabledByServer(fact(random::nextBoolean)).build();
    }

    /** One fact that is unknown replaced by claims; the same where none is unknown. */
    UserFacts withOneUnknownLearned(UserFacts facts) {
        List<UserFacts> learned = new ArrayList<>();
        if (facts.policy().isUnknown()) {
            learned.add(facts.toBuilder().policy(claims(this::policy)).build());
        }
        if (facts.mailbox().isUnknown()) {
            learned.add(facts.toBuilder().mailbox(claims(this::mailbox)).build());
        }
        if (facts.mailboxOpened().isUnknown()) {
            learned.add(facts.toBuilder().mailboxOpened(claims(random::nextBoolean)).build());
        }
        if (facts.clients().isUnknown()) {
            learned.add(facts.toBuilder().clients(claims(this::clients)).build());
        }
        if (facts.homePool().isUnknown()) {
            learned.add(facts.toBuilder().homePool(claims(this::pool)).build());
        }
        if (facts.serverToServerTrust().isUnknown()) {
            learned.add(facts.toBuilder().serverToServerTrust(claims(random::nextBoolean)).build());
        }
        if (facts.enabledByServer().isUnknown()) {
            learned.add(facts.toBuilder().enabledByServer(claims(random::nextBoolean)).build());
        }
        return learned.isEmpty() ? facts : learned.get(random.nextInt(learned.size()));
    }

    UserFacts onlyWhereUnknown(UserFacts facts) {
        UserFacts other = facts();
        UserFacts.Builder only = UserFacts.builder();
        if (facts.policy().isUnknown()) {
            only.policy(other.policy());
        }
        if (facts.mailbox().isUnknown()) {
            only.mailbox(other.mailbox());
        }
        if (facts.mailboxOpened().isUnknown()) {
            only.mailboxOpened(other.mailboxOpened());
        }
        if (facts.clients().isUnknown()) {
            only.clients(other.clients());
        }
        if (facts.homePool().isUnknown()) {
            only.homePool(other.homePool());
        }
        if (facts.serverToServerTrust().isUnknown()) {
            only.serverToServerTrust(other.serverToServerTrust());
        }
        if (facts.enabledByServer().isUnknown()) {
            only.enabledByServer(other.enabledByServer());
        }
        return only.build();
    }

    UserFacts withContestedSettled(UserFacts facts) {
        return UserFacts.builder().policy(settled(facts.policy())).mailbox(settled(facts.mailbox()))
                .mailboxOpened(settled(facts.mailboxOpened())).clients(settled(facts.clients()))
                .homePool(settled(facts.homePool())).serverToServerTrust(settled(facts.serverToServerTrust()))
                .enabledByServer(settled(facts.enabledByServer())).build();
    }

    UserFacts withMorePreciseRelease(UserFacts facts) {
        return facts.toBuilder().mailbox(facts.mailbox().map(mailbox -> mailbox.release()
                .map(release -> Mailbox.on(someOf(List.copyOf(release.possible())))).orElse(mailbox))).build();
    }

    UserFacts allUnknown(String reason) {
        return UserFacts.unknown(reason);
    }

    Mailbox mailbox() {
        return random.nextInt(4) == 0 ? Mailbox.none() : Mailbox.on(someOf(List.of(Generation.values())));
    }

    private <T> Fact<T> fact(Supplier<T> value) {
        return random.nextInt(3) == 0 ? Fact.unknown("reason " + random.nextInt(3)) : claims(value);
    }

    private <T> Fact<T> claims(Supplier<T> value) {
        if (random.nextInt(3) > 0) {
            return known(value);
        }
        return new Fact.Contested<>(IntStream.range(0, 2 + random.nextInt(2)).mapToObj(i -> known(value)).toList());
    }

    private <T> Fact.Known<T> known(Supplier<T> value) {
        return new Fact.Known<>(value.get(), Source.of("source " + random.nextInt(5)));
    }

    private <T> Fact<T> settled(Fact<T> fact) {
        if (!fact.isContested()) {
            return fact;
        }
        List<Fact.Known<T>> claims = new ArrayList<>(fact.claims());
        Collections.shuffle(claims, random);
        int kept = 1 + random.nextInt(claims.size());
        return kept == 1 ? claims.get(0) : new Fact.Contested<>(claims.subList(0, kept));
    }

    private UserServicesPolicy policy() {
        return UserServicesPolicy.of(random.nextBoolean() ? "Global" : "Tag:Some", random.nextBoolean());
    }

    private HomePool pool() {
        int release = random.nextInt(4);
        return release == 3 ? HomePool.of("pool") : HomePool.of("pool", HomePool.Release.values()[release]);
    }

    private ClientSignIns clients() {
        List<Client> some = random.ints(random.nextInt(3), 0, Client.Kind.values().length)
                .mapToObj(kind -> Client.of(Client.Kind.values()[kind], "test")).toList();
        return random.nextBoolean() ? ClientSignIns.complete(some) : ClientSignIns.seen(some);
    }

    private ExchangeRelease someOf(List<Generation> possible) {
        List<Generation> some = new ArrayList<>(possible);
        Collections.shuffle(some, random);
        int kept = 1 + random.nextInt(some.size());
        return ExchangeRelease.of(some.get(0), some.subList(1, kept).toArray(Generation[]::new));
    }
}
