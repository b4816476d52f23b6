package org.ucsmigration.fact;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Shown;

/**
 * A client that a user signs in with, and when it was last seen. Immutable, compared by content.
 *
 * @since 0.1.0
 */
public final class Client {

    /**
     * The kinds of client, as far as a sign-in with them is known to start the migration or not to.
     *
     * <p>Source: "Migrate users to unified contact store" (Lync Server 2013 rich client), "Deploy unified contact store"
     * (Skype for Business rich client), and the client comparison tables; [MS-PRES] shows that the server really looks for
     * a client that announces {@code ms-ucs}. To be able to edit a contact list is not the same as starting its migration. That
     * phones, mobile apps, web clients and servers are not what the pages call a rich client is inferred: no page says so in
     * so many words, and none says the opposite.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** Lync 2013 or Skype for Business on a Windows desktop: counts. */
        RICH_CLIENT("Lync 2013 or Skype for Business desktop client", true),
        /** Lync 2010, Office Communicator and older: does not count; reads a migrated list and cannot edit it. */
        OLDER_RICH_CLIENT("Lync 2010 or older desktop client", false),
        /** Lync for Mac 2011: does not count; reads a migrated list and cannot edit it. */
        LYNC_FOR_MAC_2011("Lync for Mac 2011", false),
        /** A desktop client of an Office version from 2013 on, known from its profile: edition and success not known. */
        DESKTOP_PROFILE("desktop client of unknown edition", null),
        /** Lync 2013 Basic: edits contact lists; nothing says whether it starts the migration. */
        LYNC_BASIC("Lync Basic", null),
        /** Skype for Business on Mac: edits contact lists; nothing says whether it starts the migration. */
        SKYPE_FOR_BUSINESS_ON_MAC("Skype for Business on Mac", null),
        /** Mobile apps: cannot change contact lists, and are no rich clients by any reading: do not count. */
        MOBILE("mobile app", false),
        /** Lync Web App and other browser clients: have no contact list of their own: do not count. */
        WEB("web client", false),
        /** Lync for the Windows Store: edits contact lists; nothing says whether it starts the migration. */
        STORE_APP("Store app", null),
        /** Lync Phone Edition and other desk phones: no rich clients by any reading: do not count. */
        PHONE("phone", false),
        /** A server or a service that registers on a user's behalf: does not count. */
        SERVER("server or service", false),
        /** The Attendant console; nothing says whether it starts the migration. */
        ATTENDANT("Attendant console", null),
        /** A user agent that is not understood, or no user agent. */
        UNRECOGNIZED("unrecognized client", null);

        private final String words;
        @Nullable
        private final Boolean counts;

        Kind(String words, @Nullable Boolean counts) {
            this.words = words;
            this.counts = counts;
        }

        /** Whether a sign-in with it counts as the sign-in that starts the migration; empty where nobody has said. */
        public Optional<Boolean> counts() {
            return Optional.ofNullable(counts);
        }

        /** The kind in words. */
        @Override
        public String toString() {
            return words;
        }
    }

    private final Kind kind;
    private final String description;
    @Nullable
    private final Instant lastSeen;

    private Client(Kind kind, String description, @Nullable Instant lastSeen) {
        this.kind = kind;
        this.description = description;
        this.lastSeen = lastSeen;
    }

    /**
     * A client by its SIP user agent, for example {@code UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync)}.
     *
     * <p>A text that is not understood gives {@link Kind#UNRECOGNIZED}, never an exception. A user agent is what the
     * client says of itself: other programs can and do send that of Lync 2013.
     */
    public static Client fromUserAgent(String userAgent) {
        Objects.requireNonNull(userAgent, "userAgent: pass an empty text where the client gave none");
        String text = userAgent.strip();
        return new Client(UserAgent.kind(text),
                text.isEmpty() ? "a client without a user agent" : "user agent \"" + Shown.of(text, 120) + "\"", null);
    }

    /**
     * A client of a kind that something else than a user agent shows.
     *
     * @param description what shows it, fit for the middle of a sentence: {@code "Office 15.0 profile on DESKTOP-7"}
     * @throws IllegalArgumentException if the description is blank
     */
    public static Client of(Kind kind, String description) {
        Objects.requireNonNull(description, "description: say what shows the client, for example \"Office 15.0 profile\"");
        if (description.isBlank()) {
            throw new IllegalArgumentException("A client needs a description of what shows it, "
                    + "for example \"Office 15.0 profile\", but it is blank.");
        }
        return new Client(Objects.requireNonNull(kind, "kind"), description.strip(), null);
    }

    /** The same client, last seen at that instant. */
    public Client withLastSeen(Instant at) {
        return new Client(kind, description, Objects.requireNonNull(at, "at"));
    }

    /** The kind of client. */
    public Kind kind() {
        return kind;
    }

    /** What shows the client. Never blank. */
    public String description() {
        return description;
    }

    /** When it was last seen, where known. */
    public Optional<Instant> lastSeen() {
        return Optional.ofNullable(lastSeen);
    }

    /** The same client, seen at whatever time. */
    Client withoutTime() {
        return lastSeen == null ? this : new Client(kind, description, null);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Client that && kind == that.kind && description.equals(that.description)
                && Objects.equals(lastSeen, that.lastSeen);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, description);
    }

    /** The kind, what shows it, and when it was last seen. */
    @Override
    public String toString() {
        return kind + " (" + description + (lastSeen == null ? "" : ", last seen " + lastSeen) + ")";
    }
}
