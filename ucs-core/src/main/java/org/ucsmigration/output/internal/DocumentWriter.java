package org.ucsmigration.output.internal;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

/**
 * Writes the document in one form, line by line, to a stream that it was given: one {@link #run}, each {@link #user}, each
 * {@link #unmatched}, one {@link #end}. The lines are plain data with their {@code kind}, as the package describes them; other
 * writers get the same maps, so nobody changes them. One thread at a time.
 */
public interface DocumentWriter extends Closeable {

    /** The first line. */
    void run(Map<String, Object> line) throws IOException;

    /** What is known of one user; what {@code version}, {@code rules} and {@code asOf} it lacks are those of the run. */
    void user(Map<String, Object> line) throws IOException;

    /** Something that belongs to none of the users. */
    void unmatched(Map<String, Object> line) throws IOException;

    /** Before the end: what changed since an earlier run, a comparison's plain data, where there is one. No line. */
    default void comparison(Map<String, Object> changes) throws IOException {
    }

    /** The last line. Everything has gone to the stream when it returns. */
    void end(Map<String, Object> line) throws IOException;

    /** Frees what it holds, at whatever line it was. The stream is closed by who opened it. */
    @Override
    void close() throws IOException;
}
