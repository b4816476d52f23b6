package org.ucsmigration.fact;

import java.util.Optional;
import org.ucsmigration.fact.UserServicesPolicy.Scope;

/** How a user services policy is named in lists and in assignments. */
final class PolicyIdentity {

    private PolicyIdentity() {
    }

    /** Without {@code Tag:}, which lists carry and assignments do not, and with {@code Service:} before a service. */
    static String normal(String identity) {
        return find(identity).orElseThrow(() -> new IllegalArgumentException(
                "A policy needs an identity, for example Global or Tag:NoUcs, but it is \"" + identity + "\"."));
    }

    /** The same for a text that may be anything: empty where nothing is left of it. */
    static Optional<String> find(String identity) {
        String text = identity.strip();
        if (starts(text, "Tag:")) {
            text = text.substring("Tag:".length()).strip();
        } else if (starts(text, "UserServer:")) {
            text = "Service:" + text;
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static Scope scope(String identity) {
        if (identity.equalsIgnoreCase("Global")) {
            return Scope.GLOBAL;
        }
        if (starts(identity, "Site:")) {
            return Scope.SITE;
        }
        return starts(identity, "Service:") ? Scope.SERVICE : Scope.USER;
    }

    private static boolean starts(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }
}
