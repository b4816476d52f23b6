package org.ucsmigration.probe;

import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.ucsmigration.UserIdentity;

/**
 * Something that can be asked about a user: a registry, a server, a list.
 *
 * <p>A probe only reads. It never throws because of the world: what it cannot find out is an unknown fact with the reason.
 * It is safe to ask from several threads. When the asking thread is interrupted, it ends soon.
 *
 * <pre>{@code
 * Probe trusted = user -> Observations.of(user, UserFacts.builder().serverToServerTrust(true).build());
 * }</pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Probe {

    /**
     * Who this is, in a survey's reasons and events: {@code LyncProbe}. The name of the class, and {@code probe} where it has
     * none, as a lambda. Never blank.
     */
    default String name() {
        Class<?> type = getClass();
        boolean nameless = type.isHidden() || type.isAnonymousClass() || type.isSynthetic() || Proxy.isProxyClass(type);
        return nameless ? "probe" : type.getSimpleName();
    }

    /**
     * Why the sources behind this probe may lack something, one sentence each: a folder that is not there, a list that was
     * cut off. A survey shows them in its result, so that what could not be read does not look like "all is well". Ask it
     * when the users have been asked; it may read for it.
     */
    default List<String> problems() {
        return List.of();
    }

    /**
     * How many of the places that this probe goes to for its users, as the computers of a sweep, were asked and answered;
     * empty where it goes to no such places. A survey asks it when the users have been asked, and shows it in its result.
     */
    default Optional<Reach> reach() {
        return Optional.empty();
    }

    /**
     * How far a probe reached: of the places that were to be asked, how many were, and how many gave an answer.
     *
     * @param places   what they are, in the plural: {@code computers}
     * @param asked    how many were asked
     * @param answered how many of those gave an answer
     * @since 0.1.0
     */
    record Reach(String places, long asked, long answered) {

        /**
         * Refuses null, and numbers that cannot be.
         *
         * @throws IllegalArgumentException if the places have no name, or not 0 ≤ answered ≤ asked
         */
        public Reach {
            Objects.requireNonNull(places, "places: what was asked, in the plural, for example \"computers\"");
            if (places.isBlank()) {
                throw new IllegalArgumentException("places is blank: say what was asked, in the plural, for example "
                        + "\"computers\".");
            }
            if (answered < 0 || answered > asked) {
                throw new IllegalArgumentException("Of " + asked + " " + places + " asked, " + answered
                        + " cannot have answered: give 0 <= answered <= asked.");
            }
        }

        /** Whether all answered. */
        public boolean isWhole() {
            return answered == asked;
        }

        /** As in {@code 371 of 400 computers answered}. */
        @Override
        public String toString() {
            return answered + " of " + asked + " " + places + " answered";
        }
    }

    /**
     * The same probe under that name, as for a lambda.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    static Probe named(String name, Probe probe) {
        return new NamedProbe(name, probe);
    }

    /**
     * What is known here of that user.
     *
     * @return observations of the same SIP address, whose identity may say more than the question; never null
     */
    Observations observe(UserIdentity user);

    /**
     * What is known here of each of these users, as it becomes known and in any order; each user once, and if twice, the first
     * counts. A probe that can ask for many at a time overrides this.
     *
     * @param into receives the observations, one call at a time; it throws where nobody waits for them any more: let that pass
     */
    default void observeAll(Collection<UserIdentity> users, Consumer<Observations> into) {
        Objects.requireNonNull(users, "users: pass an empty list where there is none");
        Objects.requireNonNull(into, "into: what takes the observations");
        for (UserIdentity user : users) {
            into.accept(observe(user));
        }
    }
}
