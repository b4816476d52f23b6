package org.ucsmigration.registry.probe;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.registry.Registry;

/**
 * Asks registries what the desktop client of Lync 2013 or Skype for Business last saw, and which accounts it was set up for.
 * Immutable and safe for use by several threads, as far as its registries are.
 *
 * <p>Every question walks the registries once: below {@code HKEY_CURRENT_USER} and every person's SID in {@code HKEY_USERS},
 * Office 15.0 and 16.0, every key under {@code Lync} whose name holds an {@code @}, with or without {@code sip:}, ignoring
 * case. A registry that cannot be read makes an unknown fact with the reason, never an exception. The probe closes nothing.
 *
 * <p>A profile belongs to its Windows account's SID first and to the address in its name second. Under a user's own SID the
 * profile of another address is named and proves nothing; neither does a user's address under another SID than the known
 * ones: addresses get renamed and reused. What lies under a SID that is the user's is vouched for; where no SID is known
 * nobody vouches for it, and it contradicts nobody. A collected file speaks for the account that it says it comes from
 * ({@link Registry#origin()}) and for no other. Where two Office versions have a key for one account, the one that was written
 * later decides, and the other is noted.
 *
 * <pre>{@code
 * try (Registry registry = Registry.currentUser()) {
 *     Observations seen = RegistryProbe.of(registry).observe(UserIdentity.of("kenmyer@litwareinc.com"));
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class RegistryProbe implements Probe {

    private final List<Registry> registries;
    private final List<RegistryReading> taken;
    private final TakenProfiles profiles;
    private final ProfileOwners known;
    private final Clock clock;

    private RegistryProbe(List<Registry> registries, List<RegistryReading> taken, TakenProfiles profiles, ProfileOwners known,
            Clock clock) {
        this.registries = registries;
        this.taken = taken;
        this.profiles = profiles;
        this.known = known;
        this.clock = clock;
    }

    /** A probe of these registries, which stay the caller's to close. */
    public static RegistryProbe of(Registry... registries) {
        Objects.requireNonNull(registries, "registries: pass those to ask");
        return of(List.of(registries));
    }

    /** A probe of these registries, which stay the caller's to close. */
    public static RegistryProbe of(Collection<? extends Registry> registries) {
        Objects.requireNonNull(registries, "registries: pass those to ask");
        return new RegistryProbe(List.copyOf(registries), List.of(), new TakenProfiles(List.of()), new ProfileOwners(List.of()),
                Clock.systemUTC());
    }

    /** A probe of what was read before, perhaps from more files than could be open at a time. */
    public static RegistryProbe ofReadings(Collection<RegistryReading> readings) {
        Objects.requireNonNull(readings, "readings: pass an empty list where nothing was read");
        List<RegistryReading> all = List.copyOf(readings);
        return new RegistryProbe(List.of(), all, new TakenProfiles(all), new ProfileOwners(List.of()), Clock.systemUTC());
    }

    /**
     * The same probe, knowing these users beside those that it is asked for: what lies under their SIDs is theirs, whatever
     * address it names.
     */
    public RegistryProbe withKnownUsers(Collection<UserIdentity> users) {
        Objects.requireNonNull(users, "users: pass an empty list where none is known");
        return new RegistryProbe(registries, taken, profiles, new ProfileOwners(List.copyOf(users)), clock);
    }

    /** The same probe, with the clock that tells when a live registry is seen. */
    public RegistryProbe withClock(Clock newClock) {
        return new RegistryProbe(registries, taken, profiles, known, Objects.requireNonNull(newClock, "clock"));
    }

    /** What the registries tell of that user's client; each is read for it, so ask for many users at once where you can. */
    @Override
    public Observations observe(UserIdentity user) {
        Objects.requireNonNull(user, "user: pass UserIdentity.of(its SIP address)");
        List<Observations> answer = new ArrayList<>();
        observeAll(List.of(user), answer::add);
        return answer.get(0);
    }

    /**
     * What the registries tell of each user's client: each registry is read once for all of them, and whatever cannot be read
     * is a reason of those whom it may be about.
     */
    @Override
    public void observeAll(Collection<UserIdentity> users, Consumer<Observations> into) {
        Objects.requireNonNull(users, "users: pass an empty list where there is none");
        Objects.requireNonNull(into, "into: what takes the observations");
        if (users.isEmpty()) {
            return;
        }
        ProfileOwners owners = known.with(users);
        // Registries that are open may say something else each time.
        List<RegistryReading> readings = registries.isEmpty() ? List.of() : readings();
        Map<SipAddress, List<ProfileOwners.Owned>> owned = registries.isEmpty() ? profiles.sorted(owners)
                : owners.sorted(readings);
        ProfileEvidence witness = registries.isEmpty() ? profiles.evidence() : new ProfileEvidence(readings);
        for (UserIdentity user : users) {
            into.accept(witness.of(owners.known(user), owned.getOrDefault(user.sip(), List.of())));
        }
    }

    /** Everything that the registries say of Lync clients, one reading for each Windows account; walks them now. */
    public List<RegistryReading> readings() {
        List<RegistryReading> readings = new ArrayList<>(taken);
        Instant now = clock.instant();
        for (Registry registry : registries) {
            OfficeWalk.walk(registry, now, ProfileList.Owner.UNKNOWN, readings::add);
        }
        return List.copyOf(readings);
    }

    /** What could not be read, one sentence each, behind its source; walks the registries once more where they are open. */
    @Override
    public List<String> problems() {
        List<RegistryReading> readings = readings();
        return readings.isEmpty() ? List.of("no registry was read: nothing was given to read, or nothing was found")
                : readings.stream().flatMap(reading -> reading.problems().stream().map(problem -> reading.source() + ": "
                + problem)).distinct().toList();
    }

    /** How many computers {@code Export-LyncKeys.ps1} asked and how many answered, where the readings have its table. */
    @Override
    public Optional<Probe.Reach> reach() {
        return taken.stream().flatMap(reading -> reading.reach().stream()).reduce((one, other) -> new Probe.Reach(one.places(),
                one.asked() + other.asked(), one.answered() + other.answered()));
    }

    /**
     * The profiles that belong to none of these users nor to one of the known: renamed users leave them behind, and so do
     * people who have gone.
     */
    public List<ProfileReading> unmatched(Collection<UserIdentity> users) {
        Objects.requireNonNull(users, "users: pass an empty list where there is none");
        ProfileOwners owners = known.with(users);
        return readings().stream().flatMap(reading -> reading.profiles().stream()).filter(profile -> !owners.isOwned(profile))
                .toList();
    }
}
