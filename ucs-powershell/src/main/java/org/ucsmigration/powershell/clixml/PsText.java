package org.ucsmigration.powershell.clixml;

import java.util.Objects;

/**
 * A text that is more than a string: an address, a version, an XML document or a script, exactly as it was written.
 *
 * <p>An immutable value, equal to another of the same kind and text. It stays a text since Java's own types cannot hold all of
 * them: {@code java.net.URI} refuses {@code https://litwareinc.com/a b}, which .NET allows.
 *
 * @since 0.1.0
 */
public final class PsText {

    /**
     * What the text is.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** An address, {@code System.Uri}. */
        URI,
        /** A version of two to four numbers, {@code System.Version}. */
        VERSION,
        /** An XML document, {@code System.Xml.XmlDocument}. */
        XML,
        /** A script block; only ever its text, nothing runs it. */
        SCRIPT_BLOCK
    }

    private final Kind kind;
    private final String text;

    private PsText(Kind kind, String text) {
        this.kind = kind;
        this.text = text;
    }

    /**
     * Holds a text of that kind.
     *
     * @param kind what the text is
     * @param text the text, taken as it is
     * @return the value
     */
    public static PsText of(Kind kind, String text) {
        return new PsText(Objects.requireNonNull(kind, "kind"), Objects.requireNonNull(text, "text"));
    }

    /** What the text is. */
    public Kind kind() {
        return kind;
    }

    /** The text. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PsText that && kind == that.kind && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + text.hashCode();
    }

    /** The text. */
    @Override
    public String toString() {
        return text;
    }
}
