package org.ucsmigration.output.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import javax.annotation.Nullable;

/**
 * The document as one HTML file for people. It holds everything that it needs, asks nobody for anything, and forbids itself to
 * run anything but its own script. What is said of the users goes to a file beside it as they come, packed by the thousand; the
 * counts are in hand at the end only, and stand before.
 */
public final class Page implements DocumentWriter {

    /** So many users make a pack: what is inflated to show one of them. */
    private static final int PACK = 1000;
    /** So many users are shown where there is no script, and things that belong to nobody where there is. */
    private static final int PLAIN = 500;
    private static final List<String> SCRIPTS = List.of("page-data.js", "page-words.js", "page-sheet.js", "page-list.js",
            "page-take.js", "page.js");

    private final OutputStream to;
    private final Path folder;
    @Nullable
    private Packs packs;
    private final PagePack rows = new PagePack();
    private final PagePack details = new PagePack();
    private final PageTally tally = new PageTally();
    private final PriorityQueue<Plain> plain = new PriorityQueue<>(Comparator.comparing(Plain::rank).thenComparing(Plain::order)
            .reversed());
    private final List<PageLine> unmatched = new ArrayList<>();
    private long matchedByNobody;
    private Map<String, Object> run = Map.of();
    @Nullable
    private Map<String, Object> changes;

    /** A user of the plain table; the most pressing first, else as they came. */
    private record Plain(int rank, long order, PageRow row) {
    }

    /** Where the packs are kept until all users have come. Of java.io, which an interrupt does not close: it cancels a survey. */
    private record Packs(Path file, Writer out) {
        static Packs in(Path folder) throws IOException {
            Path file = Files.createTempFile(folder, "page", ".part");
            return new Packs(file, new BufferedWriter(new OutputStreamWriter(new FileOutputStream(file.toFile()), US_ASCII)));
        }

        void add(String kind, PagePack pack) throws IOException {
            out.write("<script type=\"text/plain\" " + kind + ">" + pack.take() + "</script>\n");
        }

        void copy(OutputStream to) throws IOException {
            out.close();
            try (InputStream in = new FileInputStream(file.toFile())) {
                in.transferTo(to);
            }
        }
    }

    /**
     * A page that is written to that stream, which stays open.
     *
     * @param folder where the users are kept until all have come, in a file that goes with {@link #close()}
     */
    public Page(OutputStream to, Path folder) {
        this.to = to;
        this.folder = folder;
    }

    @Override
    public void run(Map<String, Object> line) {
        run = line;
    }

    @Override
    public void user(Map<String, Object> line) throws IOException {
        PageRow row = new PageUser(new PageLine(line)).row();
        rows.add(row.cells());
        details.add(line);
        tally.add(row);
        int rank = PageTally.SEVERITIES.indexOf(row.text("severity"));
        plain.add(new Plain(rank < 0 ? PageTally.SEVERITIES.size() : rank, tally.of("users"), row));
        if (plain.size() > PLAIN) {
            plain.remove();
        }
        if (rows.size() == PACK) {
            pack();
        }
    }

    private void pack() throws IOException {
        packs().add("class=\"rows\"", rows);
        packs().add("class=\"details\"", details);
    }

    private Packs packs() throws IOException {
        if (packs == null) {
            packs = Packs.in(folder);
        }
        return packs;
    }

    @Override
    public void unmatched(Map<String, Object> line) {
        matchedByNobody++;
        if (unmatched.size() < PLAIN) {
            unmatched.add(new PageLine(line));
        }
    }

    @Override
    public void comparison(Map<String, Object> comparison) {
        changes = comparison;
    }

    @Override
    public void end(Map<String, Object> line) throws IOException {
        if (rows.size() > 0) {
            pack();
        }
        if (changes != null) {
            PagePack pack = new PagePack();
            pack.add(changes);
            packs().add("id=\"comparison\"", pack);
        }
        Writer out = new BufferedWriter(new OutputStreamWriter(to, UTF_8));
        write(out, line);
        out.flush();
    }

    private void write(Writer out, Map<String, Object> end) throws IOException {
        String style = part("icons.css") + part("page.css");
        String script = String.join("", SCRIPTS.stream().map(Page::part).toList());
        PageMarkup page = new PageMarkup(out);
        PageOverview overview = new PageOverview(page, tally);
        PageNotes notes = new PageNotes(page, new PageLine(run), new PageLine(end));
        for (String piece : part("page.html").split("(?=\\{\\{)|(?<=\\}\\})")) {
            switch (piece) {
                case "{{policy}}" -> page.raw("default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                        + "'; img-src data:; base-uri 'none'; form-action 'none'");
                case "{{title}}" -> page.say("UCS migration: " + notes.summary());
                case "{{style}}" -> page.raw(style);
                case "{{script}}" -> page.raw(script);
                case "{{header}}" -> notes.header();
                case "{{missing}}" -> notes.missing();
                case "{{deployment}}" -> notes.deployment();
                case "{{overview}}" -> overview.users();
                case "{{wave}}" -> overview.wave();
                case "{{users}}" -> overview.table(plain.stream().sorted(plain.comparator().reversed()).map(Plain::row).toList());
                case "{{changes}}" -> {
                    if (changes != null) {
                        new PageChanges(page, new PageLine(changes)).write();
                    }
                }
                case "{{rest}}" -> notes.rest(unmatched, matchedByNobody);
                case "{{document}}" -> page.raw(JsonText.of(Map.of("run", run, "end", end, "columns", PageRow.COLUMNS, "pack",
                        Integer.toString(PACK))));
                case "{{packs}}" -> {
                    out.flush();
                    packs().copy(to);
                }
                default -> page.raw(piece);
            }
        }
    }

    private static String part(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The library's own file " + name + " is missing beside " + Page.class.getName()
                        + ": repair the jar.");
            }
            return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            return "sha256-" + Base64.getEncoder().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (packs != null) {
            packs.out().close();
            Files.deleteIfExists(packs.file());
        }
    }
}
