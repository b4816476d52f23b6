package org.ucsmigration.registry.probe;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import javax.annotation.Nullable;
import org.ucsmigration.Sid;
import org.ucsmigration.SipAddress;
import org.ucsmigration.Source;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.Client;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryPath;
import org.ucsmigration.registry.RegistryValue;

/**
 * What a registry says of one account of a Lync or Skype for Business desktop client: the key of a sign-in address below
 * {@code Office\<version>\Lync}. Immutable.
 *
 * <p>Source: "Migrate users to unified contact store" (Lync Server 2013) for {@code InUCSMode} and 2165.
 *
 * @since 0.1.0
 */
public final class ProfileReading {

    private static final int LONGEST_ADDRESS = 120;

    private final Place place;
    private final String officeVersion;
    private final String address;
    /** What of the key's path lies between the root and the address, held once for all; or the path, where it is another. */
    private final String way;
    private final boolean isWay;
    @Nullable
    private final Instant lastWriteTime;
    @Nullable
    private final Instant ucsWriteTime;
    @Nullable
    private final RegistryValue inUcsMode;
    @Nullable
    private final String problem;

    /**
     * Which user's part of which registry, and when it was so.
     *
     * @param root    where it lies; null where that is under the SID in {@code HKEY_USERS}, as that of most is
     * @param nobodys why what it holds is nobody's, if so
     */
    record Place(String source, @Nullable String root, @Nullable Sid sid, Instant observedAt, String caveats,
            @Nullable String nobodys) {

        private static final int LONGEST = 400;

        Place {
            root = sid != null && underSid(sid).equals(root) ? null : root;
        }

        private static String underSid(Sid sid) {
            return RegistryPath.USERS + "\\" + sid;
        }

        @Override
        public String root() {
            return root != null ? root : underSid(Objects.requireNonNull(sid, "a root or a SID"));
        }

        Source at(String path) {
            return Source.of(shownSource() + ", " + Shown.of(path, LONGEST) + caveats, observedAt);
        }

        String shown() {
            return shownSource() + ", " + Shown.of(root(), LONGEST);
        }

        String shownSource() {
            return Shown.of(source, LONGEST);
        }
    }

    ProfileReading(Place place, String officeVersion, String address, String path, @Nullable Instant lastWriteTime,
            @Nullable Instant ucsWriteTime, @Nullable RegistryValue inUcsMode, @Nullable String problem) {
        this.place = place;
        this.officeVersion = officeVersion;
        this.address = address;
        int root = place.root().length();
        this.isWay = path.startsWith(place.root()) && path.substring(root).endsWith(address);
        this.way = isWay ? path.substring(root, path.length() - address.length()).intern() : path;
        this.lastWriteTime = lastWriteTime;
        this.ucsWriteTime = ucsWriteTime;
        this.inUcsMode = inUcsMode;
        this.problem = problem;
    }

    /** The registry's {@link Registry#name()}: a computer, a file. */
    public String source() {
        return place.source();
    }

    /** The SID of the Windows account under which it lies, where the registry tells it, or the file in which it was collected. */
    public Optional<Sid> sid() {
        return Optional.ofNullable(place.sid());
    }

    /** The Office version, {@code 15.0} or {@code 16.0}; {@code unknown} where only what lies below it was collected. */
    public String officeVersion() {
        return officeVersion;
    }

    /** The sign-in address as the key's name has it, without {@code sip:}. */
    public String address() {
        return address;
    }

    /** The sign-in address; empty where the key's name has an {@code @} and is no address all the same. */
    public Optional<SipAddress> sip() {
        return SipAddress.find(address);
    }

    /** The full path of the profile's key. */
    public String path() {
        return isWay ? place.root() + way + address : way;
    }

    /** When the profile's key or the {@code UCS} key below it was last written, whichever was later, where known. */
    public Optional<Instant> lastWriteTime() {
        boolean later = lastWriteTime == null || (ucsWriteTime != null && ucsWriteTime.isAfter(lastWriteTime));
        return Optional.ofNullable(later ? ucsWriteTime : lastWriteTime);
    }

    /** When the registry was as it reads: the time of the walk, or of the file's last change. */
    public Instant observedAt() {
        return place.observedAt();
    }

    /** The value {@code InUCSMode}, whatever its type; empty where there is none, and where it cannot be read. */
    public Optional<RegistryValue> inUcsMode() {
        return Optional.ofNullable(inUcsMode);
    }

    /** Why {@code InUCSMode} cannot be read, or does not count as anybody's, if so. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem).or(() -> Optional.ofNullable(place.nobodys()));
    }

    /** Why its value cannot be read, if so. */
    Optional<String> unreadable() {
        return Optional.ofNullable(problem);
    }

    /** Why what it says is nobody's, if so. */
    Optional<String> nobodys() {
        return Optional.ofNullable(place.nobodys());
    }

    /** The address as it may stand in a sentence. */
    String shownAddress() {
        return Shown.of(address, LONGEST_ADDRESS);
    }

    /**
     * Where the contacts are, as this client last saw it: 2165 is MIGRATED, 0 NOT_MIGRATED, and UNKNOWN, with the reason, is
     * any other number, data that is no number, a missing value, one that cannot be read, and what is nobody's: in a script, or
     * in a file that contradicts itself on whose it is.
     */
    public Evidence evidence() {
        Source source = place.at(path() + "\\UCS");
        if (place.nobodys() != null) {
            return Evidence.none(Evidence.Authority.CLIENT_CACHE, place.nobodys() + said(), source);
        }
        OptionalLong number = inUcsMode == null ? OptionalLong.empty() : inUcsMode.asNumber();
        if (number.isPresent()) {
            Evidence evidence = Evidence.clientCache(number.getAsLong(), source);
            return ucsWriteTime == null ? evidence : evidence.withChangedAt(ucsWriteTime);
        }
        return Evidence.none(Evidence.Authority.CLIENT_CACHE, problem != null ? "InUCSMode cannot be read, " + problem
                : inUcsMode != null ? "InUCSMode is no number but " + inUcsMode
                : "there is a profile without InUCSMode, which says nothing", source);
    }

    /**
     * The client that the profile shows. A profile alone may be any edition of that Office version's client, or a sign-in
     * that failed; 2165 shows a sign-in of a client that knows the unified contact store.
     */
    public Client client() {
        Client client = inUcsMode != null && inUcsMode.asNumber().equals(OptionalLong.of(Evidence.IN_UCS_MODE))
                ? Client.of(Client.Kind.RICH_CLIENT, "Office " + officeVersion + " profile with InUCSMode 2165")
                : Client.of(Client.Kind.DESKTOP_PROFILE, "Office " + officeVersion + " profile");
        return lastWriteTime().map(client::withLastSeen).orElse(client);
    }

    /** What its value says where that proves nothing. */
    String said() {
        return inUcsMode == null ? "" : "; its InUCSMode is " + inUcsMode;
    }

    /** When the value was last written, where known. */
    Optional<Instant> ucsWriteTime() {
        return Optional.ofNullable(ucsWriteTime);
    }

    /** Who says so, as the source of a fact. */
    Source factSource() {
        return place.at(path());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProfileReading that && place.equals(that.place) && way.equals(that.way)
                && address.equals(that.address)
                && Objects.equals(lastWriteTime, that.lastWriteTime) && Objects.equals(ucsWriteTime, that.ucsWriteTime)
                && Objects.equals(inUcsMode, that.inUcsMode) && Objects.equals(problem, that.problem);
    }

    @Override
    public int hashCode() {
        return Objects.hash(place, way, address);
    }

    /** The address, the Office version, and what the evidence says. */
    @Override
    public String toString() {
        return shownAddress() + ", Office " + officeVersion + ": " + evidence().sentence();
    }
}
