import java.time.Instant
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter

import groovy.transform.CompileStatic

/** Markup with the small things that recur on the report's page: symbols, pills, times. */
@CompileStatic
class Page extends Markup {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC)

    Page(Writer out) {
        super(out)
    }

    void icon(String kind) {
        tag('i', class: "icon ${css(kind)}", 'aria-hidden': 'true')
    }

    void pill(String kind) {
        tag('span', class: "pill ${css(kind)}") { icon(kind); say(kind) }
    }

    void moment(Instant instant) {
        tag('time', datetime: instant, TIME.format(instant))
    }

    /** An address, which may break after its @. */
    void address(String address) {
        int at = address.indexOf('@') + 1
        say(address.substring(0, at))
        tag('wbr')
        say(address.substring(at))
    }

    /** A button of the page's script, which wakes it: without the script it is text. */
    void sleepingButton(Map<String, ?> attributes, Closure content) {
        tag(([type: 'button', disabled: true] as Map<String, ?>) + attributes, 'button', content)
    }

    static String css(String words) {
        words.replace(' ', '-')
    }
}
