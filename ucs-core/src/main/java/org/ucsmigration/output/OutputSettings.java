package org.ucsmigration.output;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.annotation.Nullable;
import org.ucsmigration.deployment.Preflight;
import org.ucsmigration.internal.Shown;

/**
 * What a caller can say of files before their first line.
 *
 * @param name       of the files, without an ending
 * @param separator  of the table
 * @param sources    the names of what was asked
 * @param deployment its pre-flight, null where nobody gave it
 * @param earlier    the run to compare with, null where there is none
 */
record OutputSettings(String name, char separator, List<String> sources, @Nullable Preflight deployment,
        @Nullable EarlierRun earlier) {

    static final OutputSettings NONE = new OutputSettings("report", ',', List.of(), null, null);
    private static final String NOT_IN_NAMES = "/\\:*?\"<>|";
    /** In bytes; most file systems take 255, and the name gets an ending. */
    private static final int LONGEST_NAME = 200;
    /** Windows has them for devices, whatever the ending. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    OutputSettings withName(String newName) {
        Objects.requireNonNull(newName, "name: of the files, without an ending, for example week-12");
        boolean isName = !newName.isBlank() && newName.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                && !newName.startsWith(".") && !newName.endsWith(".") && !DEVICE.matcher(newName).matches()
                && newName.codePoints().noneMatch(c -> NOT_IN_NAMES.indexOf(c) >= 0 || Shown.isHidden(c));
        if (!isName) {
            throw new IllegalArgumentException("A name of files has 1 to " + LONGEST_NAME + " bytes in UTF-8, no character of "
                    + NOT_IN_NAMES + " and none that is invisible, no full stop at either end, and is none that Windows has for "
                    + "a device, for example week-12, but got \""
                    + Shown.of(newName, LONGEST_NAME) + "\".");
        }
        return new OutputSettings(newName, separator, sources, deployment, earlier);
    }

    OutputSettings withSeparator(char newSeparator) {
        if (",;\t".indexOf(newSeparator) < 0) {
            throw new IllegalArgumentException("The separator of the table is a comma, a semicolon or a tab, but got \""
                    + Shown.of(String.valueOf(newSeparator), 1) + "\".");
        }
        return new OutputSettings(name, newSeparator, sources, deployment, earlier);
    }

    OutputSettings withSources(List<String> newSources) {
        Objects.requireNonNull(newSources, "names: of the probes, as survey.probes() gives them");
        return new OutputSettings(name, separator, List.copyOf(newSources), deployment, earlier);
    }

    OutputSettings withDeployment(Preflight newDeployment) {
        Objects.requireNonNull(newDeployment, "deployment: its pre-flight; leave it out where there is none");
        return new OutputSettings(name, separator, sources, newDeployment, earlier);
    }

    OutputSettings withEarlier(Iterable<Map<String, Object>> lines) {
        Objects.requireNonNull(lines, "lines: of the earlier document, a map each; leave it out where there is none");
        return new OutputSettings(name, separator, sources, deployment, EarlierRun.read(lines));
    }
}
