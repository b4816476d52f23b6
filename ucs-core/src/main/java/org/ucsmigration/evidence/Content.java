package org.ucsmigration.evidence;

import java.time.Instant;
import java.util.Objects;
import javax.annotation.Nullable;
import org.ucsmigration.Source;
import org.ucsmigration.evidence.Evidence.Authority;

/** What a witness says: the fields of {@link Evidence}, which it is compared by. */
record Content(MigrationState state, Authority authority, String sentence, Source source, @Nullable Instant changedAt,
        boolean answer, boolean vouched, @Nullable String ucsMode) {

    Content {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(authority, "authority");
        if (sentence.isBlank()) {
            throw new IllegalArgumentException("Evidence needs a sentence that says what was seen, but it is blank.");
        }
    }

    Content with(@Nullable Instant newChangedAt, boolean newVouched) {
        return new Content(state, authority, sentence, source, newChangedAt, answer, newVouched, ucsMode);
    }
}
