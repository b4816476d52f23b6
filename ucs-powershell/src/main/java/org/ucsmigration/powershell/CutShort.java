package org.ucsmigration.powershell;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a command warns of where it gave less than there is.
 *
 * <p>The name of the parameter is the same in every language of Exchange; the words are those of its English warnings ("By
 * default, only the first 1000 items are returned", "There are more results available than are currently displayed").
 */
final class CutShort {

    private static final Pattern WORDS = Pattern.compile(
            "(?i)ResultSize|more (results|items|objects|entries|records)|only the first|size limit");

    private CutShort() {
    }

    /** The gap that the first such warning tells of; empty where none does. */
    static Optional<String> in(List<String> warnings) {
        return warnings.stream().filter(warning -> WORDS.matcher(warning).find()).findFirst()
                .map(warning -> "there is more than it gave (" + warning + ")");
    }
}
