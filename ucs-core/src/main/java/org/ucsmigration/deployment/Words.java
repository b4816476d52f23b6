package org.ucsmigration.deployment;

import java.util.Collection;
import java.util.stream.Collectors;
import org.ucsmigration.internal.Shown;

/** Names from outside in a sentence, of which there may be thousands. */
final class Words {

    private static final int MOST = 5;

    private Words() {
    }

    static String some(Collection<String> names) {
        String first = names.stream().limit(MOST).map(name -> Shown.of(name, 80)).collect(Collectors.joining(", "));
        return names.size() <= MOST ? first : first + " and " + (names.size() - MOST) + " more";
    }
}
