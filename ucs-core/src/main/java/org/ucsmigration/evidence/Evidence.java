package org.ucsmigration.evidence;

import static org.ucsmigration.evidence.Wording.said;
import static org.ucsmigration.evidence.Wording.shown;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ucsmigration.Source;

/**
 * One witness of where a user's contacts are, and what it says. Immutable, compared by content.
 *
 * <p>Each factory encodes what its witness can show: a failed test, a flag that is not set and a number that nobody has
 * documented are UNKNOWN, not the opposite of migrated.
 *
 * @since 0.1.0
 */
public final class Evidence {

    /**
     * The number that a client caches when its contact list is in the unified contact store: the server's diagnostic code for
     * that state ("Migrate users to unified contact store", Lync Server 2013; [MS-PRES] for the code).
     */
    public static final long IN_UCS_MODE = 2165;

    /**
     * Who can say where the contacts are, strongest first.
     *
     * @since 0.1.0
     */
    public enum Authority {
        /** The front end's own state: {@code Debug-CsUnifiedContactStore}. */
        SERVER_STATE("server state"),
        /** A synthetic test that reads the contacts: {@code Test-CsUnifiedContactStore}. */
        SYNTHETIC_TEST("synthetic test"),
        /** Exchange's flag on the mailbox: {@code ImListMigrationCompleted}; editable by hand. */
        EXCHANGE_FLAG("Exchange flag"),
        /** What a client last cached: {@code InUCSMode} in the registry. */
        CLIENT_CACHE("client cache"),
        /** What the calling code states itself. */
        CALLER("caller");

        private final String words;

        Authority(String words) {
            this.words = words;
        }

        /** The authority in words, fit for the middle of a sentence. */
        @Override
        public String toString() {
            return words;
        }
    }

    private final Content content;

    private Evidence(Content content) {
        this.content = content;
    }

    private Evidence(MigrationState state, Authority authority, String sentence, Source source) {
        this(new Content(state, authority, sentence, source, null, true, false, null));
    }

    /**
     * The {@code UcsMode} that {@code Debug-CsUnifiedContactStore} printed: "Migrated", "Ready To Migrate" and "Disabled" are
     * known, "Migrating" is read as what it says, any other text is UNKNOWN.
     *
     * <p>Source: Microsoft's own support tooling for Skype for Business Server uses the first three.
     */
    public static Evidence serverState(String ucsMode, Source source) {
        Objects.requireNonNull(ucsMode, "ucsMode: the text that was printed; where there was none, use Evidence.none");
        MigrationState state = MigrationState.ofUcsMode(ucsMode);
        String sentence = "The server's UcsMode is \"" + shown(ucsMode) + "\"" + Wording.meaning(state) + said(source);
        return new Evidence(new Content(state, Authority.SERVER_STATE, sentence, source, null, true, false, ucsMode.strip()));
    }

    /**
     * A {@code Test-CsUnifiedContactStore} that succeeded: it read at least one contact from Exchange.
     *
     * <p>Source: "Migrate users to unified contact store" and "Testing unified contact store access" (Lync Server 2013).
     */
    public static Evidence testSucceeded(Source source) {
        String sentence = "Test-CsUnifiedContactStore read contacts from Exchange" + said(source);
        return new Evidence(MigrationState.MIGRATED, Authority.SYNTHETIC_TEST, sentence, source);
    }

    /**
     * A {@code Test-CsUnifiedContactStore} that failed: UNKNOWN, since an empty contact list and a network fault fail too.
     *
     * @param message what the test said; may be blank
     */
    public static Evidence testFailed(String message, Source source) {
        Objects.requireNonNull(message, "message: what the test said, or an empty text");
        String text = message.isBlank() ? "without a message" : "with \"" + shown(message) + "\"";
        return new Evidence(MigrationState.UNKNOWN, Authority.SYNTHETIC_TEST, "Test-CsUnifiedContactStore failed " + text
                + ", which an empty contact list or a network fault does as well" + said(source), source);
    }

    /**
     * Exchange's flag on the mailbox: true is MIGRATED; false is UNKNOWN, since it can be edited by hand.
     *
     * <p>Source: "Set-Mailbox" in the Exchange PowerShell reference; [MS-OXWSCOS] for who sets it.
     */
    public static Evidence exchangeFlag(boolean imListMigrationCompleted, Source source) {
        String value = imListMigrationCompleted ? "True" : "False, which proves nothing";
        return new Evidence(imListMigrationCompleted ? MigrationState.MIGRATED : MigrationState.UNKNOWN, Authority.EXCHANGE_FLAG,
                "The mailbox says ImListMigrationCompleted " + value + said(source), source);
    }

    /**
     * The {@code InUCSMode} of a client's registry: 2165 is MIGRATED and 0 NOT_MIGRATED, as that client last saw it; any
     * other number is UNKNOWN and named.
     *
     * @param source where it was read, and when
     */
    public static Evidence clientCache(long inUcsMode, Source source) {
        String sentence = InUcsMode.words(inUcsMode) + said(source);
        return new Evidence(InUcsMode.state(inUcsMode), Authority.CLIENT_CACHE, sentence, source);
    }

    /**
     * A witness that was asked and gave no answer: UNKNOWN, with the reason as it shall stand in a sentence.
     * @throws IllegalArgumentException if the reason is blank
     */
    public static Evidence none(Authority authority, String reason, Source source) {
        Objects.requireNonNull(reason, "reason: say why there is no answer, for example \"access denied\"");
        String sentence = reason.isBlank() ? "" : "The " + authority + " is not known: " + reason + said(source);
        return new Evidence(new Content(MigrationState.UNKNOWN, authority, sentence, source, null, false, false, null));
    }

    /**
     * What the calling code states itself: the weakest authority.
     *
     * @throws IllegalArgumentException if the sentence is blank
     */
    public static Evidence caller(MigrationState state, String sentence) {
        Objects.requireNonNull(sentence, "sentence: say what makes you sure");
        return new Evidence(state, Authority.CALLER, sentence, Source.CALLER);
    }

    /** {@link #caller(MigrationState, String) The same} as of an instant. */
    public static Evidence caller(MigrationState state, String sentence, Instant at) {
        Source then = Source.CALLER.withTime(Objects.requireNonNull(at, "at: leave it out where the time is not known"));
        return new Evidence(state, Authority.CALLER, caller(state, sentence).sentence(), then);
    }

    /** The same evidence, with the instant at which the state last changed, as a registry key's last write time tells it. */
    public Evidence withChangedAt(Instant at) {
        return new Evidence(content.with(Objects.requireNonNull(at, "at"), content.vouched()));
    }

    /**
     * The same evidence of a client, from a profile under the user's own Windows account or the linked one: its SID is known
     * to be theirs. What a client cached speaks for the account it comes from and for no other; a profile under another's
     * SID is no evidence at all, and one whose SID is not known is heard, and contradicts nobody.
     *
     * @throws IllegalStateException if it is not a client's
     */
    public Evidence withVouched() {
        if (authority() != Authority.CLIENT_CACHE) {
            throw new IllegalStateException("Only a client's cache is vouched for, by its account, and this is none: " + this);
        }
        return new Evidence(content.with(content.changedAt(), true));
    }

    /** Where the contacts are, as this witness says. */
    public MigrationState state() {
        return content.state();
    }

    /** Whether it is a client's, and lies under a Windows account that is known to be the user's. */
    public boolean isVouched() {
        return content.vouched();
    }

    /** The server's {@code UcsMode} as it was printed, without blanks around it; empty of every other witness. */
    public Optional<String> ucsMode() {
        return Optional.ofNullable(content.ucsMode());
    }

    /** Whether the witness answered, if not in words that are understood. */
    boolean isAnswer() {
        return content.answer();
    }

    /** Who says it. */
    public Authority authority() {
        return content.authority();
    }

    /** What was seen, as a sentence. Never blank. */
    public String sentence() {
        return content.sentence();
    }

    /** Where it comes from. */
    public Source source() {
        return content.source();
    }

    /** When it was seen, where known: the time of its source. */
    public Optional<Instant> observedAt() {
        return content.source().at();
    }

    /** When the state changed, where known: not when it was last true. */
    public Optional<Instant> changedAt() {
        return Optional.ofNullable(content.changedAt());
    }

    /**
     * The evidence as plain data, in order: {@code state, authority, sentence, source} (text), {@code ucsMode} (text, of the
     * server only), {@code vouched} (a boolean, of a client only), {@code observedAt} and {@code changedAt} (ISO-8601 text).
     * What is not known is absent.
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("state", state().name());
        map.put("authority", authority().name());
        map.put("sentence", sentence());
        map.put("source", source().text());
        ucsMode().ifPresent(mode -> map.put("ucsMode", mode));
        if (authority() == Authority.CLIENT_CACHE) {
            map.put("vouched", isVouched());
        }
        observedAt().ifPresent(at -> map.put("observedAt", at.toString()));
        changedAt().ifPresent(at -> map.put("changedAt", at.toString()));
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evidence that && content.equals(that.content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    @Override
    public String toString() {
        return content.sentence();
    }
}
