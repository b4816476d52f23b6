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
        return some(names, ", ", 80);
    }

    static String some(Collection<String> texts, String between, int most) {
        String first = texts.stream().limit(MOST).map(text -> Shown.of(text, most)).collect(Collectors.joining(between));
        return texts.size() <= MOST ? first : first + " and " + (texts.size() - MOST) + " more";
    }
}
