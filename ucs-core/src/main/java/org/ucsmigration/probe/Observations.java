package org.ucsmigration.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.UserFacts;

/**
 * Everything that was seen of one user: who it is, facts, evidence, and notes on how it was found. Immutable, compared by
 * content.
 *
 * @since 0.1.0
 */
public final class Observations {

    private final UserIdentity identity;
    private final UserFacts facts;
    private final List<Evidence> evidence;
    private final List<String> notes;

    private Observations(UserIdentity identity, UserFacts facts, List<Evidence> evidence, List<String> notes) {
        this.identity = Objects.requireNonNull(identity, "identity");
        this.evidence = List.copyOf(evidence);
        this.facts = withServerMode(Objects.requireNonNull(facts, "facts"), this.evidence);
        this.notes = List.copyOf(notes);
    }

    /** What the server's newest mode says of the policy is a fact as well, and is written down here once for all probes. */
    private static UserFacts withServerMode(UserFacts facts, List<Evidence> evidence) {
        List<Evidence> modes = evidence.stream().filter(one -> one.ucsMode().isPresent())
                .sorted(Comparator.comparing(Evidence::sentence)).toList();
        UserFacts all = facts;
        for (Evidence one : modes) {
            boolean isOlder = modes.stream().anyMatch(other -> one.observedAt().isPresent()
                    && other.observedAt().filter(one.observedAt().get()::isBefore).isPresent());
            if (!isOlder) {
                all = all.merge(UserFacts.builder().enabledByServer(one.ucsMode().orElseThrow(), one.source()).build());
            }
        }
        return all;
    }

    /** Nothing was seen. */
    public static Observations of(UserIdentity identity) {
        return new Observations(identity, UserFacts.none(), List.of(), List.of());
    }

    /** Facts, and any evidence. */
    public static Observations of(UserIdentity identity, UserFacts facts, Evidence... evidence) {
        Objects.requireNonNull(evidence, "evidence: leave it out where there is none");
        return new Observations(identity, facts, List.of(evidence), List.of());
    }

    /** Facts and evidence. */
    public static Observations of(UserIdentity identity, UserFacts facts, List<Evidence> evidence) {
        Objects.requireNonNull(evidence, "evidence: pass an empty list where there is none");
        return new Observations(identity, facts, evidence, List.of());
    }

    /**
     * The same, with a note that a report shows unchanged: how the user was matched, or what failed.
     *
     * @throws IllegalArgumentException if the note is blank
     */
    public Observations withNote(String note) {
        Objects.requireNonNull(note, "note: a sentence for people; leave it out where there is none");
        if (note.isBlank()) {
            throw new IllegalArgumentException("A note is shown to people, but it is blank.");
        }
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Observations(identity, facts, evidence, more);
    }

    /**
     * Both together.
     *
     * @throws IllegalArgumentException if the other is of another user, that is of another SIP address
     */
    public Observations merge(Observations other) {
        Objects.requireNonNull(other, "other: pass Observations.of(identity) where nothing else was seen");
        Set<Evidence> all = new LinkedHashSet<>(evidence);
        all.addAll(other.evidence);
        Set<String> allNotes = new LinkedHashSet<>(notes);
        allNotes.addAll(other.notes);
        return new Observations(identity.merge(other.identity), facts.merge(other.facts), List.copyOf(all),
                List.copyOf(allNotes));
    }

    /** Who was seen. */
    public UserIdentity identity() {
        return identity;
    }

    /** The facts, with what the server's mode says of whether it enables the user. */
    public UserFacts facts() {
        return facts;
    }

    /** The evidence, in the order of its arrival. */
    public List<Evidence> evidence() {
        return evidence;
    }

    /** Notes for people. */
    public List<String> notes() {
        return notes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Observations that && identity.equals(that.identity) && facts.equals(that.facts)
                && evidence.equals(that.evidence) && notes.equals(that.notes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(identity, facts, evidence, notes);
    }

    @Override
    public String toString() {
        return identity + ": " + facts + "; evidence: " + evidence;
    }
}
