package org.ucsmigration.powershell.clixml;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The CLIXML of every message in the recorded conversations, put together from its fragments. */
final class RecordedMessages {

    private static final Pattern DATA = Pattern.compile("([<>]) <Data [^>]*>([^<]+)</Data>");
    private static final int HEADER = 40;

    private RecordedMessages() {
    }

    static List<String> from(char side) throws IOException {
        String corpora = System.getenv("UCS_CORPORA");
        assumeTrue(corpora != null, "UCS_CORPORA is not set: the recorded conversations are not at hand");
        List<String> messages = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(corpora, "psrp"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".txt")).sorted().toList()) {
                read(file, side, messages);
            }
        }
        return messages;
    }

    private static void read(Path file, char side, List<String> messages) throws IOException {
        Map<Long, ByteArrayOutputStream> open = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            Matcher data = DATA.matcher(line);
            if (!data.lookingAt() || data.group(1).charAt(0) != side) {
                continue;
            }
            ByteBuffer fragments = ByteBuffer.wrap(Base64.getDecoder().decode(data.group(2)));
            while (fragments.hasRemaining()) {
                long object = fragments.getLong();
                fragments.getLong();
                boolean last = (fragments.get() & 2) != 0;
                byte[] content = new byte[fragments.getInt()];
                fragments.get(content);
                open.computeIfAbsent(object, id -> new ByteArrayOutputStream()).writeBytes(content);
                if (last) {
                    add(open.remove(object).toByteArray(), messages);
                }
            }
        }
    }

    private static void add(byte[] message, List<String> messages) {
        String text = new String(message, HEADER, message.length - HEADER, StandardCharsets.UTF_8);
        String clixml = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (!clixml.isEmpty()) {
            messages.add(clixml);
        }
    }
}
