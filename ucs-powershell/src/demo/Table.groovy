/** Rows of text in columns of fixed width, wrapped between words. */
class Table {

    private final List<String> heads
    private final List<Integer> widths
    private final List<List<String>> rows = []

    Table(Map<String, Integer> columns) {
        heads = columns.keySet() as List
        widths = columns.values() as List
    }

    void row(List<String> cells) {
        rows << cells
    }

    /** The lines, none longer than the columns; a cell of more than that many lines ends in "...". */
    List<String> lines(int most) {
        laidOut(heads, 1) + widths.collect { '-' * it }.join('  ') + rows.collectMany { laidOut(it, most) + '' }
    }

    private List<String> laidOut(List<String> cells, int most) {
        List<List<String>> wrapped = [cells, widths].transpose().collect { cell, width -> shortened(wrapped(cell, width), width, most) }
        (0..<wrapped*.size().max()).collect { line ->
            [wrapped, widths].transpose().collect { cell, width -> (cell[line] ?: '').padRight(width) }.join('  ').stripTrailing()
        }
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = ['']
        for (String word : pieces(text, width)) {
            String longer = lines[-1] + word
            if (longer.stripTrailing().length() > width && !lines[-1].isEmpty()) {
                lines << word
            } else {
                lines[-1] = longer
            }
        }
        lines*.stripTrailing()
    }

    /** Words with the space behind them; one that is too long breaks behind a sign in it, or else where it must. */
    private static List<String> pieces(String text, int width) {
        String visible = text.replaceAll(/[\p{Cc}\p{Cf}]/, ' ')
        visible.split(/(?<=\s)/).collectMany { word ->
            List<String> parts = word.stripTrailing().length() <= width ? [word] : word.split(/(?<=[-@.\\\/:_])/) as List
            parts.collectMany { part -> part.stripTrailing().length() <= width ? [part] : part.toList().collate(width)*.join('') }
        }
    }

    private static List<String> shortened(List<String> lines, int width, int most) {
        if (lines.size() <= most) {
            return lines
        }
        String last = lines[most - 1]
        while (last.length() > width - 4) {
            last = last.contains(' ') ? last.substring(0, last.lastIndexOf(' ')) : last.substring(0, width - 4)
        }
        lines.take(most - 1) + "$last ...".toString()
    }
}
