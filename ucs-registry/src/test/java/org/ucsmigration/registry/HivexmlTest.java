package org.ucsmigration.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against hivexml, an independent reader (Debian: libhivex-bin), which knows no logs: every key, value and time, in order. It
 * shows binary data and numbers; of texts it shows what they say, and where in the file their bytes lie.
 */
class HivexmlTest {

    private static final Map<String, Long> TYPES = Map.of("none", 0L, "string", 1L, "expand", 2L, "binary", 3L, "int32", 4L,
            "link", 6L,
            "string-list", 7L, "int64", 11L);

    @TempDir
    private Path folder;
    private byte[] file;
    private final List<String> runs = new ArrayList<>();
    private final List<String> strings = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"NTUSER.DAT", "NTUSER_lync.DAT", "NTUSER_BAGMRU.DAT", "transactions_NTUSER.DAT", "NewDirtyHive",
        "RecoveredHive_Windows10"})
    void agrees(String name) throws Exception {
        Path hive = Files.copy(Corpora.file("hives/" + name), folder.resolve(name));
        Path xml = hivexml(hive);
        file = Files.readAllBytes(hive);
        try (Registry registry = Registry.hive(hive); InputStream in = Files.newInputStream(xml)) {
            compare(registry.find("HKCU").orElseThrow(), XMLInputFactory.newInstance().createXMLStreamReader(in, "UTF-8"));
        }
    }

    private Path hivexml(Path hive) throws IOException, InterruptedException {
        Path xml = folder.resolve("hive.xml");
        try {
            Process process = new ProcessBuilder("hivexml", hive.toString()).redirectOutput(xml.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            assertThat(process.waitFor()).isZero();
        } catch (IOException fault) {
            Assumptions.abort("hivexml is not installed (Debian: libhivex-bin): " + fault.getMessage());
        }
        return xml;
    }

    private void compare(RegistryKey root, XMLStreamReader xml) throws XMLStreamException {
        Deque<RegistryKey> keys = new ArrayDeque<>();
        Deque<Iterator<RegistryKey>> below = new ArrayDeque<>(List.of(List.of(root).iterator()));
        Deque<Iterator<RegistryValue>> values = new ArrayDeque<>();
        int compared = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            String element = event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT
                    ? xml.getLocalName() : "";
            if (event == XMLStreamConstants.START_ELEMENT && element.equals("node")) {
                RegistryKey key = below.peek().next();
                assertThat(keys.isEmpty() ? xml.getAttributeValue(null, "name") : key.name())
                        .isEqualTo(xml.getAttributeValue(null, "name"));
                keys.push(key);
                below.push(key.subKeys().iterator());
                values.push(key.values().iterator());
                compared++;
            } else if (event == XMLStreamConstants.END_ELEMENT && element.equals("node")) {
                assertThat(below.pop()).as(keys.peek().path()).isExhausted();
                assertThat(values.pop()).as(keys.pop().path()).isExhausted();
            } else if (event == XMLStreamConstants.START_ELEMENT && element.equals("mtime") && !keys.isEmpty()) {
                assertThat(keys.peek().lastWriteTime().map(time -> time.truncatedTo(ChronoUnit.SECONDS)))
                        .contains(Instant.parse(xml.getElementText()));
            } else if (event == XMLStreamConstants.START_ELEMENT && element.equals("value")) {
                value(keys.peek(), values.peek().next(), xml);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(5);
    }

    private void value(RegistryKey key, RegistryValue value, XMLStreamReader xml) throws XMLStreamException {
        String type = xml.getAttributeValue(null, "type");
        String name = xml.getAttributeValue(null, "key");
        String shown = xml.getAttributeValue(null, "value");
        String encoding = xml.getAttributeValue(null, "encoding");
        readRuns(xml);
        String what = key.path() + "\\" + value.name();
        assertThat(value.name()).as(what).isEqualTo(name == null ? "" : name);
        assertThat(value.type()).as(what).isEqualTo(TYPES.get(type));
        if ("base64".equals(encoding)) {
            assertThat(value.bytes()).as(what).isEqualTo(Base64.getMimeDecoder().decode(shown == null ? "" : shown));
        } else if (type.startsWith("int")) {
            ByteBuffer number = ByteBuffer.allocate(type.equals("int32") ? 4 : 8).order(ByteOrder.LITTLE_ENDIAN);
            long expected = Long.parseLong(shown);
            assertThat(value.bytes()).as(what).isEqualTo((number.capacity() == 4 ? number.putInt((int) expected)
                    : number.putLong(expected)).array());
        } else {
            text(what, value, shown);
        }
    }

    private void text(String what, RegistryValue value, String shown) {
        if (runs.size() == 2) {
            String[] run = runs.get(1).split(" ");
            int from = Integer.parseInt(run[0]) + 4;
            assertThat(value.bytes()).as(what).isEqualTo(Arrays.copyOfRange(file, from, from + Integer.parseInt(run[1]) - 4));
        } else {
            assertThat(value.size()).as(what).isLessThanOrEqualTo(4);
        }
        if (shown == null) {
            String all = new String(value.bytes(), StandardCharsets.UTF_16LE);
            assertThat(all).as(what).startsWith(String.join("\0", strings));
        } else {
            assertThat(value.asText()).as(what).contains(shown);
        }
    }

    private void readRuns(XMLStreamReader xml) throws XMLStreamException {
        runs.clear();
        strings.clear();
        while (xml.next() != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals("value")) {
            if (xml.isStartElement() && xml.getLocalName().equals("byte_run")) {
                runs.add(xml.getAttributeValue(null, "file_offset") + " " + xml.getAttributeValue(null, "len"));
            } else if (xml.isStartElement() && xml.getLocalName().equals("string")) {
                strings.add(xml.getElementText());
            }
        }
    }
}
