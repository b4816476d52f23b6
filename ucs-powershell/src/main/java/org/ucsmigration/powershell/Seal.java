package org.ucsmigration.powershell;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comment behind a manifest that holds the SHA-256 digest of all bytes before it: {@code \n<!-- SHA256:… -->\n}. Whoever
 * changes a byte, or cuts some off, breaks it.
 */
enum Seal {

    /** There, and right. */
    SOUND,
    /** There, and not of these bytes. */
    BROKEN,
    /** Not there. */
    NONE;

    private static final int LONGEST = 120;
    private static final Pattern COMMENT = Pattern.compile("\n<!-- SHA256:([0-9A-Fa-f]{64}) -->\\s*$");

    static Seal of(byte[] manifest) {
        int from = Math.max(0, manifest.length - LONGEST);
        Matcher comment = COMMENT.matcher(new String(manifest, from, manifest.length - from, StandardCharsets.ISO_8859_1));
        if (!comment.find()) {
            return NONE;
        }
        MessageDigest digest = sha256();
        digest.update(manifest, 0, from + comment.start());
        return HexFormat.of().formatHex(digest.digest()).equalsIgnoreCase(comment.group(1)) ? SOUND : BROKEN;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
