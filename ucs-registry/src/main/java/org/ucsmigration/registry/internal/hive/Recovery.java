package org.ucsmigration.registry.internal.hive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Brings a hive that was not closed cleanly up to date, in memory, as Windows does it on disk. Source: "Dirty state of a hive"
 * and "Multiple transaction log files" of the format's specification. Bins are not verified here as a whole: each cell is when
 * it is read.
 */
final class Recovery implements Closeable {

    private static final String STALE = "the latest changes may be missing, and what it says may be stale.";

    private final BaseBlock own;
    private final long lastWritten;
    private final Replay replay;
    private final List<LogFile> logs = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> caveats = new ArrayList<>();
    private BaseBlock base;

    private Recovery(HiveFile hive) throws HiveException {
        if (hive.length() < BaseBlock.BINS) {
            throw new HiveException(hive.length(), "it is no registry hive, or cut off: it has only " + hive.length() + " bytes");
        }
        byte[] bytes = new byte[BaseBlock.BINS + BaseBlock.LENGTH];
        hive.read(0, bytes, 0, (int) Math.min(bytes.length, hive.length()));
        own = new BaseBlock(bytes);
        base = own;
        // The first bin keeps the time too, for the case that the base block is damaged.
        lastWritten = own.isWhole() ? own.lastWritten() : Bytes.int64(bytes, BaseBlock.BINS + 20);
        replay = new Replay(hive.lastModified());
    }

    static Recovery of(HiveFile hive) throws HiveException {
        Recovery recovery = new Recovery(hive);
        try {
            if (!recovery.own.isWhole() || !recovery.own.isComplete()) {
                recovery.recover(hive.path());
            }
            recovery.base.check();
            return recovery;
        } catch (HiveException | RuntimeException fault) {
            recovery.close();
            throw fault;
        }
    }

    /** The base block, from a log where the hive's own is damaged. */
    BaseBlock base() {
        return base;
    }

    Replay replay() {
        return replay;
    }

    /** Closes the logs. */
    @Override
    public void close() {
        for (LogFile log : logs) {
            try {
                log.close();
            } catch (IOException fault) {
                // It was only read: nothing of it is lost.
            }
        }
    }

    List<String> caveats() {
        return List.copyOf(caveats);
    }

    private void recover(Path hive) {
        List<EntryLog> entryLogs = new ArrayList<>();
        List<DirtyVectorLog> vectorLogs = new ArrayList<>();
        try {
            for (Path path : LogFile.beside(hive)) {
                sort(path, entryLogs, vectorLogs);
            }
        } catch (IOException fault) {
            faults.add("they cannot be looked for: " + fault.getMessage());
        }
        boolean done = !entryLogs.isEmpty() ? replayEntries(entryLogs) : replayVector(vectorLogs);
        if (!done) {
            caveats.add(faults.isEmpty() ? "It was not closed cleanly, and no transaction logs lie beside it: " + STALE
                    : "It was not closed cleanly, and its transaction logs are of no use (" + String.join("; ", faults) + "): "
                    + STALE);
        }
    }

    private void sort(Path path, List<EntryLog> entryLogs, List<DirtyVectorLog> vectorLogs) {
        try {
            LogFile file = LogFile.open(path);
            logs.add(file);
            EntryLog.of(file).ifPresent(entryLogs::add);
            DirtyVectorLog.of(file).ifPresent(vectorLogs::add);
        } catch (HiveException fault) {
            faults.add(path.getFileName() + ": " + fault.reason());
        } catch (LogFault fault) {
            faults.add(fault.getMessage());
        }
    }

    private boolean replayEntries(List<EntryLog> found) {
        if (!own.isWhole()) {
            EntryLog latest = found.stream().max((a, b) -> Integer.compareUnsigned(a.lastSequence(), b.lastSequence()))
                    .orElseThrow();
            base = latest.file().base().ofHive();
            replay(latest);
            return true;
        }
        int expected = own.secondarySequence();
        boolean any = false;
        found.sort(Comparator.comparingInt(log -> log.firstSequence() ^ Integer.MIN_VALUE));
        for (EntryLog log : found) {
            int ahead = Integer.compareUnsigned(log.firstSequence(), expected);
            if (ahead < 0) {
                faults.add(log.file().name() + ": it was written to the hive before");
            } else if (ahead == 0 || !any) {
                if (ahead > 0) {
                    caveats.add(missing(expected, log));
                }
                replay(log);
                expected = log.lastSequence() + 1;
                any = true;
            } else {
                caveats.add(missing(expected, log));
            }
        }
        return any;
    }

    private static String missing(int expected, EntryLog log) {
        return "Of its transaction logs the entries " + Integer.toUnsignedString(expected) + " to "
                + Integer.toUnsignedString(log.firstSequence() - 1) + " are missing: " + STALE;
    }

    private void replay(EntryLog log) {
        log.replay(replay);
        log.fault().ifPresent(fault -> caveats.add("Its transaction log was replayed only in part (" + fault.getMessage()
                + "): " + STALE));
    }

    /** The first log where its time is that of the hive; else the next, if it is of that time too, or later than the hive. */
    private boolean replayVector(List<DirtyVectorLog> found) {
        for (DirtyVectorLog log : found) {
            int later = Long.compareUnsigned(log.lastWritten(), lastWritten);
            if (later == 0 || (later > 0 && log != found.get(0))) {
                base = own.isWhole() ? own : log.file().base().ofHive();
                log.replay(replay);
                return true;
            }
            faults.add(log.file().name() + ": it belongs to another state of the hive");
        }
        return false;
    }
}
