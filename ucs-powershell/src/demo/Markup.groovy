import groovy.transform.CompileStatic

/** Writes HTML; every text and every attribute is escaped, so that what was read from files stays text. */
@CompileStatic
class Markup {

    private static final Set<String> VOID = ['meta', 'input', 'wbr'] as Set
    private static final Map<Character, String> NAMED =
            [('&' as char): '&amp;', ('<' as char): '&lt;', ('>' as char): '&gt;', ('"' as char): '&quot;', ('\'' as char): '&#39;']
    private final Writer out

    Markup(Writer out) {
        this.out = out
    }

    /** An element whose content is text, or a closure that writes it; an attribute is left out where it is null or false. */
    void tag(Map<String, ?> attributes, String name, Object content = null) {
        out.write('<' + name)
        attributes.each { key, value ->
            if (value != null && value != false) {
                out.write(' ' + key + (value == true ? '' : '="' + escaped(value) + '"'))
            }
        }
        out.write('>')
        if (content instanceof Closure) {
            ((Closure) content).call()
        } else if (content != null) {
            say(content)
        }
        if (!VOID.contains(name)) {
            out.write('</' + name + '>')
        }
    }

    void tag(String name, Object content = null) {
        tag([:], name, content)
    }

    /** Text beside elements. */
    void say(Object text) {
        out.write(escaped(text))
    }

    /** What this program itself wrote, unescaped. */
    void raw(String markup) {
        out.write(markup)
    }

    static String escaped(Object text) {
        StringBuilder safe = new StringBuilder()
        for (char c : text.toString().toCharArray()) {
            String name = NAMED.get(c)
            if (name != null) {
                safe.append(name)
            } else {
                safe.append(Character.isISOControl(c) && !Character.isWhitespace(c) ? (char) 0xFFFD : c)
            }
        }
        safe.toString()
    }
}
