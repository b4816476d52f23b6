package org.ucsmigration.powershell.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Lines of a shell")
class LineInputTest {

    private static final String MARK = "\ufeff";

    /** Gives so many bytes at a time, as a pipe may. */
    private static LineInput input(String text, int atATime, int longest) {
        InputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new LineInput(new InputStream() {
            @Override
            public int read() throws IOException {
                return bytes.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return bytes.read(target, offset, Math.min(length, atATime));
            }
        }, longest);
    }

    private static List<String> lines(LineInput input) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = input.next(); line != null; line = input.next()) {
            lines.add(line);
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000})
    @DisplayName("end as on Windows or elsewhere; a byte order mark before the first, as Windows PowerShell may write, is none "
            + "of it")
    void endsAndMark(int atATime) throws IOException {
        assertThat(lines(input(MARK + "<a />\r\n<b />\n\r\n<c />\r\n", atATime, 100)))
                .containsExactly("<a />", "<b />", "", "<c />");
        assertThat(lines(input("<a />\n" + MARK + "<b />\n", atATime, 100))).as("a mark elsewhere is foreign")
                .containsExactly("<a />", "\u00ef\u00bb\u00bf<b />");
    }

    @Test
    @DisplayName("are whole: what comes before a sudden end is no line")
    void brokenOff() throws IOException {
        assertThat(lines(input("<a />\n<b", 3, 100))).containsExactly("<a />");
    }

    @Test
    @DisplayName("are refused when they grow past the limit")
    void limit() throws IOException {
        assertThatThrownBy(() -> lines(input("x".repeat(101), 7, 100))).isInstanceOf(IOException.class)
                .hasMessage("a line of more than 100 characters");
        assertThat(lines(input("x".repeat(99) + "\n", 7, 100))).hasSize(1);
    }
}
