package org.ucsmigration.powershell.clixml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import org.ucsmigration.powershell.internal.xml.Escapes;

/** Java values as primitive elements; each type has the element whose .NET type holds all of its values. */
final class PrimitiveWriter {

    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx");
    private static final int DECIMAL_BITS = 96;
    private static final int DECIMAL_SCALE = 28;

    private final StringBuilder out;
    private final Function<Secret, String> secrets;

    PrimitiveWriter(StringBuilder out, Function<Secret, String> secrets) {
        this.out = out;
        this.secrets = secrets;
    }

    /** Writes a primitive with the attributes given; false where the value is none. */
    boolean write(String attributes, Object value) {
        if (value instanceof String text) {
            text("S", attributes, text);
        } else if (value instanceof PsText text) {
            text(element(text.kind()), attributes, text.text());
        } else if (value instanceof byte[] bytes) {
            bytes(attributes, bytes);
        } else if (value instanceof PsSecureString secret) {
            out.append("<SS").append(attributes).append('>').append(secret.serialized()).append("</SS>");
        } else if (value instanceof Secret secret) {
            plain("SS", attributes, secrets.apply(secret));
        } else if (value instanceof Number number) {
            return number(attributes, number);
        } else {
            return other(attributes, value);
        }
        return true;
    }

    private boolean number(String attributes, Number value) {
        if (value instanceof Integer) {
            plain("I32", attributes, value.toString());
        } else if (value instanceof Long) {
            plain("I64", attributes, value.toString());
        } else if (value instanceof Short) {
            plain("I16", attributes, value.toString());
        } else if (value instanceof Byte) {
            plain("SB", attributes, value.toString());
        } else if (value instanceof Double) {
            plain("Db", attributes, floating(value.toString()));
        } else if (value instanceof Float) {
            plain("Sg", attributes, floating(value.toString()));
        } else if (value instanceof BigInteger unsigned) {
            plain("U64", attributes, unsigned(unsigned));
        } else if (value instanceof BigDecimal decimal) {
            plain("D", attributes, decimal(decimal));
        } else {
            return false;
        }
        return true;
    }

    private boolean other(String attributes, Object value) {
        if (value instanceof Boolean) {
            plain("B", attributes, value.toString());
        } else if (value instanceof Character character) {
            plain("C", attributes, Integer.toString(character));
        } else if (value instanceof UUID) {
            plain("G", attributes, value.toString());
        } else if (value instanceof Instant time) {
            plain("DT", attributes, Times.write(LocalDateTime.ofInstant(time, ZoneOffset.UTC)) + "Z");
        } else if (value instanceof OffsetDateTime time) {
            plain("DT", attributes, Times.write(time.toLocalDateTime()) + OFFSET.format(time));
        } else if (value instanceof LocalDateTime time) {
            plain("DT", attributes, Times.write(time));
        } else if (value instanceof Duration span) {
            plain("TS", attributes, Times.write(span));
        } else {
            return false;
        }
        return true;
    }

    private static String element(PsText.Kind kind) {
        return switch (kind) {
            case URI -> "URI";
            case VERSION -> "Version";
            case XML -> "XD";
            case SCRIPT_BLOCK -> "SBK";
        };
    }

    private static String floating(String text) {
        return text.replace("Infinity", "INF");
    }

    private static String unsigned(BigInteger number) {
        if (number.signum() < 0 || number.bitLength() > 64) {
            throw new IllegalArgumentException("the number " + number + " does not fit 64 unsigned bits: use a BigDecimal");
        }
        return number.toString();
    }

    private static String decimal(BigDecimal number) {
        BigDecimal whole = number.scale() < 0 ? number.setScale(0) : number;
        if (whole.scale() > DECIMAL_SCALE || whole.unscaledValue().abs().bitLength() > DECIMAL_BITS) {
            throw new IllegalArgumentException("the number " + number + " does not fit a .NET decimal of 96 bits and 28 places");
        }
        return whole.toPlainString();
    }

    private void bytes(String attributes, byte[] bytes) {
        if (bytes.length == 0) {
            out.append("<BA").append(attributes).append(" />");
        } else {
            plain("BA", attributes, Base64.getEncoder().encodeToString(bytes));
        }
    }

    private void text(String element, String attributes, String text) {
        out.append('<').append(element).append(attributes).append('>');
        Escapes.encode(text, false, out);
        out.append("</").append(element).append('>');
    }

    private void plain(String element, String attributes, String text) {
        out.append('<').append(element).append(attributes).append('>').append(text).append("</").append(element).append('>');
    }
}
