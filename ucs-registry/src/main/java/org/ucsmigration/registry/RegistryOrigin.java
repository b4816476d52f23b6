package org.ucsmigration.registry;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;
import org.ucsmigration.Sid;

/**
 * Where a collected registry comes from, as it says itself: whose account's it was, on which computer, and when. Immutable.
 *
 * <p>An export says so in comments before its first key, {@code ; Computer: ATL-PC-042}, {@code ; SID: S-1-5-21-…},
 * {@code ; Account: LITWAREINC\kim} and {@code ; Time: 2014-05-06T07:08:09Z}; any collected file by its name,
 * {@code <computer>_<SID>.reg}. It is a claim, worth as much as the rights by which files come to be where they were found:
 * what is claimed speaks for that account and for no other. {@code ; Vouched for by: nobody but the computer} says that the
 * computer was asked over the network, and {@code ; Not read: …} what could not be read there.
 *
 * @since 0.1.0
 */
public final class RegistryOrigin {

    private static final RegistryOrigin UNKNOWN = new RegistryOrigin(null, null, null, null, Kind.EXPORT, null);
    private static final Pattern FILE = Pattern.compile("(?:(.+)_)?(S-1-[0-9-]+)\\.[^.]+", Pattern.CASE_INSENSITIVE);

    @Nullable
    private final String computer;
    @Nullable
    private final Sid sid;
    @Nullable
    private final String account;
    @Nullable
    private final Instant time;
    private final Kind kind;
    @Nullable
    private final String dispute;

    private enum Kind { EXPORT, COMPUTERS_WORD, SCRIPT }

    private RegistryOrigin(@Nullable String computer, @Nullable Sid sid, @Nullable String account, @Nullable Instant time,
            Kind kind, @Nullable String dispute) {
        this.computer = computer;
        this.sid = sid;
        this.account = account;
        this.time = time;
        this.kind = kind;
        this.dispute = dispute;
    }

    /** Nothing is said of where it comes from. */
    public static RegistryOrigin unknown() {
        return UNKNOWN;
    }

    /** What a file's name says: of {@code ATL-PC-042_S-1-5-21-1-2-3-1101.reg} the computer and the account. */
    static RegistryOrigin ofFileName(String name) {
        Matcher matcher = FILE.matcher(name);
        Optional<Sid> sid = matcher.matches() ? Sid.find(matcher.group(2)).filter(Sid::isPerson) : Optional.empty();
        return sid.isEmpty() ? UNKNOWN : new RegistryOrigin(matcher.group(1), sid.get(), null, null, Kind.EXPORT,
                null);
    }

    /** The same origin with the computer that the registry was on. */
    public RegistryOrigin withComputer(String name) {
        return new RegistryOrigin(Objects.requireNonNull(name, "computer: leave it out where it is not known"), sid, account,
                time, kind, dispute);
    }

    /** The same origin with the Windows account whose {@code HKEY_CURRENT_USER} it was. */
    public RegistryOrigin withSid(Sid newSid) {
        return new RegistryOrigin(computer, Objects.requireNonNull(newSid, "sid: leave it out where it is not known"), account,
                time, kind, dispute);
    }

    /** The same origin with the account's name, {@code LITWAREINC\kim}. */
    public RegistryOrigin withAccount(String name) {
        return new RegistryOrigin(computer, sid, Objects.requireNonNull(name, "account: leave it out where it is not known"),
                time, kind, dispute);
    }

    /** The same origin with the time at which it was read from the live registry. */
    public RegistryOrigin withTime(Instant at) {
        return new RegistryOrigin(computer, sid, account, Objects.requireNonNull(at,
                "time: leave it out where it is not known"), kind, dispute);
    }

    /** The same origin of what was made to be imported, so that no registry need ever have held it. */
    public RegistryOrigin asScript() {
        return new RegistryOrigin(computer, sid, account, time, Kind.SCRIPT, dispute);
    }

    /**
     * The same origin of what a computer answered over the network: that it is of this account is the word of that computer,
     * whose administrators could make it say anything. It is heard, and nobody vouches for it.
     */
    public RegistryOrigin asComputersWord() {
        return isScript() ? this : new RegistryOrigin(computer, sid, account, time, Kind.COMPUTERS_WORD, dispute);
    }

    /**
     * The same origin, of which it is not certain whose it is.
     *
     * @param reason why, as it shall stand in the middle of a sentence
     */
    public RegistryOrigin withDispute(String reason) {
        return new RegistryOrigin(computer, sid, account, time, kind, Objects.requireNonNull(reason,
                "reason: why it is not certain whose it is"));
    }

    /** The computer's name. */
    public Optional<String> computer() {
        return Optional.ofNullable(computer);
    }

    /** The SID of the Windows account. */
    public Optional<Sid> sid() {
        return Optional.ofNullable(sid);
    }

    /** The account's name. */
    public Optional<String> account() {
        return Optional.ofNullable(account);
    }

    /** When it was read from the live registry. */
    public Optional<Instant> time() {
        return Optional.ofNullable(time);
    }

    /** Whether it was made to be imported: it deletes keys or values, which no export does. */
    public boolean isScript() {
        return kind == Kind.SCRIPT;
    }

    /** Whether only the computer says whose it is, as it answered over the network. */
    public boolean isComputersWord() {
        return kind == Kind.COMPUTERS_WORD;
    }

    /** Why it is not certain whose it is: its parts contradict each other. What it holds is then nobody's. */
    public Optional<String> dispute() {
        return Optional.ofNullable(dispute);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegistryOrigin that && Objects.equals(computer, that.computer) && Objects.equals(sid, that.sid)
                && Objects.equals(account, that.account) && Objects.equals(time, that.time) && kind == that.kind
                && Objects.equals(dispute, that.dispute);
    }

    @Override
    public int hashCode() {
        return Objects.hash(computer, sid, account, time, kind, dispute);
    }

    /** What is known of it, fit for a sentence. */
    @Override
    public String toString() {
        return (isScript() ? "a script" : "an export") + computer().map(name -> " from " + name).orElse("")
                + account().or(() -> sid().map(Sid::toString)).map(name -> " of " + name).orElse("")
                + time().map(at -> ", made at " + at).orElse("");
    }
}
