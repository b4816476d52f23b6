package org.ucsmigration.powershell.clixml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A reader of a document")
class DocumentReaderTest {

    private static final String TWO = "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">"
            + "<S>Atlanta</S><I32>2</I32></Objs>";

    private static List<Object> all(DocumentReader reader) {
        List<Object> values = new ArrayList<>();
        for (Optional<Object> value = reader.read(); value.isPresent(); value = reader.read()) {
            values.add(value.get());
        }
        return values;
    }

    @Test
    @DisplayName("gives value after value as it is asked, and then how the document ended")
    void pulls() {
        DocumentReader reader = DocumentReader.of(TWO);
        assertThat(reader.end()).isEmpty();
        assertThat(reader.read()).contains("Atlanta");
        assertThat(reader.read()).contains(2);
        assertThat(reader.end()).isEmpty();
        assertThat(reader.read()).isEmpty();
        assertThat(reader.read()).isEmpty();
        assertThat(reader.end()).get().hasToString("2 values, complete");
    }

    @Test
    @DisplayName("reads bytes as it reads a text, and no further than it is asked")
    void bytes() {
        byte[] text = TWO.getBytes(StandardCharsets.UTF_16LE);
        assertThat(all(DocumentReader.of(new ByteArrayInputStream(text)))).containsExactly("Atlanta", 2);
        InputStream endless = new InputStream() {
            private final byte[] head = "<Objs><S>x</S>".getBytes(StandardCharsets.UTF_8);
            private int at;

            @Override
            public int read() {
                return at < head.length ? head[at++] : at++ % 14 == 0 ? ' ' : '\n';
            }
        };
        assertThat(DocumentReader.of(endless).read()).contains("x");
    }

    @Test
    @DisplayName("says of a document that stops early where it stopped, after what lay before")
    void early() {
        DocumentReader reader = DocumentReader.of(TWO.substring(0, TWO.indexOf("<I32>") + 5));
        assertThat(all(reader)).containsExactly("Atlanta");
        assertThat(reader.end().orElseThrow().isComplete()).isFalse();
        assertThat(reader.end().orElseThrow().count()).isEqualTo(1);
    }

    @Test
    @DisplayName("refuses what is not CLIXML each time that it is asked, with the place")
    void refused() {
        DocumentReader reader = DocumentReader.of("<Objs><S>x</S>\n<Zero>0</Zero></Objs>");
        assertThat(reader.read()).contains("x");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(reader::read).isInstanceOfSatisfying(ClixmlException.class, e -> assertThat(e.line()).hasValue(2));
        }
        assertThat(reader.end()).isEmpty();
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> DocumentReader.of(broken)).isInstanceOf(ClixmlException.class).hasMessageContaining("gone");
    }
}
