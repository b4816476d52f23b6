package org.ucsmigration.registry;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.Sid;

/** What a registry export says of itself in comments before its first key, as {@link RegistryOrigin} has it. */
final class RegPreamble {

    private static final int MOST_NAMED = 5;

    private final RegistryOrigin byName;
    private final Map<String, String> entries = new LinkedHashMap<>();
    private final List<String> notRead = new ArrayList<>();
    private long missing;
    private boolean open = true;
    private int exports = 1;
    private int withSid;
    private boolean severalSids;

    RegPreamble(RegistryOrigin byName) {
        this.byName = byName;
    }

    /** Takes a comment, of which only {@code ; Name: text} before the first key counts. */
    void comment(String line) {
        int colon = line.indexOf(':');
        if (!open || colon < 0 || line.charAt(0) != ';') {
            return;
        }
        String name = line.substring(1, colon).strip().toLowerCase(Locale.ROOT);
        String text = line.substring(colon + 1).strip();
        if (name.equals("not read")) {
            missing++;
            if (notRead.size() < MOST_NAMED) {
                notRead.add(text);
            }
            return;
        }
        String before = entries.putIfAbsent(name, text);
        if (name.equals("sid")) {
            withSid++;
            severalSids |= before != null && !Sid.find(before).equals(Sid.find(text));
        }
    }

    /** A first line once more: another export was appended. */
    void header() {
        exports++;
        open = true;
    }

    /** A key comes. */
    void end() {
        open = false;
    }

    /** What its writer could not read, where it says so: then what is not in it may have been there all the same. */
    Optional<String> notRead() {
        return missing == 0 ? Optional.empty() : Optional.of("not all of it could be read where it comes from: "
                + String.join("; ", notRead) + (missing > notRead.size() ? "; and others" : ""));
    }

    RegistryOrigin origin() {
        RegistryOrigin origin = entries.containsKey("vouched for by") ? byName.asComputersWord() : byName;
        String computer = entries.get("computer");
        String account = entries.get("account");
        Optional<Sid> sid = find("sid");
        Instant time = time(entries.get("time"));
        origin = computer == null || computer.isEmpty() ? origin : origin.withComputer(computer);
        origin = account == null || account.isEmpty() ? origin : origin.withAccount(account);
        origin = time == null ? origin : origin.withTime(time);
        origin = sid.isEmpty() ? origin : origin.withSid(sid.get());
        String dispute = dispute(sid);
        return dispute == null ? origin : origin.withDispute(dispute);
    }

    @Nullable
    private String dispute(Optional<Sid> sid) {
        if (entries.containsKey("sid") && sid.isEmpty()) {
            return "it names an account by a SID that is none";
        }
        if (sid.isPresent() && byName.sid().isPresent() && !sid.equals(byName.sid())) {
            return "it says that it comes from " + sid.get() + ", and its name says from " + byName.sid().get();
        }
        boolean claimed = sid.isPresent() || byName.sid().isPresent();
        return severalSids || (claimed && withSid != exports && exports > 1)
                ? "it holds several exports, which need not come from one account" : null;
    }

    private Optional<Sid> find(String name) {
        return Optional.ofNullable(entries.get(name)).flatMap(Sid::find);
    }

    @Nullable
    private static Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
