package org.ucsmigration.signins;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/** The lines of a CSV file, each for itself, so that a broken one spoils no other. */
final class CsvLines implements AutoCloseable {

    private static final int LONGEST_LINE = 16_384;
    /** Between files that were put one behind the other. */
    private static final String MARK = "\uFEFF";
    /** What {@code copy a.csv+b.csv all.csv} writes at the end. */
    private static final String END_MARK = "\u001A";

    private final Reader reader;
    private char separator = ',';
    private long number;
    private String line = "";
    private boolean tooLong;
    private boolean isEnded = true;
    private int pushedBack = -1;
    private List<String> fields = List.of();
    @Nullable
    private String fault;

    private CsvLines(Reader reader) {
        this.reader = reader;
    }

    static CsvLines open(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("it is no regular file");
        }
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            bytes.mark(3);
            int first = bytes.read();
            int second = bytes.read();
            int third = bytes.read();
            bytes.reset();
            Charset charset = StandardCharsets.UTF_8;
            int mark = 0;
            if (first == 0xEF && second == 0xBB && third == 0xBF) {
                mark = 3;
            } else if ((first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)) {
                charset = first == 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
                mark = 2;
            }
            bytes.skipNBytes(mark);
            return new CsvLines(new InputStreamReader(bytes, charset));
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /** Goes to the next line that is not blank. */
    boolean next() throws IOException {
        do {
            if (!readLine()) {
                return false;
            }
        } while (line.isBlank() && !tooLong);
        split();
        return true;
    }

    /** Takes the line for a header: what separates most of it separates its fields and those of all lines after it. */
    void separateAsHere() {
        int most = 0;
        for (char candidate : new char[] {',', ';', '\t', '|'}) {
            int count = (int) line.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                separator = candidate;
            }
        }
        split();
    }

    private boolean readLine() throws IOException {
        StringBuilder text = new StringBuilder();
        tooLong = false;
        int c = read();
        if (c < 0) {
            return false;
        }
        number++;
        while (c >= 0 && c != '\n' && c != '\r') {
            if (text.length() < LONGEST_LINE) {
                text.append((char) c);
            } else {
                tooLong = true;
            }
            c = read();
        }
        isEnded = c >= 0;
        if (c == '\r') {
            int next = read();
            pushedBack = next == '\n' ? -1 : next;
        }
        line = text.toString();
        if (!isEnded && line.equals(END_MARK)) {
            isEnded = true;
            return false;
        }
        line = line.startsWith(MARK) ? line.substring(1) : line;
        return true;
    }

    private int read() throws IOException {
        int c = pushedBack >= 0 ? pushedBack : reader.read();
        pushedBack = -1;
        return c;
    }

    /** The number of the line, from 1. */
    long number() {
        return number;
    }

    /** Whether the line has an end, as the last line of a whole file has. */
    boolean isEnded() {
        return isEnded;
    }

    /** Why the line is none of CSV; null where it is one. */
    @Nullable
    String fault() {
        return fault;
    }

    /** The fields of the line; none where it is no line of CSV. */
    List<String> fields() {
        return fields;
    }

    private void split() {
        List<String> all = new ArrayList<>();
        fault = null;
        if (tooLong) {
            fault = "the line has more than " + LONGEST_LINE + " characters";
        } else if (line.indexOf('\uFFFD') >= 0 || line.indexOf('\0') >= 0) {
            fault = "the line is not in the file's encoding; export as UTF-8";
        }
        for (int at = 0; fault == null && at <= line.length(); at++) {
            StringBuilder field = new StringBuilder();
            at = field(at, field);
            all.add(field.toString().strip());
        }
        fields = fault == null ? all : List.of();
    }

    /** Reads a field from there; gives the position of the separator behind it, or the line's end. */
    private int field(int start, StringBuilder into) {
        int at = afterBlanks(start);
        if (at == line.length() || line.charAt(at) != '"') {
            int end = line.indexOf(separator, start);
            into.append(line, start, end < 0 ? line.length() : end);
            return end < 0 ? line.length() : end;
        }
        at++;
        while (true) {
            int quote = line.indexOf('"', at);
            if (quote < 0) {
                fault = "a quotation is not closed on its line";
                return line.length();
            }
            into.append(line, at, quote);
            at = quote + 1;
            if (at == line.length() || line.charAt(at) != '"') {
                break;
            }
            into.append('"');
            at++;
        }
        at = afterBlanks(at);
        if (at < line.length() && line.charAt(at) != separator) {
            fault = "a quotation is followed by something else than a separator";
        }
        return at;
    }

    private int afterBlanks(int start) {
        int at = start;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
