package org.ucsmigration.powershell.internal.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ucsmigration.powershell.internal.psrp.Recording;

/**
 * A process that plays the server of a recording: after each line of the client what came after it then, with the client's own
 * GUIDs in place of the recorded ones, and changed as a test likes. At the end of the recording it ends, or falls silent.
 */
final class RecordedShell extends Process {

    private static final Pattern GUID = Pattern.compile("PSGuid='([^']+)'");

    private final InputStream clientLines;
    private final OutputStream toServer;
    private final InputStream output;
    private final OutputStream toClient;
    private final CompletableFuture<Process> exit = new CompletableFuture<>();
    private final Map<String, String> guids = new HashMap<>();
    private final boolean endsItself;

    RecordedShell(Recording recording, UnaryOperator<List<String>> change, boolean endsItself) throws IOException {
        this.endsItself = endsItself;
        Pipe input = Pipe.open();
        clientLines = Channels.newInputStream(input.source());
        toServer = Channels.newOutputStream(input.sink());
        Pipe answers = Pipe.open();
        output = Channels.newInputStream(answers.source());
        toClient = Channels.newOutputStream(answers.sink());
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
        exit.complete(this);
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

    @Override
    public OutputStream getOutputStream() {
        return toServer;
    }

    @Override
    public InputStream getInputStream() {
        return output;
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public CompletableFuture<Process> onExit() {
        return exit.thenApply(process -> process);
    }

    @Override
    public int waitFor() {
        return exit.thenApply(process -> 0).join();
    }

    @Override
    public boolean waitFor(long time, TimeUnit unit) throws InterruptedException {
        try {
            exit.get(time, unit);
        } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException e) {
            return false;
        }
        return true;
    }

    @Override
    public int exitValue() {
        if (!exit.isDone()) {
            throw new IllegalThreadStateException();
        }
        return 160;
    }

    @Override
    public boolean isAlive() {
        return !exit.isDone();
    }

    @Override
    public void destroy() {
        destroyForcibly();
    }

    @Override
    public Process destroyForcibly() {
        try {
            clientLines.close();
            toClient.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        exit.complete(this);
        return this;
    }

    @Override
    public Stream<ProcessHandle> descendants() {
        return Stream.empty();
    }

    @Override
    public long pid() {
        return -System.identityHashCode(this);
    }
}
