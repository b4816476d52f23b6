package org.ucsmigration.powershell.internal.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ucsmigration.powershell.internal.psrp.Recording;

/**
 * A process that plays the server of a recording: after each line of the client what came after it then, with the client's own
 * GUIDs in place of the recorded ones, and changed as a test likes. At the end of the recording it ends, or falls silent.
 */
final class RecordedShell extends InnerProcess {

    private static final Pattern GUID = Pattern.compile("PSGuid='([^']+)'");

    private final Map<String, String> guids = new HashMap<>();
    private final boolean endsItself;

    RecordedShell(Recording recording, UnaryOperator<List<String>> change, boolean endsItself) {
        this.endsItself = endsItself;
        Thread server = new Thread(() -> play(recording, change), "recorded-shell");
        server.setDaemon(true);
        server.start();
    }

    private void play(Recording recording, UnaryOperator<List<String>> change) {
        try (BufferedReader client = new BufferedReader(new InputStreamReader(clientLines, StandardCharsets.US_ASCII))) {
            List<String> answers = new ArrayList<>();
            for (Recording.Line line : recording.lines()) {
                if (!line.fromClient()) {
                    answers.add(line.text());
                    continue;
                }
                say(change.apply(answers));
                answers.clear();
                String said = client.readLine();
                if (said == null) {
                    break;
                }
                learn(line.text(), said);
            }
            say(change.apply(answers));
            while (!endsItself && client.readLine() != null) {
                // Hears everything and says nothing.
            }
            toClient.close();
        } catch (IOException e) {
            // The other end has gone, and so does this one.
        }
        exit();
    }

    private void say(List<String> lines) throws IOException {
        for (String line : lines) {
            toClient.write((translated(line) + "\n").getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /**
     * Sees which GUIDs this client has where the recorded one had others: of a pipeline in the line, of the pool in the first.
     */
    private void learn(String recorded, String said) {
        Matcher then = GUID.matcher(recorded);
        Matcher now = GUID.matcher(said);
        if (then.find() && now.find()) {
            guids.putIfAbsent(then.group(1), now.group(1));
        }
        if (guids.size() == 1) {
            guids.put(hex(pool(recorded)), hex(pool(said)));
        }
    }

    private static byte[] pool(String line) {
        byte[] payload = Base64.getDecoder().decode(line.substring(line.indexOf('>') + 1, line.lastIndexOf('<')));
        return Arrays.copyOfRange(payload, 29, 45);
    }

    private String translated(String line) {
        String text = line;
        for (Map.Entry<String, String> each : guids.entrySet()) {
            text = text.replace(each.getKey(), each.getValue());
        }
        int start = text.indexOf('>') + 1;
        int end = text.lastIndexOf('<');
        if (!text.startsWith("<Data ") || end <= start) {
            return text;
        }
        try {
            String hex = hex(Base64.getDecoder().decode(text.substring(start, end)));
            for (Map.Entry<String, String> each : guids.entrySet()) {
                hex = hex.replace(wire(each.getKey()), wire(each.getValue()));
            }
            return text.substring(0, start) + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex))
                    + text.substring(end);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** A GUID as it lies in a message; one that is in that form already stays. */
    private static String wire(String guid) {
        if (guid.length() == 32) {
            return guid;
        }
        String[] parts = guid.split("-");
        return swapped(parts[0]) + swapped(parts[1]) + swapped(parts[2]) + parts[3] + parts[4];
    }

    private static String swapped(String hex) {
        StringBuilder back = new StringBuilder();
        for (int i = hex.length() - 2; i >= 0; i -= 2) {
            back.append(hex, i, i + 2);
        }
        return back.toString();
    }
}
