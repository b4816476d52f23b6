package org.ucsmigration.registry;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.Sid;

/** What a registry export says of itself in comments before its first key, as {@link RegistryOrigin} has it. */
final class RegPreamble {

    private final RegistryOrigin byName;
    private final Map<String, String> entries = new LinkedHashMap<>();
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

    RegistryOrigin origin() {
        RegistryOrigin origin = byName;
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
