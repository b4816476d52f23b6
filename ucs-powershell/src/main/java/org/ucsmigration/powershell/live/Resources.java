package org.ucsmigration.powershell.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The scripts that are shipped beside the classes. */
final class Resources {

    /** A line of words; a place to be filled in is a word behind its #. */
    private static final Pattern COMMENT = Pattern.compile("(?m)^ *# .*\\R");

    private Resources() {
    }

    /** A script that begins its block as {@code command.ps1} says, without its comments, since it is sent with calls. */
    static String script(String name) {
        return COMMENT.matcher(text(name).replace("#command.ps1", text("command.ps1"))).replaceAll("");
    }

    static String text(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the library's own file " + name + " is missing: its jar is incomplete");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
