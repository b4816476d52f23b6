package org.ucsmigration.fact;

import java.util.Locale;
import java.util.Objects;
import org.ucsmigration.Source;
import org.ucsmigration.internal.Shown;

/** What the {@code UcsMode} of {@code Debug-CsUnifiedContactStore} says of whether the server enables the user. */
final class ServerMode {

    private static final int LONGEST = 100;

    private ServerMode() {
    }

    static Fact<Boolean> enabled(String ucsMode, Source source) {
        Objects.requireNonNull(ucsMode, "ucsMode: the text that Debug-CsUnifiedContactStore printed");
        Objects.requireNonNull(source, "source: who printed it, and when");
        return switch (ucsMode.strip().toLowerCase(Locale.ROOT).replace(" ", "")) {
            case "disabled" -> Fact.known(false, source);
            case "readytomigrate" -> Fact.known(true, source);
            default -> Fact.unknown("the server's UcsMode is \"" + Shown.of(ucsMode.strip(), LONGEST)
                    + "\", which does not tell what the server would do now (" + source.text() + ")");
        };
    }
}
