package org.ucsmigration.powershell.live;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.Notice;
import org.ucsmigration.powershell.internal.session.SessionFault;

/**
 * Who asks for which of many values, by their numbers from 0, and what came of it. Safe for use from several threads; this is
 * the lock.
 *
 * <p>A value at whose turn a shell ended may be innocent: it is asked once more, alone, and is what fails where that ends a shell
 * too.
 */
final class Shares {

    /** Of values in a call. */
    static final int MOST = 50;
    /** Ahead of the first answer that lacks, for each shell: what is kept meanwhile is to be little. */
    private static final int AHEAD = 2 * MOST;
    /** A call costs a few milliseconds by itself. */
    private static final long SHORTEST_CALL_NANOS = 50_000_000;

    private final int shells;
    /** To be asked, for the first time or again. */
    private final BitSet left = new BitSet();
    private final BitSet suspects = new BitSet();
    private final Map<Integer, Answer> answers = new HashMap<>();
    private int delivered;
    private int out;
    private int calling;
    private long done;
    private long nanos = 1;
    private int failedAt = Integer.MAX_VALUE;
    @Nullable
    private Throwable failure;
    private boolean over;

    Shares(int count, int shells) {
        this.shells = shells;
        left.set(0, count);
    }

    /** An answer, with what is to be heard before it. */
    record Answer(CommandResult result, List<Notice> heard) {
    }

    /** Some values, one after the other, for one call. */
    static final class Share {

        private final int from;
        private final int to;
        private long begun;

        Share(int from, int to) {
            this.from = from;
            this.to = to;
        }

        int from() {
            return from;
        }

        int to() {
            return to;
        }
    }

    /** The next values to ask for; null where there is nothing more to do. Waits where there may be more. */
    @Nullable
    synchronized Share take() throws InterruptedException {
        while (!over) {
            int from = left.nextSetBit(0);
            boolean wanted = from >= 0 && from < failedAt;
            if (wanted && from < delivered + shells * AHEAD) {
                Share share = new Share(from, end(from));
                left.clear(from, share.to);
                out++;
                return share;
            }
            if (!wanted && out == 0) {
                return null;
            }
            wait();
        }
        return null;
    }

    /** Few where few are left, so that all shells are done at about the same time; but not too few for what a call costs. */
    private int end(int from) {
        if (suspects.get(from)) {
            return from + 1;
        }
        long worthACall = 1 + SHORTEST_CALL_NANOS * done / nanos;
        long most = Math.min(MOST, Math.max(worthACall, left.cardinality() / (2L * shells)));
        int to = from + 1;
        while (to < from + most && left.get(to) && !suspects.get(to)) {
            to++;
        }
        return to;
    }

    /** The call for those values has begun. */
    synchronized void begin(Share share) {
        calling++;
        share.begun = System.nanoTime();
    }

    /**
     * The call is over: the values that it did not come to are to be asked again, or are where it fails.
     *
     * @param results for the first of the values
     * @param heard   what is to be heard before them
     * @param end     what ended the call; null where that was in order
     */
    synchronized void giveBack(Share share, List<CommandResult> results, List<Notice> heard, @Nullable Throwable end) {
        int next = share.from + results.size();
        for (int i = share.from; i < next; i++) {
            answers.put(i, new Answer(results.get(i - share.from), i == share.from ? heard : List.of()));
        }
        out--;
        if (share.begun != 0) {
            calling--;
            done += results.size();
            nanos += System.nanoTime() - share.begun;
        }
        if (end == null || isExcused(end, next)) {
            left.set(next, share.to);
        } else if (next < share.to && next < failedAt) {
            failedAt = next;
            failure = end;
        }
        notifyAll();
    }

    /** Whether the values are to be asked again: what ended the call need not come again. */
    private boolean isExcused(Throwable end, int next) {
        if (!(end.getCause() instanceof SessionFault fault)) {
            return false;
        }
        if (fault.isEnd() && !suspects.get(next)) {
            suspects.set(next);
            return true;
        }
        // While others have their turn, this one's may come.
        return fault.isWithoutTurn() && calling > 0;
    }

    /** The answers that are next, at least one; none where a failure is next. Waits for them. */
    synchronized List<Answer> await() throws InterruptedException {
        while (!answers.containsKey(delivered) && failedAt != delivered) {
            wait();
        }
        List<Answer> next = new ArrayList<>();
        for (Answer answer = answers.remove(delivered); answer != null; answer = answers.remove(delivered)) {
            next.add(answer);
            delivered++;
        }
        notifyAll();
        return next;
    }

    /** What it failed with, behind the answers before it. */
    @Nullable
    synchronized Throwable failure() {
        return failure;
    }

    /** Nothing more is wanted. */
    synchronized void end() {
        over = true;
        notifyAll();
    }
}
