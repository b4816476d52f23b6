package org.ucsmigration.fact;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ucsmigration.internal.Shown;

/**
 * The Exchange release that holds a mailbox, as precisely as it is known: the set of the generations that it can be.
 * Immutable, compared by that set.
 *
 * @since 0.1.0
 */
public final class ExchangeRelease extends Agreeing<ExchangeRelease> {

    /**
     * One generation of Exchange.
     *
     * @since 0.1.0
     */
    public enum Generation {
        /** Exchange 2007 and older: version 8 and below. */
        EXCHANGE_2007_OR_OLDER("Exchange 2007 or older"),
        /** Exchange 2010: version 14. */
        EXCHANGE_2010("Exchange 2010"),
        /** Exchange 2013: version 15.0. */
        EXCHANGE_2013("Exchange 2013"),
        /** Exchange 2016: version 15.1. */
        EXCHANGE_2016("Exchange 2016"),
        /** Exchange 2019 and Subscription Edition: version 15.2. */
        EXCHANGE_2019("Exchange 2019 or Subscription Edition"),
        /** Exchange Online: version 15.20. */
        EXCHANGE_ONLINE("Exchange Online");

        private final String words;

        Generation(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Exchange 2010, which never qualifies. */
    public static final ExchangeRelease EXCHANGE_2010 = of(Generation.EXCHANGE_2010);
    /** Exchange 2013. */
    public static final ExchangeRelease EXCHANGE_2013 = of(Generation.EXCHANGE_2013);
    /** Exchange 2016. */
    public static final ExchangeRelease EXCHANGE_2016 = of(Generation.EXCHANGE_2016);
    /** Exchange 2019 or Subscription Edition. */
    public static final ExchangeRelease EXCHANGE_2019 = of(Generation.EXCHANGE_2019);
    /** Exchange Online. */
    public static final ExchangeRelease EXCHANGE_ONLINE = of(Generation.EXCHANGE_ONLINE);

    /** {@code Version 15.0 (Build 847.32)} or {@code 15.0.847.32}. */
    private static final Pattern SERVER =
            Pattern.compile("(?:version )?(\\d{1,9})\\.(\\d{1,9})(?: ?\\(build [\\d.]+\\)|[.\\d]*)");
    /** {@code 0.20 (15.0.0.0)}: the version of the directory object, which is the same on every later server. */
    private static final Pattern OBJECT = Pattern.compile("0\\.\\d+ ?\\((\\d{1,9})\\.[.\\d]+\\)");

    private final Set<Generation> possible;
    private final String words;

    private ExchangeRelease(Set<Generation> possible, String words) {
        this.possible = Collections.unmodifiableSet(EnumSet.copyOf(possible));
        this.words = words;
    }

    /** A release that is known to be one of these generations. */
    public static ExchangeRelease of(Generation first, Generation... others) {
        Objects.requireNonNull(first, "first: name a generation that it can be");
        Objects.requireNonNull(others, "others: leave them out where it can be one only");
        return of(EnumSet.of(first, others));
    }

    private static ExchangeRelease of(Set<Generation> possible) {
        return new ExchangeRelease(possible, possible.stream().map(Generation::toString).collect(Collectors.joining(" or ")));
    }

    /**
     * Reads the version text of a server ({@code AdminDisplayVersion}: {@code Version 15.0 (Build 847.32)}) or of a
     * mailbox object ({@code ExchangeVersion}: {@code 0.20 (15.0.0.0)}). Numbers are compared as numbers: 15.2 is
     * Exchange 2019, 15.20 is Exchange Online.
     *
     * <p>An object version of 15 says only "Exchange 2013 or later, or Online". A text that is not understood, or names a
     * version that is not known here, gives a release that can be any, and whose sentence shows the text.
     */
    public static ExchangeRelease fromVersion(String text) {
        Objects.requireNonNull(text, "text: the version as Get-Mailbox shows it; where there is none, the fact is unknown");
        String lower = text.strip().toLowerCase(Locale.ROOT);
        Matcher object = OBJECT.matcher(lower);
        if (object.matches() && Integer.parseInt(object.group(1)) == 15) {
            return new ExchangeRelease(EnumSet.range(Generation.EXCHANGE_2013, Generation.EXCHANGE_ONLINE),
                    "Exchange 2013 or later, or Exchange Online (the mailbox object's version \"" + text.strip()
                    + "\" is the same for all of them)");
        }
        Matcher server = SERVER.matcher(lower);
        if (server.matches()) {
            Optional<Generation> generation = generation(Integer.parseInt(server.group(1)), Integer.parseInt(server.group(2)));
            if (generation.isPresent()) {
                return of(generation.get());
            }
        }
        return new ExchangeRelease(EnumSet.allOf(Generation.class),
                "an Exchange release that the version text \"" + Shown.of(text, 60) + "\" does not tell");
    }

    private static Optional<Generation> generation(int major, int minor) {
        if (major == 15) {
            return switch (minor) {
                case 0 -> Optional.of(Generation.EXCHANGE_2013);
                case 1 -> Optional.of(Generation.EXCHANGE_2016);
                case 2 -> Optional.of(Generation.EXCHANGE_2019);
                case 20 -> Optional.of(Generation.EXCHANGE_ONLINE);
                default -> Optional.empty();
            };
        }
        if (major == 14) {
            return Optional.of(Generation.EXCHANGE_2010);
        }
        return major >= 4 && major <= 8 ? Optional.of(Generation.EXCHANGE_2007_OR_OLDER) : Optional.empty();
    }

    /** The generations that it can be; one where it is known exactly, never empty. */
    public Set<Generation> possible() {
        return possible;
    }

    @Override
    Optional<ExchangeRelease> agreeWith(ExchangeRelease other) {
        Set<Generation> both = EnumSet.copyOf(possible);
        both.retainAll(other.possible);
        if (both.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(both.equals(possible) ? this : both.equals(other.possible) ? other : of(both));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExchangeRelease that && possible.equals(that.possible);
    }

    @Override
    public int hashCode() {
        return possible.hashCode();
    }

    /** The release in words, as a sentence shows it. */
    @Override
    public String toString() {
        return words;
    }
}
