package org.ucsmigration.output.internal;

import java.util.List;

/** What the page's list shows of one user, and sorts, filters and searches by: the cells of its index. */
record PageRow(List<Object> cells) {

    /** The names of the cells, in order. */
    static final List<String> COLUMNS = List.of("user", "id", "names", "may", "state", "signs", "codes", "severity", "action",
            "pool", "policy", "release", "why", "next", "commands", "verdict", "step", "moveWhy", "moveNext", "moveCommands");

    /** The text in that column. */
    String text(String column) {
        return (String) cells.get(COLUMNS.indexOf(column));
    }

    /** Whether the list in that column has that text. */
    boolean has(String column, String text) {
        return ((List<?>) cells.get(COLUMNS.indexOf(column))).contains(text);
    }
}
