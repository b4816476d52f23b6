package org.ucsmigration.powershell.clixml;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;

/** A document that is made while it is read, so that it may be larger than memory. */
final class GeneratedExport extends InputStream {

    private final LongFunction<String> parts;
    private byte[] current = "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">"
            .getBytes(StandardCharsets.UTF_8);
    private int at;
    private long next;
    private boolean closed;

    /** Takes the values of the top level in order, up to the first null. */
    GeneratedExport(LongFunction<String> parts) {
        this.parts = parts;
    }

    /** An object of five properties as {@code Export-Clixml} writes it. */
    static String object(long i) {
        return "<Obj RefId=\"" + i + "\">"
                + "<MS>\n<S N=\"DisplayName\">Ken Myer " + i + "</S>\n<S N=\"SipAddress\">sip:kenmyer" + i
                + "@litwareinc.com</S>\n<B N=\"Enabled\">true</B>\n<I32 N=\"Number\">" + i % 1_000_000
                + "</I32>\n<DT N=\"WhenCreated\">2013-10-15T01:02:03Z</DT>\n</MS></Obj>\n";
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int done = 0;
        while (done < length && more()) {
            int n = Math.min(length - done, current.length - at);
            System.arraycopy(current, at, target, offset + done, n);
            at += n;
            done += n;
        }
        return done == 0 ? -1 : done;
    }

    private boolean more() {
        while (at == current.length) {
            if (closed) {
                return false;
            }
            String part = parts.apply(next++);
            closed = part == null;
            current = (closed ? "</Objs>" : part).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return true;
    }
}
