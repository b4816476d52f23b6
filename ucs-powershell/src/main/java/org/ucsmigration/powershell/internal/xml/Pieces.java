package org.ucsmigration.powershell.internal.xml;

import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/**
 * A document without an end, made of pieces as they come: each is the content of an element of its own.
 *
 * <p>To open a parser takes longer than to read a small piece with it. The element's name is not to be guessed, so that no piece
 * can close it and reach into the next: what is not well formed in itself ends the document for the parser.
 */
public final class Pieces extends Reader {

    private final String name = "piece-" + UUID.randomUUID();
    private final Deque<String> unread = new ArrayDeque<>(List.of("<pieces>"));
    private int at;

    /** Adds a piece. */
    public void add(String piece) {
        unread.addAll(List.of("<" + name + ">", piece, "</" + name + ">"));
    }

    @Override
    public int read(char[] target, int offset, int length) {
        String text = unread.peek();
        if (text == null) {
            return -1;
        }
        int n = Math.min(length, text.length() - at);
        text.getChars(at, at + n, target, offset);
        at += n;
        if (at == text.length()) {
            unread.remove();
            at = 0;
        }
        return n;
    }

    @Override
    public void close() {
        // There is nothing to release.
    }
}
