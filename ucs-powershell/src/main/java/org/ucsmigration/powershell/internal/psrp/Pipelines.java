package org.ucsmigration.powershell.internal.psrp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.Predicate;
import javax.annotation.Nullable;

/** What runs in a runspace, one after the other: pipelines, and scripts in the one that stays. */
final class Pipelines {

    private static final int MOST_STOPPED = 100;

    private final Link link;
    private final Deque<Pipeline> all = new ArrayDeque<>();
    /** The last that were stopped and closed. */
    private final Deque<UUID> stopped = new ArrayDeque<>();
    /** The last of all, where that is one. */
    @Nullable
    private ScriptRunner runner;

    Pipelines(Link link) {
        this.link = link;
    }

    /** Puts something to run behind the others. */
    void add(UUID name, Creation creation) {
        if (!creation.request().isKept()) {
            retire();
            all.add(new Pipeline(link, name, new PipelineFeed(link, name, creation), link::tell));
        } else if (runner == null || !runner.take(name, creation)) {
            retire();
            ScriptRunner fresh = new ScriptRunner(link);
            fresh.take(name, creation);
            all.add(fresh.pipeline());
            runner = fresh;
        }
    }

    /** Has the one that stays end as soon as nothing runs in it, so that others can follow. */
    private void retire() {
        if (runner != null) {
            runner.retire();
            runner = null;
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Lets nothing begin any more, and the pipeline that stays end: whether that is all there is to wait for. */
    boolean leave() {
        retire();
        Pipeline first = all.peek();
        boolean ends = first != null && first.leave();
        all.forEach(Pipeline::wipe);
        all.removeIf(each -> each != first);
        return ends;
    }

    /** Whether the first is the pipeline that stays, with nothing that runs in it. */
    boolean isIdle() {
        Pipeline first = all.peek();
        return first != null && first.isIdle();
    }

    boolean waitsForKey(UUID name) {
        Pipeline found = find(each -> each.runs(name));
        return found != null && found.waitsForKey();
    }

    void stop(UUID name) {
        Pipeline found = find(each -> each.runs(name));
        if (found != null) {
            found.stop();
            if (found.isGone()) {
                all.remove(found);
            }
        }
    }

    /** Goes as far as the first can without the server. */
    void pump() {
        Pipeline first = all.peek();
        if (first != null) {
            first.pump();
        }
    }

    /** Takes what is said of a pipeline; false where none of that name runs. */
    boolean receive(Packet packet) throws ProtocolFault {
        Pipeline found = find(each -> each.id().equals(packet.target()));
        if (found == null) {
            // The server may say that a command has stopped, and run it all the same.
            return packet.kind() == Packet.Kind.DATA && stopped.contains(packet.target());
        }
        found.receive(packet);
        if (found.isGone()) {
            all.remove(found);
            if (found.wasStopped()) {
                stopped.add(packet.target());
                if (stopped.size() > MOST_STOPPED) {
                    stopped.remove();
                }
            }
        }
        return true;
    }

    /** None of them will end any more. */
    void clear() {
        all.forEach(Pipeline::wipe);
        all.clear();
        runner = null;
    }

    @Nullable
    private Pipeline find(Predicate<Pipeline> which) {
        for (Pipeline each : all) {
            if (which.test(each)) {
                return each;
            }
        }
        return null;
    }
}
