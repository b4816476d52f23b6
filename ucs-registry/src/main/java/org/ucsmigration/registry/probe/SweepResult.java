package org.ucsmigration.registry.probe;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.annotation.Nullable;
import org.ucsmigration.probe.Probe;

/**
 * What a sweep has met: each file, computer or profile it found is counted once, as read, as read in part, as not read, or as
 * passed over. Immutable.
 *
 * @since 0.1.0
 */
public final class SweepResult {

    private final long readings;
    private final long read;
    private final long inPart;
    private final long unread;
    private final Map<PassedOver, Long> passedOver;
    @Nullable
    private final Probe.Reach reach;

    /**
     * What a sweep passes over without a reading.
     *
     * @since 0.1.0
     */
    public enum PassedOver {
        /** A transaction log, which is read with its hive. */
        TRANSACTION_LOG("transaction logs"),
        /** {@code UsrClass.dat}, a part of a profile that has no client in it. */
        CLASS_HIVE("class hives"),
        /** A file of no bytes. */
        EMPTY("empty files"),
        /** A file that holds only zeros: a hive whose collection failed. */
        ZEROED("files of zeros"),
        /** A ZIP, CAB, 7z or another archive, or the image of a disk; what is in it was not looked at. */
        ARCHIVE("archives"),
        /** What another collector wrote of registries: the text of {@code reg query}, CSV, XML, JSON, CLIXML. */
        OTHER_FORMAT("files in formats of other tools"),
        /** An export that was still being written. */
        UNFINISHED("unfinished exports"),
        /** A file that may not be read, and whose name is not that of a registry file. */
        NOT_READABLE("files that may not be read"),
        /** A symbolic link, a pipe, a socket, a device. */
        NOT_A_FILE("links, pipes and devices"),
        /** A file that is no registry. */
        OTHER("files that are no registries");

        private final String words;

        PassedOver(String words) {
            this.words = words;
        }
    }

    private SweepResult(Count count) {
        this.readings = count.readings;
        this.read = count.read;
        this.inPart = count.inPart;
        this.unread = count.unread;
        this.passedOver = Collections.unmodifiableMap(new EnumMap<>(count.passedOver));
        this.reach = count.reach;
    }

    /** Counts while a sweep goes on. */
    static final class Count {

        private final Map<PassedOver, Long> passedOver = new EnumMap<>(PassedOver.class);
        private long readings;
        private long read;
        private long inPart;
        private long unread;
        private final AskedComputers computers = new AskedComputers();
        @Nullable
        private Probe.Reach reach;

        void add(Taken taken) {
            readings += taken.readings().size();
            taken.readings().stream().flatMap(reading -> reading.origin().computer().stream()).distinct()
                    .forEach(computers::addFile);
            if (taken.passedOver() != null) {
                passedOver.merge(taken.passedOver(), 1L, Long::sum);
            } else if (taken.table() != null) {
                computers.add(taken.table());
                read += taken.table().damage() == null ? 1 : 0;
                inPart += taken.table().damage() == null ? 0 : 1;
            } else if (taken.readings().stream().allMatch(reading -> reading.problems().isEmpty())) {
                read++;
            } else if (taken.readings().stream().allMatch(RegistryReading::isUnread)) {
                unread++;
            } else {
                inPart++;
            }
        }

        /** What the tables say of all computers; nothing where there is none. */
        Optional<RegistryReading> computers(Instant now) {
            if (computers.isEmpty()) {
                return Optional.empty();
            }
            RegistryReading reading = computers.reading(now);
            reach = reading.reach().orElseThrow();
            readings++;
            return Optional.of(reading);
        }

        SweepResult result() {
            return new SweepResult(this);
        }
    }

    /** How many files, computers and profiles were met: those that were read, read in part, not read, and passed over. */
    public long found() {
        return read + inPart + unread + passedOver.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many readings were given. */
    public long readings() {
        return readings;
    }

    /** How many files, computers and profiles were read without a problem. */
    public long read() {
        return read;
    }

    /** How many were read and have problems all the same. */
    public long readInPart() {
        return inPart;
    }

    /** How many could not be read: a computer that was not reached, a hive without a root. The reason is in its reading. */
    public long unread() {
        return unread;
    }

    /** How many files of each kind were passed over without a reading; only kinds that were met. */
    public Map<PassedOver, Long> passedOver() {
        return passedOver;
    }

    /**
     * How many computers were asked and how many answered, where {@code Export-LyncKeys.ps1} left its table of them. Only such
     * whose files are there have answered.
     */
    public Optional<Probe.Reach> reach() {
        return Optional.ofNullable(reach);
    }

    /** The numbers in a sentence or two. Their wording may change. */
    public String sentence() {
        String passed = passedOver.entrySet().stream().map(kind -> kind.getValue() + " " + kind.getKey().words)
                .collect(Collectors.joining(", "));
        return "Of " + found() + " found, " + read + " were read, " + inPart + " in part, " + unread + " could not be read"
                + (passed.isEmpty() ? "" : ", and these were passed over: " + passed) + "."
                + reach().map(asked -> " " + RegistryReading.words(asked) + ".").orElse("");
    }

    /** The numbers in one sentence. */
    @Override
    public String toString() {
        return sentence();
    }
}
