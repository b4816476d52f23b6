package org.ucsmigration.powershell.probe;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.Nullable;
import org.ucsmigration.SipAddress;
import org.ucsmigration.fact.Client;

/** The rows of a CSV of sign-ins, by user, and what could not be read. Filled once. */
final class SignInRows {

    /** Enough to see what is wrong with a file; the rest is counted. */
    private static final int MOST_PROBLEMS = 100;

    private final Path file;
    /** By user and user agent, so that a long history takes no more room than the clients in it. */
    private final Map<SipAddress, Map<String, Client>> clients = new LinkedHashMap<>();
    private final Map<SipAddress, String> faults = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private long moreProblems;
    @Nullable
    private String damage;

    private SignInRows(Path file) {
        this.file = file;
    }

    static SignInRows read(Path file) {
        SignInRows rows = new SignInRows(file);
        try (CsvLines lines = CsvLines.open(file)) {
            rows.readAll(lines);
        } catch (IOException e) {
            String reason = e instanceof NoSuchFileException ? "no such file" : e instanceof AccessDeniedException ? "access denied"
                    : "cannot be read: " + e.getMessage();
            rows.damaged(reason);
        }
        return rows;
    }

    private void damaged(String reason) {
        damage = name() + ": " + reason;
        problem(file + ": " + reason);
    }

    private void readAll(CsvLines lines) throws IOException {
        List<String> header;
        try {
            header = lines.header();
        } catch (IllegalArgumentException e) {
            damaged("line " + lines.number() + ": " + e.getMessage());
            return;
        }
        List<String> names = header.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        int sip = names.indexOf("sip");
        int agent = names.indexOf("useragent");
        int seen = names.indexOf("lastseen");
        if (sip < 0 || agent < 0) {
            damaged("the header has no column " + (sip < 0 ? "sip" : "userAgent") + ", only "
                    + (header.isEmpty() ? "nothing" : String.join(", ", header.stream().limit(10).map(SignInRows::shown).toList())));
            return;
        }
        while (lines.next()) {
            SipAddress user = null;
            try {
                List<String> fields = lines.fields();
                user = SipAddress.of(field(fields, sip));
                Client client = Client.fromUserAgent(field(fields, agent));
                Optional<Instant> time = seen < 0 ? Optional.empty() : CsvTime.read(field(fields, seen));
                clients.computeIfAbsent(user, any -> new LinkedHashMap<>(2))
                        .merge(client.description(), time.map(client::withLastSeen).orElse(client), SignInRows::later);
            } catch (IllegalArgumentException e) {
                fault(lines.number(), e.getMessage(), user);
            }
        }
    }

    private static Client later(Client one, Client other) {
        return other.lastSeen().isPresent() && (one.lastSeen().isEmpty() || other.lastSeen().get().isAfter(one.lastSeen().get())) ? other : one;
    }

    private static String field(List<String> fields, int index) {
        if (index >= fields.size()) {
            throw new IllegalArgumentException("the line has " + fields.size() + " fields, fewer than the header");
        }
        return fields.get(index);
    }

    private void fault(long line, String reason, @Nullable SipAddress user) {
        problem(file + ", line " + line + ": " + reason);
        String inWords = name() + ", line " + line + ": " + reason;
        if (user == null) {
            damage = damage == null ? inWords : damage;
        } else {
            faults.putIfAbsent(user, inWords);
        }
    }

    private void problem(String sentence) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(sentence);
        } else {
            moreProblems++;
        }
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    String name() {
        return String.valueOf(file.getFileName());
    }

    /** The users that have rows, in the order of the file. */
    Set<SipAddress> users() {
        return Collections.unmodifiableSet(clients.keySet());
    }

    /** A user's clients, each once with the latest time; empty where there is no row. */
    List<Client> clients(SipAddress user) {
        return List.copyOf(clients.getOrDefault(user, Map.of()).values());
    }

    /** Why a user's rows may not be all, where a line that could not be read names that user. */
    Map<SipAddress, String> faults() {
        return faults;
    }

    /** Why anybody's rows may not be all. */
    Optional<String> damage() {
        return Optional.ofNullable(damage);
    }

    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        if (moreProblems > 0) {
            all.add(file + ": " + moreProblems + " more lines could not be read");
        }
        return List.copyOf(all);
    }
}
