package org.ucsmigration.registry.probe;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.Sid;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryOrigin;
import org.ucsmigration.registry.RegistryPath;

/**
 * What a registry says of one Windows account's Lync and Skype for Business desktop clients: everything below
 * {@code Software\Microsoft\Office} of {@code HKEY_CURRENT_USER}, or of one SID in {@code HKEY_USERS}. Immutable.
 *
 * @since 0.1.0
 */
public final class RegistryReading {

    private final ProfileReading.Place place;
    private final List<String> officeVersions;
    private final List<ProfileReading> profiles;
    private final List<String> problems;

    private final RegistryOrigin origin;
    private final boolean unread;
    @Nullable
    private final Probe.Reach reach;

    RegistryReading(ProfileReading.Place place, List<String> officeVersions, List<ProfileReading> profiles, List<String> problems,
            Registry registry) {
        this(place, officeVersions, profiles, problems, registry.origin(), false, null);
    }

    private RegistryReading(ProfileReading.Place place, List<String> officeVersions, List<ProfileReading> profiles,
            List<String> problems, RegistryOrigin origin, boolean unread, @Nullable Probe.Reach reach) {
        this.place = place;
        this.officeVersions = List.copyOf(officeVersions);
        this.profiles = List.copyOf(profiles);
        this.problems = List.copyOf(problems);
        this.origin = origin;
        this.unread = unread;
        this.reach = reach;
    }

    /** Of what could not be read at all. */
    static RegistryReading unreadable(String source, String root, @Nullable Sid sid, Instant now, String problem) {
        return new RegistryReading(new ProfileReading.Place(source, root, sid, now, "", null), List.of(), List.of(),
                List.of(problem),
                RegistryOrigin.unknown(), true, null);
    }

    /** Of the computers that were asked, and of no account. */
    static RegistryReading ofTable(String source, Instant now, List<String> problems, Probe.Reach reach) {
        return new RegistryReading(new ProfileReading.Place(source, RegistryPath.USERS, null, now, "", null), List.of(),
                List.of(), problems, RegistryOrigin.unknown(), false, reach);
    }

    /** The same, as what that computer says over the network. */
    RegistryReading asWordOf(String computer) {
        RegistryOrigin word = (origin.computer().isPresent() ? origin : origin.withComputer(computer)).asComputersWord();
        return new RegistryReading(place, officeVersions, profiles, problems, word, unread, reach);
    }

    /** The registry's {@link Registry#name()}: a computer, a file. */
    public String source() {
        return place.source();
    }

    /** The full path of the account's root, {@code HKEY_CURRENT_USER} or {@code HKEY_USERS\<SID>}. */
    public String root() {
        return place.root();
    }

    /** The SID of the Windows account, where the registry tells it, or the file in which it was collected. */
    public Optional<Sid> sid() {
        return Optional.ofNullable(place.sid());
    }

    /** When the registry was as it reads: the time of the walk, or of the file's last change. */
    public Instant observedAt() {
        return place.observedAt();
    }

    /** The Office versions that have a {@code Lync} key: a client was started, though perhaps nobody signed in. */
    public List<String> officeVersions() {
        return officeVersions;
    }

    /** The accounts that were set up. */
    public List<ProfileReading> profiles() {
        return profiles;
    }

    /**
     * What could not be read, and what else is to be known of it, the registry's {@link Registry#caveats()} among it, one
     * sentence each; a profile may be missing for that reason. Empty where all was read and all is well.
     */
    public List<String> problems() {
        return problems;
    }

    /** Where it comes from, as it says itself; of another computer's live registry that, and unknown of this one's. */
    public RegistryOrigin origin() {
        return origin;
    }

    /** Whether nothing of it could be read: the computer was not reached, the file is no registry. */
    public boolean isUnread() {
        return unread;
    }

    /**
     * How many computers were asked and how many answered, of the reading that a sweep makes of the tables that
     * {@code Export-LyncKeys.ps1} leaves. It is of no account, and its problems say who did not answer. Empty of all others.
     */
    public Optional<Probe.Reach> reach() {
        return Optional.ofNullable(reach);
    }

    /** Whether a Lync key was found. */
    public boolean isClientPresent() {
        return !officeVersions.isEmpty();
    }

    /** The reading in one sentence. Its wording may change. */
    public String sentence() {
        if (reach != null) {
            return words(reach) + " (" + place.shownSource() + ")." + (problems.isEmpty() ? "" : " Of the others, "
                    + String.join("; ", problems) + ".");
        }
        String where = " (" + place.shown() + ").";
        String problem = String.join("; ", problems);
        String failed = problems.isEmpty() ? "" : " Not all could be read: " + problem + ".";
        if (!profiles.isEmpty()) {
            return profiles.size() + (profiles.size() == 1 ? " account" : " accounts") + " in clients of Office "
                    + String.join(" and ", officeVersions) + where + failed;
        }
        if (isClientPresent()) {
            return "A client of Office " + String.join(" and ", officeVersions) + " is present, "
                    + (problems.isEmpty() ? "nobody has signed in" : "and whether anybody has signed in is not known") + where
                    + failed;
        }
        return problems.isEmpty() ? "No Lync or Skype for Business client" + where : "Unreadable: " + place.shownSource() + ", "
                + problem + ".";
    }

    static String words(Probe.Reach reach) {
        return "Of " + reach.asked() + " " + reach.places() + " asked, " + reach.answered() + " answered";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegistryReading that && place.equals(that.place) && officeVersions.equals(that.officeVersions)
                && profiles.equals(that.profiles) && problems.equals(that.problems)
                && origin.equals(that.origin) && unread == that.unread && Objects.equals(reach, that.reach);
    }

    @Override
    public int hashCode() {
        return Objects.hash(place, profiles);
    }

    /** The reading in one sentence. */
    @Override
    public String toString() {
        return sentence();
    }
}
