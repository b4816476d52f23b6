package org.ucsmigration.powershell.internal.session;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Durations;
import org.ucsmigration.powershell.internal.psrp.Event;

/**
 * Hands the events of one call from the thread that reads to the thread that called, and makes the reader wait where the caller
 * is slow: so the shell waits in its turn, and nothing piles up in between.
 */
final class Inbox {

    /** Characters of CLIXML that may wait; a single larger value may too. */
    private static final long ROOM = 1 << 20;
    private static final int LEAST_SIZE = 200;

    private final Deque<Event> waiting = new ArrayDeque<>();
    private long size;
    private boolean unwanted;
    @Nullable
    private SessionFault fault;

    /** Puts an event, waiting for room as long as the caller wants any. */
    synchronized void put(Event event) throws InterruptedException {
        int more = size(event);
        while (!unwanted && !waiting.isEmpty() && size + more > ROOM) {
            wait();
        }
        if (!unwanted) {
            waiting.add(event);
            size += more;
            notifyAll();
        }
    }

    /** The next event; what came before a fault comes before it. */
    synchronized Event take(Deadline deadline) throws SessionFault, InterruptedException {
        while (waiting.isEmpty()) {
            if (fault != null) {
                // One of its own for each who takes: an exception shows the stack of whoever made it.
                throw new SessionFault(String.valueOf(fault.getMessage()), fault);
            }
            long millis = (deadline.nanosLeft() + 999_999) / 1_000_000;
            if (millis <= 0) {
                throw SessionFault.late("it took more than the " + Durations.words(deadline.limit()) + " that it was given");
            }
            wait(millis);
        }
        Event event = waiting.remove();
        size -= size(event);
        notifyAll();
        return event;
    }

    /** Says that nothing more comes, and why. */
    synchronized void fail(SessionFault why) {
        fault = why;
        notifyAll();
    }

    /** Says that nobody takes anything any more. */
    synchronized void close() {
        unwanted = true;
        waiting.clear();
        notifyAll();
    }

    private static int size(Event event) {
        return event instanceof Event.Item item ? Math.max(item.clixml().length(), LEAST_SIZE) : LEAST_SIZE;
    }
}
