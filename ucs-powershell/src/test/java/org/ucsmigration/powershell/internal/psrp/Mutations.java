package org.ucsmigration.powershell.internal.psrp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** What a hostile server may make of sound lines: wrong bytes, wrong headers, wrong order, too much, too little. */
public final class Mutations {

    private static final String[] TEXTS = {"<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "</MS>", "<Obj RefId=\"0\">", "<Nil/>",
        "99999999999", "-1", "<I32>", "\u0000", "<S N=\"PipelineState\">x</S>", "<Ref RefId=\"0\" />", "]]>"};

    private final Random random;

    public Mutations(long seed) {
        this.random = new Random(seed);
    }

    public int next(int bound) {
        return random.nextInt(bound);
    }

    /** The same lines with one to three of them changed, repeated, missing or in another place. */
    public List<String> of(List<String> sound, List<String> foreign) {
        List<String> lines = new ArrayList<>(sound);
        for (int i = random.nextInt(3); i >= 0 && !lines.isEmpty(); i--) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(10)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                case 2 -> lines.add(random.nextInt(lines.size()), lines.remove(at));
                case 3 -> lines.add(at, foreign.get(random.nextInt(foreign.size())));
                case 4 -> lines.set(at, characters(lines.get(at)));
                default -> lines.set(at, payload(lines.get(at)));
            }
        }
        return lines;
    }

    private String characters(String line) {
        StringBuilder text = new StringBuilder(line);
        for (int i = random.nextInt(4); i >= 0 && text.length() > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(128));
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, text.charAt(random.nextInt(text.length())));
                default -> text.setLength(at);
            }
        }
        return text.toString();
    }

    private String payload(String line) {
        int start = line.indexOf('>') + 1;
        int end = line.length() - "</Data>".length();
        if (!line.startsWith("<Data ") || end <= start || !line.substring(start, end).matches("[A-Za-z0-9+/]{32,}=*")) {
            return characters(line);
        }
        byte[] bytes = Base64.getMimeDecoder().decode(line.substring(start, end - (end - start) % 4));
        int span = switch (random.nextInt(3)) {
            case 0 -> Math.min(21, bytes.length);
            case 1 -> Math.min(61, bytes.length);
            default -> bytes.length;
        };
        switch (random.nextInt(5)) {
            case 0 -> bytes[random.nextInt(span)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[random.nextInt(span)] = (byte) random.nextInt(256);
            case 2 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 100));
            case 3 -> bytes = withText(bytes);
            default -> Arrays.fill(bytes, random.nextInt(span), span, (byte) (random.nextBoolean() ? 0xFF : 0));
        }
        return line.substring(0, start) + Base64.getEncoder().encodeToString(bytes) + line.substring(end);
    }

    /** Puts a text in the CLIXML and keeps the fragment's length right, so that it is read. */
    private byte[] withText(byte[] bytes) {
        if (bytes.length < 64) {
            return bytes;
        }
        byte[] text = TEXTS[random.nextInt(TEXTS.length)].getBytes(StandardCharsets.UTF_8);
        int at = 61 + random.nextInt(bytes.length - 61);
        int over = random.nextBoolean() ? Math.min(text.length, bytes.length - at) : 0;
        byte[] longer = new byte[bytes.length + text.length - over];
        System.arraycopy(bytes, 0, longer, 0, at);
        System.arraycopy(text, 0, longer, at, text.length);
        System.arraycopy(bytes, at + over, longer, at + text.length, bytes.length - at - over);
        int length = longer.length - 21;
        for (int i = 0; i < 4; i++) {
            longer[17 + i] = (byte) (length >>> 24 - 8 * i);
        }
        return longer;
    }
}
