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

    private final ClientKind kind;
    private final String description;
    @Nullable
    private final Instant lastSeen;

    private Client(ClientKind kind, String description, @Nullable Instant lastSeen) {
        this.kind = kind;
        this.description = description;
        this.lastSeen = lastSeen;
    }

    /**
     * A client by its SIP user agent, for example {@code UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync)}.
     *
     * <p>A text that is not understood gives {@link ClientKind#UNRECOGNIZED}, never an exception. A user agent is what the
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
    public static Client of(ClientKind kind, String description) {
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
    public ClientKind kind() {
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
