package org.ucsmigration.powershell.internal.shell;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last lines of a text that may be endless; safe for use by several threads. */
final class Tail {

    private static final int MOST_LINES = 20;
    private static final int LONGEST = 500;

    private final Deque<String> lines = new ArrayDeque<>();
    private final StringBuilder current = new StringBuilder();

    /** Reads to the end; an input that breaks has ended. */
    void readAll(InputStreamReader input) {
        char[] buffer = new char[4096];
        try (Reader reader = input) {
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                add(buffer, n);
            }
        } catch (IOException e) {
            // The process has gone, and with it what it had to say.
            add(new char[] {'\n'}, 1);
        }
    }

    private synchronized void add(char[] text, int length) {
        for (int i = 0; i < length; i++) {
            if (text[i] == '\n') {
                endLine();
            } else if (current.length() < LONGEST) {
                current.append(text[i]);
            }
        }
    }

    private void endLine() {
        String line = current.toString().strip();
        current.setLength(0);
        if (!line.isEmpty()) {
            lines.add(line);
            if (lines.size() > MOST_LINES) {
                lines.remove();
            }
        }
    }

    /** The last lines that were not blank, oldest first. */
    synchronized List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        String rest = current.toString().strip();
        if (!rest.isEmpty()) {
            all.add(rest);
        }
        return List.copyOf(all);
    }
}
