package org.ucsmigration.powershell.probe;

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

/** The lines of a CSV file, each for itself, so that a broken one spoils no other. */
final class CsvLines implements AutoCloseable {

    private static final int LONGEST_LINE = 16_384;

    private final Reader reader;
    private char separator = ',';
    private long number;
    private String line = "";
    private boolean tooLong;
    private int pushedBack = -1;

    private CsvLines(Reader reader) {
        this.reader = reader;
    }

    static CsvLines open(Path file) throws IOException {
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
            } else if (first == 0xFF && second == 0xFE || first == 0xFE && second == 0xFF) {
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

    /** The names of the columns; empty where the file is. Settles the separator. */
    List<String> header() throws IOException {
        do {
            if (!next()) {
                return List.of();
            }
            // Windows PowerShell writes the first, spreadsheets the second, before the header.
        } while (line.startsWith("#TYPE") || line.regionMatches(true, 0, "sep=", 0, 4));
        for (char candidate : new char[] {',', ';', '\t'}) {
            if (line.indexOf(candidate) >= 0) {
                separator = candidate;
                break;
            }
        }
        return fields();
    }

    /** Goes to the next line that is not blank. */
    boolean next() throws IOException {
        do {
            if (!readLine()) {
                return false;
            }
        } while (line.isBlank() && !tooLong);
        return true;
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
        if (c == '\r') {
            int next = read();
            pushedBack = next == '\n' ? -1 : next;
        }
        line = text.toString();
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

    /**
     * The fields of the line.
     *
     * @throws IllegalArgumentException if it is not a line of CSV, with the reason
     */
    List<String> fields() {
        if (tooLong) {
            throw new IllegalArgumentException("the line has more than " + LONGEST_LINE + " characters");
        }
        if (line.indexOf('\uFFFD') >= 0 || line.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the line is not in the file's encoding; export as UTF-8");
        }
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            StringBuilder field = new StringBuilder();
            at = field(at, field);
            fields.add(field.toString());
            at++;
        }
        return fields;
    }

    /** Reads a field from there; gives the position of the separator behind it, or the line's end. */
    private int field(int start, StringBuilder into) {
        int at = start;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        if (at == line.length() || line.charAt(at) != '"') {
            int end = line.indexOf(separator, start);
            into.append(line, start, end < 0 ? line.length() : end);
            return end < 0 ? line.length() : end;
        }
        at++;
        while (true) {
            int quote = line.indexOf('"', at);
            if (quote < 0) {
                throw new IllegalArgumentException("a quotation is not closed on its line");
            }
            into.append(line, at, quote);
            at = quote + 1;
            if (at == line.length() || line.charAt(at) != '"') {
                break;
            }
            into.append('"');
            at++;
        }
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        if (at < line.length() && line.charAt(at) != separator) {
            throw new IllegalArgumentException("a quotation is followed by something else than a separator");
        }
        return at;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
