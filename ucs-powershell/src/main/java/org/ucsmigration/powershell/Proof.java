package org.ucsmigration.powershell;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.ucsmigration.powershell.internal.files.RegularFile;

/**
 * What a manifest says of a file so that nobody takes another for it.
 *
 * @param rows   how many values it holds
 * @param digest the SHA-256 digest of its bytes, 64 hexadecimal digits
 */
record Proof(long rows, String digest) {

    private static final int BLOCK = 1 << 16;

    /** Whether the file is still the one that was written; reads it whole. */
    boolean holdsFor(RegularFile file) throws IOException {
        MessageDigest sha256 = Seal.sha256();
        byte[] block = new byte[BLOCK];
        try (InputStream bytes = file.open()) {
            for (int n = bytes.read(block); n >= 0; n = bytes.read(block)) {
                sha256.update(block, 0, n);
            }
        }
        return HexFormat.of().formatHex(sha256.digest()).equalsIgnoreCase(digest);
    }
}
