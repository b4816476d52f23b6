package org.ucsmigration.registry.internal.hive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;

/** A log of the new format, of Windows 8.1 and later: entries of rising sequence numbers. */
final class EntryLog {

    private static final int FILE_TYPE = 6;

    private final LogFile file;
    private final List<LogEntry> entries = new ArrayList<>();
    @Nullable
    private LogFault fault;

    private EntryLog(LogFile file) throws LogFault, HiveException {
        this.file = file;
        int next = file.base().primarySequence();
        try {
            for (int at = BaseBlock.LENGTH;;) {
                HiveFile.refuseInterrupt(at);
                Optional<LogEntry> entry = LogEntry.read(file, at, next++);
                if (entry.isEmpty()) {
                    break;
                }
                entries.add(entry.get());
                at += entry.get().length();
            }
        } catch (LogFault broken) {
            fault = broken;
        }
        if (entries.isEmpty()) {
            throw fault != null ? fault : file.fault("it has no entries");
        }
    }

    /**
     * The log, if it is of the new format.
     *
     * @throws LogFault if it is, and nothing in it can be replayed
     */
    static Optional<EntryLog> of(LogFile file) throws LogFault, HiveException {
        return file.base().fileType() == FILE_TYPE ? Optional.of(new EntryLog(file)) : Optional.empty();
    }

    LogFile file() {
        return file;
    }

    int firstSequence() {
        return file.base().primarySequence();
    }

    /** The sequence number of the last entry that can be replayed. */
    int lastSequence() {
        return firstSequence() + entries.size() - 1;
    }

    /** Why it breaks off after the last entry that can be replayed; empty where it just ends. */
    Optional<LogFault> fault() {
        return Optional.ofNullable(fault);
    }

    void replay(Replay replay) {
        replay.use(file);
        entries.forEach(entry -> entry.replay(replay));
    }
}
