package org.ucsmigration.output;

import java.util.Map;
import java.util.regex.Pattern;
import org.ucsmigration.internal.Shown;

/** The version of the document, and what can be read of others. */
final class DocumentVersion {

    /** Major and minor; that of a report's plain data, too. */
    static final String CURRENT = "1.0";
    private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+");

    private DocumentVersion() {
    }

    /**
     * Refuses data that is read by other rules.
     *
     * @param data what has a {@code version}: a run line, or a report's plain data
     * @param name what it is, for the beginning of a sentence: {@code The earlier run}
     * @throws IllegalArgumentException if it has none, or one of another major number
     */
    static void check(Map<String, ?> data, String name) {
        Object version = data.get("version");
        if (!(version instanceof String text)) {
            throw new IllegalArgumentException(name + " says no version: its first line is to have \"kind\" run and \"version\" "
                    + "\"" + CURRENT + "\", as ReportFiles writes it.");
        }
        if (!VERSION.matcher(text).matches() || !major(text).equals(major(CURRENT))) {
            throw new IllegalArgumentException(name + " has version " + Shown.of(text, 20) + ", and this library reads "
                    + major(CURRENT) + ".0 to " + major(CURRENT) + ".x: read it with the version of the library that wrote it.");
        }
    }

    private static String major(String version) {
        return version.substring(0, version.indexOf('.'));
    }
}
