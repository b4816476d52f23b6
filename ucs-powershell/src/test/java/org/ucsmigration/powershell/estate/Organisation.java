package org.ucsmigration.powershell.estate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ucsmigration.powershell.ExportFolder;

/**
 * A folder of a large organisation. The collection script, run over the stand-ins, writes that of their 20 people who have an
 * address; this writes each person again under other names, in the very form that the script gave the first: PowerShell would
 * take a quarter of an hour for 100,000.
 */
public final class Organisation {

    /** People of the stand-ins with a SIP address. */
    public static final int PEOPLE = 20;

    private static final Pattern ROW = Pattern.compile("(?ms)^  <Obj .*?^  </Obj>\\R?");
    private static final Pattern INNER_ROW = Pattern.compile("(?ms)^          <Obj .*?^          </Obj>\\R?");
    private static final Pattern TYPE = Pattern.compile("(?s)<TN RefId=\"(\\d+)\">.*?</TN>");
    private static final Pattern OBJECT = Pattern.compile("(<Obj (?:N=\"\\w+\" )?RefId=\")(\\d+)");
    private static final Pattern ADDRESS = Pattern.compile("(?<=[:>])([^:<>@]+)@");
    private static final Pattern ACCOUNT = Pattern.compile("(\"SamAccountName\">[^<]+|FABRIKAM\\\\[^<]+)");
    private static final Pattern COMMON_NAME = Pattern.compile("CN=([^,<]+),");
    private static final Pattern ACCOUNT_SID = Pattern.compile("(S-1-5-21-\\d+-\\d+-\\d+-)(\\d+)");
    private static final Pattern GUID = Pattern.compile("([ae]0000000-0000-4000-8000-)([0-9a-f]{12})");
    private static final Pattern DATABASE = Pattern.compile("(\"(?:Database|For)\">DB\\w+)");
    /** So many of each person are in one database, which makes some hundred mailboxes. */
    private static final int COPIES_IN_A_DATABASE = 40;
    private static final List<String> LISTS = List.of("Get-CsUser.clixml", "Debug-CsUnifiedContactStore-Identity.clixml",
            "Debug-CsStorageServiceFailures-SipUri.clixml", "Get-Mailbox.clixml", "Get-RemoteMailbox.clixml");
    private static final String STATISTICS = "Get-MailboxStatistics-Database.clixml";

    private final Path small;
    private final Path folder;
    private final int copies;

    private Organisation(Path small, Path folder, int copies) {
        this.small = small;
        this.folder = folder;
        this.copies = copies;
    }

    /**
     * Writes the exports of so many users, or a few more.
     *
     * @param environment what steers the stand-ins, as {@code STANDIN_REMOTE}
     */
    public static Path write(Path folder, int users, Map<String, String> environment) throws Exception {
        Path small = Files.createTempDirectory("ucs-small");
        Map<String, String> all = new java.util.TreeMap<>(environment);
        all.put("STANDIN_OTHERS", "2");
        Collected collected = Collected.into(small, all, "-Lync", "-Exchange");
        if (collected.ended().status() != 0) {
            throw new IllegalStateException(collected.ended().text());
        }
        new Organisation(small, folder, (users + PEOPLE - 1) / PEOPLE).write();
        try (Stream<Path> files = Files.list(small)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(small);
        return folder;
    }

    private void write() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(small)) {
            files = all.toList();
        }
        Map<String, Integer> rows = new java.util.HashMap<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (LISTS.contains(name)) {
                rows.put(name, list(name));
            } else if (name.equals(STATISTICS)) {
                rows.put(name, statistics());
            } else if (!name.startsWith("manifest")) {
                Files.copy(file, folder.resolve(name));
            }
        }
        for (Path file : files) {
            if (file.getFileName().toString().startsWith("manifest")) {
                manifest(file, rows);
            }
        }
    }

    private int list(String name) throws IOException {
        String text = Files.readString(small.resolve(name));
        List<String> rows = all(ROW, text);
        if (rows.isEmpty()) {
            Files.writeString(folder.resolve(name), text);
            return 0;
        }
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name))) {
            out.write(text.substring(0, text.indexOf(rows.get(0))));
            for (int copy = 0; copy < copies; copy++) {
                for (String row : rows) {
                    out.write(again(row, copy, rows.size() * 10));
                }
            }
            out.write("</Objs>");
        }
        return rows.size() * copies;
    }

    private int statistics() throws IOException {
        String text = Files.readString(small.resolve(STATISTICS));
        List<String> databases = all(ROW, text);
        int count = 0;
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(STATISTICS))) {
            out.write(text.substring(0, text.indexOf(databases.get(0))));
            for (int from = 0; from < copies; from += COPIES_IN_A_DATABASE) {
                for (String database : databases) {
                    List<String> rows = all(INNER_ROW, database);
                    int begin = database.indexOf(rows.get(0));
                    String last = rows.get(rows.size() - 1);
                    out.write(again(database.substring(0, begin), from, 200));
                    for (int copy = from; copy < Math.min(copies, from + COPIES_IN_A_DATABASE); copy++) {
                        for (String row : rows) {
                            out.write(again(row, copy, 200));
                        }
                    }
                    out.write(again(database.substring(database.indexOf(last) + last.length()), from, 200));
                    count++;
                }
            }
            out.write("</Objs>");
        }
        return count;
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> all = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            all.add(matcher.group());
        }
        return all;
    }

    /** The same row of the n-th person of that name. */
    private static String again(String row, int copy, int ids) {
        String database = copy < COPIES_IN_A_DATABASE ? row
                : DATABASE.matcher(row).replaceAll("$1-" + copy / COPIES_IN_A_DATABASE);
        if (copy == 0) {
            return database;
        }
        String text = TYPE.matcher(database).replaceAll("<TNRef RefId=\"$1\" />");
        text = OBJECT.matcher(text).replaceAll(found -> found.group(1) + (Long.parseLong(found.group(2)) + (long) ids * copy));
        text = ADDRESS.matcher(text).replaceAll("$1." + copy + "@");
        text = ACCOUNT.matcher(text).replaceAll(found -> Matcher.quoteReplacement(found.group(1) + "." + copy));
        text = COMMON_NAME.matcher(text).replaceAll("CN=$1 " + copy + ",");
        text = ACCOUNT_SID.matcher(text).replaceAll(found -> found.group(1) + (Long.parseLong(found.group(2)) + 10_000L * copy));
        return GUID.matcher(text).replaceAll(found -> found.group(1) + String.format("%012x",
                Long.parseLong(found.group(2), 16) + ((long) copy << 20)));
    }

    private void manifest(Path file, Map<String, Integer> rows) throws IOException {
        String text = Files.readString(file);
        for (Map.Entry<String, Integer> each : rows.entrySet()) {
            Pattern entry = Pattern.compile("(?s)(<S N=\"File\">" + Pattern.quote(each.getKey())
                    + "</S>.*?<I32 N=\"Rows\">)\\d+(</I32>\\s*<S N=\"Digest\">SHA256:)[0-9A-F]+");
            String digest = ExportFolder.digest(Files.readAllBytes(folder.resolve(each.getKey())));
            text = entry.matcher(text).replaceAll("$1" + each.getValue() + "$2" + digest);
        }
        Files.writeString(folder.resolve(file.getFileName().toString()),
                ExportFolder.sealed(text.substring(0, text.lastIndexOf("\n<!--"))));
    }
}
