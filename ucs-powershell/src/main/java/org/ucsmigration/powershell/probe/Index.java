package org.ucsmigration.powershell.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;

/** Which mailboxes have a key: hardly ever more than one. */
final class Index<K> {

    private final Map<K, MailboxRow> first = new HashMap<>();
    private final Map<K, List<MailboxRow>> others = new HashMap<>();

    /** Adds a row, all keys of which are added before those of the next. */
    void add(K key, MailboxRow row) {
        MailboxRow known = first.putIfAbsent(key, row);
        if (known != null && known != row) {
            List<MailboxRow> there = others.computeIfAbsent(key, any -> new ArrayList<>(1));
            if (there.isEmpty() || there.get(there.size() - 1) != row) {
                there.add(row);
            }
        }
    }

    void find(@Nullable K key, Set<MailboxRow> into) {
        MailboxRow row = key == null ? null : first.get(key);
        if (row != null) {
            into.add(row);
            into.addAll(others.getOrDefault(key, List.of()));
        }
    }
}
