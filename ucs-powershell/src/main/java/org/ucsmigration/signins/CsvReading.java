package org.ucsmigration.signins;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;
import org.ucsmigration.SipAddress;
import org.ucsmigration.internal.Shown;

/** Reads a CSV of sign-ins row by row. */
final class CsvReading {

    /** Windows PowerShell, spreadsheets and sqlcmd write a line or two before the header. */
    private static final int LAST_LINE_OF_HEADER = 5;
    /** How sqlcmd ends a result. */
    private static final Pattern COUNT = Pattern.compile("\\((\\d{1,18}) [\\p{L}() ]{1,60}\\)");
    /** How Management Studio ends what it writes to a file: "Completion time: 2026-11-20T08:15:00.0000000+01:00". */
    private static final Pattern COMPLETION = Pattern.compile(
            "[\\p{L}\\p{M}'\\p{Z}]{1,60}:\\p{Z}*\\d{4}-\\d\\d-\\d\\dT[0-9:.+-]{8,30}Z?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern SUCCESS = Pattern.compile("2\\d\\d");

    private final CsvLines lines;
    private final SignIns into;
    @Nullable
    private final SipAddress only;
    private long rows;
    private long lostTimes;
    private String lostTime = "";

    /** @param only whose sign-ins all rows are; null where they say it themselves */
    CsvReading(CsvLines lines, SignIns into, @Nullable SipAddress only) {
        this.lines = lines;
        this.into = into;
        this.only = only;
    }

    void read(Map<String, String> mapping) throws IOException {
        CsvColumns columns = null;
        List<String> header = List.of();
        String fault = "the file is empty";
        int widest = -1;
        while ((columns == null || columns.fault() != null) && lines.number() < LAST_LINE_OF_HEADER && lines.next()) {
            lines.separateAsHere();
            header = lines.fields();
            columns = new CsvColumns(header, mapping, only != null);
            // Of several lines that are no header, the widest is the one that should have been it.
            if (header.size() > widest) {
                widest = header.size();
                fault = lines.fault() == null ? String.valueOf(columns.fault()) : "line " + lines.number() + ": " + lines.fault();
            }
        }
        if (columns == null || columns.fault() != null) {
            into.damage(": " + fault);
            return;
        }
        while (lines.next()) {
            if (Thread.currentThread().isInterrupted()) {
                into.damage(at() + "reading was interrupted");
                return;
            }
            CsvColumns others = otherHeader(columns, mapping);
            if (others != null) {
                columns = others;
                header = lines.fields();
            } else if (!lines.fields().equals(header) && !isRule() && !isCount() && !isBlank() && !isCompletion()) {
                rows++;
                row(columns);
            }
        }
        if (!lines.isEnded()) {
            into.mayLack(at() + "the last line has no end, so that the file may have been cut off");
        }
        if (lostTimes > 0) {
            into.problem(": " + lostTimes + (lostTimes == 1 ? " time is" : " times are") + " not certain, first " + lostTime
                    + "; what was seen then counts without a time. Write times as 2026-11-20T08:15:00Z");
        }
    }

    /** The line of dashes under sqlcmd's header. */
    private boolean isRule() {
        return !lines.fields().isEmpty() && lines.fields().stream()
                .allMatch(field -> !field.isEmpty() && field.chars().allMatch(c -> c == '-'));
    }

    /** The field that alone is not blank, since spreadsheets fill up lines with blank fields; blank where there is none. */
    private String onlyFilled() {
        String filled = "";
        for (String field : lines.fields()) {
            if (!filled.isEmpty() && !field.isEmpty()) {
                return "";
            }
            filled = filled + field;
        }
        return filled;
    }

    /** A line of separators alone, as spreadsheets write. */
    private boolean isBlank() {
        return lines.fault() == null && lines.fields().stream().allMatch(String::isEmpty);
    }

    private boolean isCompletion() {
        return COMPLETION.matcher(onlyFilled()).matches();
    }

    /** The header of another file that was put behind the first, with other columns; null where the line is none. */
    @Nullable
    private CsvColumns otherHeader(CsvColumns columns, Map<String, String> mapping) {
        List<String> fields = lines.fields();
        boolean isRow = only != null || fields.size() < columns.width()
                || columns.of(CsvColumns.SIP, fields).indexOf('@') >= 0;
        CsvColumns others = isRow ? null : new CsvColumns(fields, mapping, false);
        return others == null || others.fault() != null ? null : others;
    }

    private boolean isCount() {
        Matcher count = COUNT.matcher(onlyFilled());
        if (!count.matches()) {
            return false;
        }
        if (Long.parseLong(count.group(1)) != rows) {
            into.damage(at() + "the result had " + count.group(1) + " rows, but here are " + rows);
        }
        rows = 0;
        return true;
    }

    private void row(CsvColumns columns) {
        List<String> fields = lines.fields();
        String fault = lines.fault();
        if (fault == null && fields.size() < columns.width()) {
            fault = "the line has " + fields.size() + " fields, fewer than the header";
        } else if (fault == null && fields.size() > columns.headerWidth()
                && fields.stream().skip(columns.headerWidth()).anyMatch(field -> !field.isEmpty())) {
            fault = "the line has " + fields.size() + " fields, more than the header: one may have a separator in it, so that "
                    + "it is not certain which is which; export with quotes";
        }
        if (fault != null) {
            into.damage(at() + fault);
            return;
        }
        String address = columns.of(CsvColumns.SIP, fields);
        Optional<SipAddress> user = only == null ? SipAddress.find(address) : Optional.of(only);
        if (user.isEmpty()) {
            into.damage(at() + "\"" + Shown.of(address, 80) + "\" is not a SIP address");
            return;
        }
        String begin = columns.of(CsvColumns.COMPLETE_SINCE, fields);
        if (columns.has(CsvColumns.COMPLETE_SINCE)) {
            CsvTime.read(begin).ifPresentOrElse(into::reachesBackTo,
                    () -> into.damage(at() + "completeSince is \"" + Shown.of(begin, 40)
                            + "\", not a time such as 2026-11-20T08:15:00Z"));
        }
        signIn(user.get(), columns, fields);
    }

    private void signIn(SipAddress user, CsvColumns columns, List<String> fields) {
        String agent = columns.of(CsvColumns.USER_AGENT, fields);
        String code = columns.of(CsvColumns.RESPONSE_CODE, fields);
        String diagnostic = columns.of(CsvColumns.DIAGNOSTIC_ID, fields);
        boolean isCoded = columns.has(CsvColumns.RESPONSE_CODE);
        if (isCoded ? !NUMBER.matcher(code).matches() : !diagnostic.isEmpty() && !diagnostic.equals("0")) {
            String doubt = at() + "whether the server accepted the registration is not certain: "
                    + (isCoded ? "response code \"" + Shown.of(code, 20) : "diagnostic \"" + Shown.of(diagnostic, 20)) + "\"";
            into.doubt(user, doubt);
            into.problem(doubt);
        } else if (isCoded && !SUCCESS.matcher(code).matches()) {
            return;
        } else if (agent.isEmpty() && columns.isOfClientsOnNow()) {
            into.doubt(user, at() + "no client stands beside the user");
        } else {
            String type = columns.of(CsvColumns.CLIENT_TYPE, fields);
            into.add(user, ClientTypes.client(agent, NUMBER.matcher(type).matches() ? Integer.valueOf(type) : null),
                    time(columns.of(CsvColumns.LAST_SEEN, fields)));
        }
    }

    private Optional<Instant> time(String text) {
        Optional<Instant> time = text.isEmpty() ? Optional.empty() : CsvTime.read(text);
        if (!text.isEmpty() && time.isEmpty() && lostTimes++ == 0) {
            lostTime = "in line " + lines.number() + " \"" + Shown.of(text, 40) + "\"";
        }
        return time;
    }

    private String at() {
        return ", line " + lines.number() + ": ";
    }
}
