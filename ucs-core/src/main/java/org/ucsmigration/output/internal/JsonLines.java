package org.ucsmigration.output.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The document itself: a line of JSON for each of its lines, in UTF-8, each ended by a line feed. */
public final class JsonLines implements DocumentWriter {

    private final OutputStream to;
    private final StringBuilder text = new StringBuilder();

    /** To that stream, which stays open. */
    public JsonLines(OutputStream to) {
        this.to = to;
    }

    @Override
    public void run(Map<String, Object> line) throws IOException {
        write(line);
    }

    @Override
    public void user(Map<String, Object> line) throws IOException {
        write(line);
    }

    @Override
    public void unmatched(Map<String, Object> line) throws IOException {
        write(line);
    }

    @Override
    public void end(Map<String, Object> line) throws IOException {
        write(line);
        to.flush();
    }

    @Override
    public void close() {
        // It holds nothing.
    }

    private void write(Map<String, Object> line) throws IOException {
        text.setLength(0);
        JsonText.append(text, line);
        text.append('\n');
        to.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
