package org.ucsmigration.evidence;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.annotation.Nullable;
import org.ucsmigration.evidence.Evidence.Authority;
import org.ucsmigration.evidence.MigrationConclusion.Certainty;

/** How evidence is weighed: what contradicts first, then authority, then age. */
record Weighing(Readings readings) {

    /**
     * What follows.
     *
     * @param deciding      the reading that decides; null exactly where the state is UNKNOWN
     * @param contradiction the two readings that contradict each other, or none
     * @param sentence      put together when it is asked for: most users of an estate are only counted
     */
    record Verdict(MigrationState state, Certainty certainty, @Nullable Evidence deciding, List<Evidence> contradiction,
            Supplier<String> sentence) {
    }

    Verdict verdict() {
        Telling telling = new Telling(readings);
        List<Evidence> contradiction = new Contradiction(readings).pair();
        if (!contradiction.isEmpty()) {
            return unknown(contradiction, () -> telling.contradiction(contradiction));
        }
        Optional<Evidence> server = first(Authority.SERVER_STATE);
        Optional<Evidence> test = first(Authority.SYNTHETIC_TEST);
        Optional<Evidence> definite = server.filter(this::isDefinite)
                .or(() -> test.filter(one -> server.isEmpty() || server.get().state().isMigrated()).filter(this::isDefinite));
        if (definite.isPresent()) {
            return decided(definite.get(), Certainty.DEFINITE, telling);
        }
        Optional<Evidence> strong = server.or(() -> test);
        if (strong.isPresent()) {
            Optional<Evidence> overtaking = overtaking(strong.get());
            return overtaking.isPresent() ? unknown(List.of(), () -> telling.overtaken(strong.get(), overtaking.get()))
                    : decided(strong.get(), Certainty.PROVISIONAL, telling);
        }
        Optional<Evidence> flag = first(Authority.EXCHANGE_FLAG);
        if (flag.isPresent()) {
            return decided(flag.get(), Certainty.PROVISIONAL, telling);
        }
        List<Evidence> clients = readings.of(Authority.CLIENT_CACHE);
        if (clients.isEmpty()) {
            return first(Authority.CALLER).map(caller -> decided(caller, Certainty.PROVISIONAL, telling))
                    .orElseGet(() -> unknown(List.of(), telling::nothing));
        }
        // Those that are vouched for agree, else they would contradict each other; of the others none is better than the next.
        boolean undecided = !clients.get(0).isVouched() && clients.stream().anyMatch(one -> one.state() != clients.get(0)
                .state());
        return undecided ? unknown(List.of(), () -> telling.clientsDiffer(clients))
                : decided(clients.get(0), Certainty.PROVISIONAL, telling);
    }

    private Optional<Evidence> first(Authority authority) {
        List<Evidence> some = readings.of(authority);
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(0));
    }

    private boolean isDefinite(Evidence one) {
        return readings.isFresh(one) && !readings.isClouded(one);
    }

    /** What may have happened after the last reading of a server that nobody has asked since. */
    private Optional<Evidence> overtaking(Evidence stale) {
        return readings.against(stale.state()).stream()
                .filter(one -> readings.contradicting(one).isAfter(readings.supporting(stale))).findFirst();
    }

    private Verdict decided(Evidence deciding, Certainty certainty, Telling telling) {
        return new Verdict(deciding.state(), certainty, deciding, List.of(), () -> telling.decided(deciding, certainty));
    }

    private static Verdict unknown(List<Evidence> contradiction, Supplier<String> sentence) {
        return new Verdict(MigrationState.UNKNOWN, Certainty.PROVISIONAL, null, contradiction, sentence);
    }
}
