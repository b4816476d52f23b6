package org.ucsmigration.powershell.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.session.Call;
import org.ucsmigration.powershell.internal.session.Deadline;
import org.ucsmigration.powershell.internal.session.Runspace;
import org.ucsmigration.powershell.internal.session.SessionFault;

/**
 * The shells of a session: each call has a free one to itself. Safe for use from several threads.
 *
 * <p>The first shell is there from the start, each of the others is started when a call finds none free. One in which a call does
 * not stop, and of several also one that has ended by itself, is replaced by another, prepared as it was, when its turn comes;
 * where none can be started the others do the work, and its place is tried again by a call that finds none free, after ten
 * seconds at first, and ten minutes at last. The only shell of a session is not replaced where
 * it ends by itself: what calls had set in it would be gone, and nobody told.
 */
final class Shells implements AutoCloseable {

    /** How a shell is started: with these options, as the one of that number. */
    @FunctionalInterface
    interface Opener {

        Opening.Opened open(PowerShellOptions options, int number);
    }

    private static final Duration REST = Duration.ofSeconds(10);

    private final PowerShellOptions options;
    private final Opener opener;
    private final Places places;
    private final List<String> problems = new ArrayList<>();
    private final List<Thread> openers = new ArrayList<>();

    Shells(PowerShellOptions options, Opener opener) {
        this.options = options;
        this.opener = opener;
        this.places = new Places(options.shells(), this::start, REST);
        Opening.Opened first = opener.open(options, 0);
        places.put(places.all().get(0), first.runspace());
        problems.addAll(first.problems());
    }

    /** How many of the shells have a command, the first of them: fewer than all where a connection keeps to fewer. */
    int having(String command) {
        return options.preparations().stream().filter(each -> each.brings(command)).mapToInt(Preparation::shells)
                .reduce(places.count(), Math::min);
    }

    /** Starts calls in whichever of the first so many shells is free. */
    Caller among(int first) {
        return (request, deadline) -> call(first, request, deadline);
    }

    private Call call(int among, PipelineRequest request, Deadline deadline) throws SessionFault, InterruptedException {
        for (Call running : places.calls()) {
            running.refuseFromWithin();
        }
        while (true) {
            Place place = places.claim(among, deadline);
            boolean settled = false;
            try {
                Call call = place.runspace().call(request, deadline);
                places.take(place, call);
                settled = true;
                return call;
            } catch (SessionFault e) {
                if (!e.isUnstoppable() && (places.count() == 1 || !e.isEnd())) {
                    throw e;
                }
                places.replace(place, e.isUnstoppable() ? "a call in it did not stop" : String.valueOf(e.getMessage()));
                settled = true;
            } finally {
                if (!settled) {
                    places.free(place);
                }
            }
        }
    }

    private void start(Place place) {
        Thread thread = new Thread(() -> open(place), "powershell-opener-" + place.number());
        thread.setDaemon(true);
        thread.start();
        synchronized (openers) {
            openers.removeIf(each -> !each.isAlive());
            openers.add(thread);
        }
    }

    private void open(Place place) {
        Opening.Opened opened;
        try {
            // Ended, but perhaps not gone: there are to be no more at once than was said.
            places.last(place).ifPresent(Runspace::close);
            // Nobody's call: the listener is called by threads that make calls.
            opened = opener.open(options.withListener(notice -> { }), place.number());
        } catch (RuntimeException | Error e) {
            // Whatever it is, those who wait must hear of it.
            places.fail(place, e);
            if (places.count() > 1) {
                tell("One of the " + places.count() + " shells could not be started: "
                        + e.getMessage());
            }
            return;
        }
        opened.problems().forEach(this::tell);
        if (!places.put(place, opened.runspace())) {
            opened.runspace().close();
        }
    }

    private void tell(String problem) {
        synchronized (problems) {
            if (!problems.contains(problem)) {
                problems.add(problem);
            }
        }
    }

    /** What start-ups complained of without failing, and that shells could not be started. */
    List<String> problems() {
        synchronized (problems) {
            return List.copyOf(problems);
        }
    }

    /** Those that were started last in each place, the first at the head. */
    List<Runspace> runspaces() {
        return places.runspaces();
    }

    @Override
    public void close() {
        places.close();
        List<Thread> busy;
        synchronized (openers) {
            busy = List.copyOf(openers);
        }
        busy.forEach(Thread::interrupt);
        List<Runspace> open = places.runspaces();
        Crew closers = new Crew(busy.toArray(new Thread[0]));
        open.subList(1, open.size()).forEach(each -> closers.start("powershell-closer", each::close));
        open.get(0).close();
        closers.join();
    }
}
