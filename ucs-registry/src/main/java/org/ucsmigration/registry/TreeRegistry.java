package org.ucsmigration.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.annotation.Nullable;

/** A registry whose keys and values are in memory. */
final class TreeRegistry implements Registry {

    final String name;
    private final TreeNode top;
    @Nullable
    private final Instant observedAt;
    private final List<String> caveats;
    /** The first damaged line whose key's name is lost: any key may stand behind it. */
    @Nullable
    private final RegDamage.Line lostKey;
    private final RegistryOrigin origin;
    /** The keys that were kept; null where all were. */
    @Nullable
    private final Predicate<? super RegistryPath> wanted;
    private volatile boolean closed;

    TreeRegistry(String name, TreeNode top, @Nullable Instant observedAt, List<String> caveats, @Nullable RegDamage.Line lostKey,
            RegistryOrigin origin, @Nullable Predicate<? super RegistryPath> wanted) {
        this.name = name;
        this.top = top;
        this.observedAt = observedAt;
        this.caveats = List.copyOf(caveats);
        this.lostKey = lostKey;
        this.origin = origin;
        this.wanted = wanted;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> roots() {
        return top.children().stream().map(root -> root.name).toList();
    }

    @Override
    public Optional<RegistryKey> find(String path) {
        if (closed) {
            throw RegistryException.of(name, "it is closed: ask before closing it");
        }
        RegistryPath wanted = RegistryPath.of(path);
        List<String> steps = new ArrayList<>(List.of(wanted.root()));
        steps.addAll(wanted.names());
        TreeNode node = top;
        StringBuilder at = new StringBuilder();
        for (String step : steps) {
            node = node.child(step);
            if (node == null) {
                return absent(wanted.toString());
            }
            at.append(at.isEmpty() ? "" : "\\").append(node.name);
            if (node.unreadable != null) {
                throw RegistryException.atKey(name, at.toString(), node.unreadable);
            }
        }
        return Optional.of(new TreeKey(this, node, at.toString()));
    }

    Optional<RegistryKey> absent(String path) {
        if (lostKey != null) {
            throw RegistryException.atLine(name, path, null, lostKey.number(), "it may have stood there: " + lostKey.reason());
        }
        if (wanted != null && RegistryPath.find(path).map(missing -> !wanted.test(missing)).orElse(false)) {
            throw RegistryException.atKey(name, path, "such keys were left out when the file was read");
        }
        return Optional.empty();
    }

    @Override
    public RegistryOrigin origin() {
        return origin;
    }

    @Override
    public Optional<Instant> observedAt() {
        return Optional.ofNullable(observedAt);
    }

    @Override
    public List<String> caveats() {
        return caveats;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public String toString() {
        return name;
    }
}
