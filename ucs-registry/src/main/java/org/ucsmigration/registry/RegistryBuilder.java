package org.ucsmigration.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.annotation.Nullable;

/** What {@link Registry.Builder} does, apart from the registry for its length. */
abstract sealed class RegistryBuilder permits Registry.Builder {

    private final TreeNode top = new TreeNode("");
    private final List<String> caveats = new ArrayList<>();
    private String name = "registry in memory";
    private RegistryOrigin origin = RegistryOrigin.unknown();
    @Nullable
    private Instant observedAt;

    RegistryBuilder() {
    }

    /**
     * Names the registry, as sentences shall call it.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public Registry.Builder name(String newName) {
        name = text("name", newName);
        return (Registry.Builder) this;
    }

    /** Says when the content was as it reads; without it, it counts as read anew each time. */
    public Registry.Builder observedAt(Instant at) {
        observedAt = Objects.requireNonNull(at, "at");
        return (Registry.Builder) this;
    }

    /** Says whose registry it was, and on which computer. */
    public Registry.Builder origin(RegistryOrigin newOrigin) {
        origin = Objects.requireNonNull(newOrigin, "origin: leave it out where it is not known");
        return (Registry.Builder) this;
    }

    /**
     * Adds a sentence to the registry's {@link Registry#caveats()}.
     *
     * @throws IllegalArgumentException if the sentence is blank
     */
    public Registry.Builder caveat(String sentence) {
        caveats.add(text("caveat", sentence));
        return (Registry.Builder) this;
    }

    /**
     * Makes a key, with every key above it.
     *
     * @throws IllegalArgumentException if the path is not a full one
     */
    public Registry.Builder key(String path) {
        node(path);
        return (Registry.Builder) this;
    }

    /**
     * Makes a key, with every key above it, and sets its last write time.
     *
     * @throws IllegalArgumentException if the path is not a full one
     */
    public Registry.Builder key(String path, Instant lastWriteTime) {
        node(path).lastWriteTime = Objects.requireNonNull(lastWriteTime, "lastWriteTime");
        return (Registry.Builder) this;
    }

    /**
     * Sets a value of a key, and makes the key where needed.
     *
     * @throws IllegalArgumentException if the path is not a full one
     */
    public Registry.Builder value(String path, RegistryValue value) {
        node(path).set(Objects.requireNonNull(value, "value"));
        return (Registry.Builder) this;
    }

    /**
     * Makes a key that exists and cannot be read, nor anything below it.
     *
     * @throws IllegalArgumentException if the path is not a full one, or the reason is blank
     */
    public Registry.Builder unreadable(String path, String reason) {
        node(path).unreadable = text("reason", reason);
        return (Registry.Builder) this;
    }

    /** The registry as it stands; the builder may go on. */
    public Registry build() {
        return new TreeRegistry(name, top.copy(), observedAt, caveats, null, origin, null);
    }

    private TreeNode node(String path) {
        RegistryPath keys = RegistryPath.of(path);
        TreeNode node = top.childOrNew(keys.root(), () -> { });
        node.stated = true;
        for (String step : keys.names()) {
            node = node.childOrNew(step, () -> { });
            node.stated = true;
        }
        return node;
    }

    private static String text(String what, String text) {
        Objects.requireNonNull(text, () -> "The " + what + " is shown to people, but it is null.");
        if (text.isBlank()) {
            throw new IllegalArgumentException("The " + what + " is shown to people, but it is blank.");
        }
        return text;
    }
}
