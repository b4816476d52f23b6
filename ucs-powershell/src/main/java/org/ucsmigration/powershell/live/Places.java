package org.ucsmigration.powershell.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Durations;
import org.ucsmigration.powershell.internal.session.Call;
import org.ucsmigration.powershell.internal.session.Deadline;
import org.ucsmigration.powershell.internal.session.Runspace;
import org.ucsmigration.powershell.internal.session.SessionFault;
import org.ucsmigration.powershell.live.Place.State;

/**
 * The places of a session's shells, and the calls that wait for one: those that waited longer have a free one first. Safe for use
 * from several threads.
 *
 * <p><b>Lock.</b> This object's. A runspace may hold its own when it says that a call is over, so none of theirs is wanted with
 * this one held.
 */
final class Places {

    private static final String CLOSED = "the session is closed: ask before closing it";

    private final List<Place> places;
    private final Consumer<Place> starter;
    private final Duration rest;
    private final List<Waiter> waiting = new ArrayList<>();
    /** Why there is no shell where there could be one: of the place in which one failed to start last. */
    private SessionFault none = new SessionFault(CLOSED);
    private boolean closed;

    /**
     * So many places with no shells.
     *
     * @param starter starts a shell for a place, without waiting for it
     * @param rest how long a place is left alone at first where none could be started
     */
    Places(int count, Consumer<Place> starter, Duration rest) {
        this.places = IntStream.range(0, count).mapToObj(Place::new).toList();
        this.starter = starter;
        this.rest = rest;
    }

    /** A call that waits: for one of the first so many shells. */
    private static final class Waiter {

        private final int among;
        @Nullable
        private Place place;

        Waiter(int among) {
            this.among = among;
        }
    }

    int count() {
        return places.size();
    }

    List<Place> all() {
        return places;
    }

    /**
     * Waits for a free one of the first so many, which is taken then.
     *
     * @throws SessionFault if none comes, or not in time
     */
    synchronized Place claim(int among, Deadline deadline) throws SessionFault, InterruptedException {
        Waiter waiter = new Waiter(among);
        waiting.add(waiter);
        boolean given = false;
        try {
            serve();
            while (waiter.place == null) {
                refuseWhereNoneComes(among);
                if (deadline.nanosLeft() <= 0) {
                    throw withoutTurn(among, deadline);
                }
                TimeUnit.NANOSECONDS.timedWait(this, deadline.nanosLeft());
            }
            given = true;
            return waiter.place;
        } finally {
            waiting.remove(waiter);
            if (!given && waiter.place != null) {
                free(waiter.place);
            }
        }
    }

    /** Gives what is free to those who wait, and has shells started for those who got none. */
    private void serve() {
        long coming = places.stream().filter(place -> place.is(State.OPENING)).count();
        for (Waiter waiter : waiting) {
            if (waiter.place != null || closed) {
                continue;
            }
            List<Place> fit = places.subList(0, waiter.among);
            waiter.place = fit.stream().filter(place -> place.is(State.FREE)).findFirst().orElse(null);
            if (waiter.place != null) {
                waiter.place.become(State.TAKEN);
            } else if (coming > 0) {
                coming--;
            } else {
                // The last of them: the first ones may have connections of which there are to be few.
                fit.stream().filter(Place::isVacant).reduce((one, next) -> next).ifPresent(this::start);
            }
        }
        notifyAll();
    }

    private void start(Place place) {
        starter.accept(place);
        place.become(State.OPENING);
    }

    private void refuseWhereNoneComes(int among) throws SessionFault {
        if (closed) {
            throw new SessionFault(CLOSED);
        }
        if (places.subList(0, among).stream().allMatch(place -> place.is(State.RESTING))) {
            throw new SessionFault(String.valueOf(none.getMessage()), none);
        }
    }

    private SessionFault withoutTurn(int among, Deadline deadline) {
        String time = Durations.words(deadline.limit());
        List<Place> fit = places.subList(0, among);
        List<Place> busy = fit.stream().filter(place -> place.is(State.TAKEN)).toList();
        if (busy.isEmpty()) {
            String before = fit.stream().filter(place -> place.is(State.OPENING)).map(Place::before).findFirst().orElse("");
            return SessionFault.withoutTurn(before + "the new one was not ready within " + time);
        }
        return SessionFault.withoutTurn("it had no turn within " + time + (busy.stream().allMatch(Place::isStopping)
                ? ", since a call before it does not stop" : ", since other calls ran"));
    }

    /** A call has begun in a place that was claimed for it, and frees it when it is over. */
    synchronized void take(Place place, Call call) {
        place.take(call);
        call.whenOver(() -> free(place));
    }

    synchronized void free(Place place) {
        place.become(State.FREE);
        serve();
    }

    /** Has another shell started in place of one that has ended. */
    synchronized void replace(Place place, String why) {
        place.condemn(why);
        place.become(State.EMPTY);
        if (!closed) {
            start(place);
        }
        notifyAll();
    }

    /** False where it is too late for it. */
    synchronized boolean put(Place place, Runspace opened) {
        if (closed) {
            return false;
        }
        place.put(opened);
        serve();
        return true;
    }

    /** None could be started in a place. */
    synchronized void fail(Place place, Throwable why) {
        place.rest(rest);
        none = new SessionFault(place.before() + "there is no new one: " + why.getMessage(), why);
        serve();
    }

    /** The shell that was started last in a place. */
    synchronized Optional<Runspace> last(Place place) {
        return place.hasRunspace() ? Optional.of(place.runspace()) : Optional.empty();
    }

    /** The calls that have a place. */
    synchronized List<Call> calls() {
        return places.stream().flatMap(place -> Stream.ofNullable(place.call())).toList();
    }

    /** The shells that were started last in each place, the first place's at the head. */
    synchronized List<Runspace> runspaces() {
        return places.stream().filter(Place::hasRunspace).map(Place::runspace).toList();
    }

    /** Lets nobody have a place any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
