package org.ucsmigration.output.internal;

import org.ucsmigration.internal.Shown;

/**
 * Text as a cell of a CSV file that people open with a spreadsheet. Nothing in it becomes a formula, whatever the spreadsheet
 * takes for the separator: an apostrophe stands before what might begin one. What is invisible is shown, so that a cell is one
 * line. Source: "CSV Injection" (OWASP), which names {@code = + - @}, tab and carriage return, and their full-width forms.
 */
public final class CsvCell {

    /** A cell of Excel holds 32,767 characters ("Excel specifications and limits"), and a code point may be eight when shown. */
    private static final int LONGEST = 4_000;
    private static final String TRIGGERS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";
    private static final String SEPARATORS = ",;";

    private CsvCell() {
    }

    /** The text, with quotes where it needs them. */
    public static String of(String text) {
        String safe = guarded(Shown.of(text, LONGEST));
        boolean quotes = safe.indexOf('"') >= 0 || safe.indexOf(',') >= 0 || safe.indexOf(';') >= 0
                || !safe.equals(safe.strip());
        return quotes ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static String guarded(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 2);
        for (int at = 0; at < text.length(); at++) {
            if ((at == 0 || SEPARATORS.indexOf(text.charAt(at - 1)) >= 0) && beginsFormula(text, at)) {
                safe.append('\'');
            }
            safe.append(text.charAt(at));
        }
        return safe.toString();
    }

    /** Spaces and quotes before it do not keep a spreadsheet from taking it for one. */
    private static boolean beginsFormula(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == '"' || Character.isSpaceChar(text.charAt(at)))) {
            at++;
        }
        return at < text.length() && TRIGGERS.indexOf(text.charAt(at)) >= 0;
    }
}
