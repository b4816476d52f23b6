package org.ucsmigration.output;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.Nullable;
import org.ucsmigration.SipAddress;
import org.ucsmigration.internal.Shown;

/** One of two runs: what a comparison keeps of its lines. */
final class ComparisonRun {

    private static final int LONGEST = 300;

    /** For the beginning of a sentence. */
    private final String name;
    private final Map<Object, ComparisonUser> users = new LinkedHashMap<>();
    private final Set<SipAddress> addresses = new HashSet<>();
    private final ComparisonUser.Shared shared;
    private final Map<String, String> rules = new TreeMap<>();
    private List<String> sources = List.of();
    @Nullable
    private Instant asOf;
    @Nullable
    private String library;
    @Nullable
    private String move;
    private long lines;
    private long usersSeen;
    @Nullable
    private ComparisonLine end;

    /** One that is read as its lines come. */
    ComparisonRun(String name, ComparisonUser.Shared shared) {
        this.name = name;
        this.shared = shared;
    }

    /**
     * Reads a run, once, from its first line to its last.
     *
     * @param name what it is, for the beginning of a sentence: {@code The earlier run}
     * @throws IllegalArgumentException if the lines are not those of one document of a version that is read here
     */
    static ComparisonRun read(String name, Iterable<?> lines, ComparisonUser.Shared shared) {
        ComparisonRun run = new ComparisonRun(name, shared);
        lines.forEach(run::add);
        if (run.lines == 0) {
            throw new IllegalArgumentException(name + " has no line: give the maps of a whole document, the run line first.");
        }
        return run;
    }

    /**
     * Reads its next line.
     *
     * @throws IllegalArgumentException if it is not one that follows
     */
    void add(Object next) {
        ComparisonLine line = ComparisonLine.of(next, name, ++lines);
        String kind = line.text("kind");
        if (lines == 1 != kind.equals("run")) {
            throw line.refused("a document has one line of kind \"run\", its first, but this one is of kind \""
                    + Shown.of(kind, LONGEST) + "\". Give the whole document, and one at a time.");
        }
        if (end != null) {
            throw line.refused("there is more behind the end line. Give one document at a time.");
        }
        switch (kind) {
            case "run" -> begin(line);
            case "user" -> add(ComparisonUser.of(checked(line), shared));
            case "end" -> end = checkedEnd(line);
            default -> {
                // What belongs to nobody is not compared, and later minor versions may have more kinds of lines.
            }
        }
    }

    private void begin(ComparisonLine line) {
        line.checkVersion();
        asOf = line.findTime("asOf");
        library = line.findText("library");
        sources = line.has("sources") ? line.texts("sources") : sources;
        ComparisonLine all = line.findMap("rules");
        if (all != null) {
            rules.put("required", String.join(", ", new TreeSet<>(all.texts("required"))));
            rules.put("heeded", String.join(", ", new TreeSet<>(all.texts("heeded"))));
            rules.put("freshness", all.text("freshness"));
        }
        ComparisonLine checks = line.findMap("move");
        // When it is said to be is another in each run of one wave.
        move = checks == null ? null : checks.text("kind") + (checks.has("target") ? " to " + checks.text("target") : "");
    }

    /** A line that is no line of a document yet has the version of the report in it. */
    private static ComparisonLine checked(ComparisonLine line) {
        if (line.has("version")) {
            line.checkVersion();
        }
        return line;
    }

    private void add(ComparisonUser user) {
        usersSeen++;
        // Of who stands there twice, the later line counts.
        users.put(user.key(), user);
        addresses.add(user.sip());
    }

    private static ComparisonLine checkedEnd(ComparisonLine line) {
        line.isTrue("cancelled");
        line.count("users");
        line.texts("problems");
        line.maps("gaps").forEach(gap -> gap.text("probe"));
        if (line.has("notReached")) {
            line.count("notReached");
        }
        return line;
    }

    String name() {
        return name;
    }

    /** By what each is known by, in the order of the lines. */
    Map<Object, ComparisonUser> users() {
        return users;
    }

    boolean hasAddress(SipAddress address) {
        return addresses.contains(address);
    }

    @Nullable
    Instant asOf() {
        return asOf;
    }

    @Nullable
    String library() {
        return library;
    }

    /** The move that it checks: its kind and where to. */
    @Nullable
    String move() {
        return move;
    }

    /** What it judged by, without the order of the preconditions; empty where nobody was judged. */
    Map<String, String> rules() {
        return rules;
    }

    /** What was asked, by name; empty where the document does not say it. */
    List<String> sources() {
        return sources;
    }

    /** Why it is not known to have come to its end; null where it has. */
    @Nullable
    String notEnded() {
        if (end == null) {
            return "it has no end line, so that it was not written to its end";
        }
        long left = end.has("notReached") ? end.count("notReached") : 0;
        if (end.isTrue("cancelled") || left > 0) {
            return "it was cancelled" + (left > 0 ? " with " + left + " still to come" : "");
        }
        if (end.count("users") != usersSeen) {
            return "its end line counts " + end.count("users") + ", and there are " + usersSeen + " lines of users";
        }
        return users.isEmpty() ? "nobody is in it" : null;
    }

    /** Why that somebody is not in it may mean nothing; null where it does mean that. */
    @Nullable
    String notWhole() {
        String why = notEnded();
        List<String> problems = problems();
        return why != null || problems.isEmpty() ? why : "its sources lack something: " + Shown.of(problems.get(0), LONGEST)
                + (problems.size() == 1 ? "" : "; and " + (problems.size() - 1) + " more");
    }

    private List<String> problems() {
        return end == null ? List.of() : end.texts("problems");
    }

    /** What each source lacks, by its name; the first thing of several. */
    Map<String, String> lacks() {
        Map<String, String> lacks = new LinkedHashMap<>();
        for (String problem : problems()) {
            lacks.putIfAbsent(sourceOf(problem), Shown.of(problem, LONGEST));
        }
        for (ComparisonLine gap : end == null ? List.<ComparisonLine>of() : end.maps("gaps")) {
            lacks.putIfAbsent(gap.text("probe"), "users without an answer, since "
                    + Shown.of(Objects.requireNonNullElse(gap.findText("reason"), "no reason is given"), LONGEST));
        }
        return lacks;
    }

    /** A problem stands behind the name of its source, which may have a colon itself. */
    private String sourceOf(String problem) {
        String longest = "";
        for (String source : sources) {
            longest = problem.startsWith(source + ":") && source.length() > longest.length() ? source : longest;
        }
        int colon = problem.indexOf(':');
        return !longest.isEmpty() ? longest : colon < 0 ? problem : problem.substring(0, colon);
    }
}
