package org.ucsmigration.registry;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Shown;

/**
 * Something in a registry cannot be read: access denied, a damaged file, no such system. Its message is one sentence with
 * everything below in it.
 *
 * @since 0.1.0
 */
public final class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 400;

    private final String source;
    private final String place;
    private final String reason;
    @Nullable
    private final String keyPath;
    @Nullable
    private final String valueName;
    private final long line;
    private final long offset;

    private RegistryException(String source, @Nullable String keyPath, @Nullable String valueName, long line, long offset,
            String reason, @Nullable Throwable cause) {
        super(checked("source", source) + place(keyPath, valueName, line, offset) + ": " + checked("reason", reason), cause);
        this.source = source;
        this.place = place(keyPath, valueName, line, offset);
        this.keyPath = keyPath;
        this.valueName = valueName;
        this.line = line;
        this.offset = offset;
        this.reason = reason;
    }

    /**
     * Something that concerns the registry as a whole.
     *
     * @param source the registry's {@link Registry#name()}
     * @param reason why it cannot be read, not blank, as it shall stand behind a colon
     */
    public static RegistryException of(String source, String reason) {
        return new RegistryException(source, null, null, -1, -1, reason, null);
    }

    /** As {@link #of(String, String)}, with what caused it. */
    public static RegistryException of(String source, String reason, Throwable cause) {
        Objects.requireNonNull(cause, "cause: leave it out where there is none");
        return new RegistryException(source, null, null, -1, -1, reason, cause);
    }

    /** A key that cannot be read, by its full path. */
    public static RegistryException atKey(String source, String keyPath, String reason) {
        Objects.requireNonNull(keyPath, "keyPath: use of(source, reason) where it concerns no key");
        return new RegistryException(source, keyPath, null, -1, -1, reason, null);
    }

    /** A value that cannot be read, by its key's full path and its name, which is empty for the default value. */
    public static RegistryException atValue(String source, String keyPath, String valueName, String reason) {
        Objects.requireNonNull(keyPath, "keyPath: the key that the value belongs to");
        Objects.requireNonNull(valueName, "valueName: pass an empty text for the default value");
        return new RegistryException(source, keyPath, valueName, -1, -1, reason, null);
    }

    static RegistryException atLine(String source, @Nullable String keyPath, @Nullable String valueName, long line,
            String reason) {
        return new RegistryException(source, keyPath, valueName, line, -1, reason, null);
    }

    static RegistryException atOffset(String source, @Nullable String keyPath, @Nullable String valueName, long offset,
            String reason, @Nullable Throwable cause) {
        return new RegistryException(source, keyPath, valueName, -1, offset, reason, cause);
    }

    /** The registry's {@link Registry#name()}: a file, a computer. */
    public String source() {
        return source;
    }

    /** Why it cannot be read, without the place. Never blank. */
    public String reason() {
        return reason;
    }

    /** The full path of the key, where it concerns one. */
    public Optional<String> keyPath() {
        return Optional.ofNullable(keyPath);
    }

    /** The name of the value, where it concerns one; empty text for a key's default value. */
    public Optional<String> valueName() {
        return Optional.ofNullable(valueName);
    }

    /** The line of a {@code .reg} file, from 1, where it concerns one. */
    public OptionalLong line() {
        return line < 0 ? OptionalLong.empty() : OptionalLong.of(line);
    }

    /** The place in a hive file, in bytes from its start, where it concerns one. */
    public OptionalLong offset() {
        return offset < 0 ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    /** The message without the source: the place in it, if any, and the reason. For where the source stands beside it. */
    public String problem() {
        return (place.isEmpty() ? "" : place.substring(2) + ": ") + reason;
    }

    private static String checked(String what, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("The " + what + " of a RegistryException is shown to people, but it is "
                    + (text == null ? "null." : "blank."));
        }
        return text;
    }

    /** Each part begins with a comma. */
    private static String place(@Nullable String keyPath, @Nullable String valueName, long line, long offset) {
        StringBuilder text = new StringBuilder();
        if (line >= 0) {
            text.append(", line ").append(line);
        }
        if (offset >= 0) {
            text.append(", offset ").append(offset);
        }
        if (keyPath != null) {
            text.append(", ").append(Shown.of(keyPath, LONGEST));
        }
        if (valueName != null) {
            text.append(", value ").append(valueName.isEmpty() ? "(default)" : "\"" + Shown.of(valueName, LONGEST) + "\"");
        }
        return text.toString();
    }
}
