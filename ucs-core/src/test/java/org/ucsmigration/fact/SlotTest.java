package org.ucsmigration.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.Source;

/**
 * Whoever adds a fact adds a getter: from there on this test finds where it was forgotten. Facts are found by reflection over
 * {@link UserFacts}, not from the table, which may lack one.
 */
@DisplayName("Each fact of a user, once added,")
class SlotTest {

    private static final Source ONE = Source.of("one", Instant.parse("2014-01-01T00:00:00Z"));

    /** Two values of everything that a fact is about. */
    private static final Map<Class<?>, List<?>> VALUES = Map.of(
            UserServicesPolicy.class, List.of(UserServicesPolicy.of("Global", true), UserServicesPolicy.of("Global", false)),
            Mailbox.class, List.of(Mailbox.none(), Mailbox.on(ExchangeRelease.EXCHANGE_2013)),
            Boolean.class, List.of(true, false),
            ClientSignIns.class, List.of(ClientSignIns.complete(), ClientSignIns.seen(Client.of(Client.Kind.PHONE, "desk"))),
            HomePool.class, List.of(HomePool.of("one"), HomePool.of("two")),
            AccountScope.class, List.of(AccountScope.inScope(), AccountScope.excluded(AccountScope.Exclusion.NO_HOME_POOL)),
            MigrationFailure.class, List.of(MigrationFailure.none(), MigrationFailure.of("it failed")),
            MailboxMove.class, List.of(MailboxMove.none(), MailboxMove.of("InProgress", MailboxMove.Target.UNKNOWN, "")));

    static List<Method> getters() {
        return Arrays.stream(UserFacts.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Fact.class && method.getParameterCount() == 0
                && Modifier.isPublic(method.getModifiers())).toList();
    }

    @Test
    void isOneOfTheTableEachAtItsPlace() {
        assertThat(getters()).extracting(Method::getName)
                .containsExactlyInAnyOrderElementsOf(Slot.ALL.stream().map(Slot::key).toList());
        assertThat(Slot.ALL).extracting(Slot::index)
                .containsExactlyElementsOf(IntStream.range(0, Slot.ALL.size()).boxed().toList());
        assertThat(Slot.ALL).extracting(Slot::label).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("getters")
    void isSetReadMergedComparedCopiedSaidAndGivenAsPlainData(Method getter) throws ReflectiveOperationException {
        String name = getter.getName();
        Fact<?> first = Fact.known(value(getter, 0), ONE);
        Fact<?> second = Fact.known(value(getter, 1), ONE);
        UserFacts with = set(UserFacts.builder(), name, first);

        assertThat(getter.invoke(with)).isEqualTo(first);
        assertThat(with).as("equality").isNotEqualTo(UserFacts.none()).isNotEqualTo(set(UserFacts.builder(), name, second))
                .isEqualTo(set(UserFacts.builder(), name, first)).hasSameHashCodeAs(set(UserFacts.builder(), name, first));
        assertThat(with.toBuilder().build()).as("copy").isEqualTo(with);
        assertThat(set(with.toBuilder(), name, second)).as("change").isEqualTo(set(UserFacts.builder(), name, second));
        assertThat(UserFacts.builder().build().merge(with)).as("merge").isEqualTo(with);
        assertThat(with.merge(UserFacts.builder().build())).as("merge").isEqualTo(with);
        assertThat(getter.invoke(with.merge(UserFacts.unknown("access denied")))).as("known outweighs unknown").isEqualTo(first);
        assertThat(with.toString()).as("text").contains(first.toString());
        assertThat(with.toMap()).as("plain data").containsKey(name).isNotEqualTo(UserFacts.none().toMap())
                .isNotEqualTo(set(UserFacts.builder(), name, second).toMap());
        assertThat(((Map<?, ?>) with.toMap().get(name)).toString()).contains("known", "2014-01-01T00:00:00Z", "one");
    }

    @ParameterizedTest
    @MethodSource("getters")
    void isUnknownForTheReasonGivenAndElseUnstated(Method getter) throws ReflectiveOperationException {
        Fact<?> denied = (Fact<?>) getter.invoke(UserFacts.unknown("access denied"));
        Fact<?> unstated = (Fact<?>) getter.invoke(UserFacts.none());

        assertThat(denied.reasons()).containsExactly("access denied");
        assertThat(unstated.isUnknown()).isTrue();
        assertThat(unstated.reasons()).singleElement().asString().startsWith("nothing was collected about ");
        assertThat(getter.invoke(UserFacts.none().merge(UserFacts.unknown("access denied")))).isEqualTo(denied);
        assertThat(getter.invoke(UserFacts.unknown("access denied").merge(UserFacts.builder().build()))).isEqualTo(denied);
        assertThat(((Map<?, ?>) UserFacts.none().toMap().get(getter.getName())).get("state")).isEqualTo("unstated");
        assertThat(((Map<?, ?>) UserFacts.unknown("access denied").toMap().get(getter.getName())).get("reasons"))
                .isEqualTo(List.of("access denied"));
        assertThat(set(UserFacts.none().toBuilder(), getter.getName(), unstated)).as("unstated stays so")
                .isEqualTo(UserFacts.none());
    }

    @Test
    @DisplayName("is unstated by a state, not by words: a reason that says the same is a reason")
    void isNotTakenForUnstatedByItsWords() {
        Fact<Mailbox> inWords = Fact.unknown(UserFacts.none().mailbox().reasons().get(0));
        Fact<Mailbox> denied = Fact.unknown("access denied");

        assertThat(UserFacts.builder().mailbox(inWords).build().merge(UserFacts.builder().mailbox(denied).build()).mailbox()
                .reasons())
                .containsExactly(inWords.reasons().get(0), "access denied");
        assertThat(UserFacts.none().mailbox().merge(denied)).isEqualTo(denied)
                .isEqualTo(denied.merge(UserFacts.none().mailbox()));
    }

    private static Object value(Method getter, int index) {
        Class<?> about = (Class<?>) ((java.lang.reflect.ParameterizedType) getter.getGenericReturnType())
                .getActualTypeArguments()[0];
        return Objects.requireNonNull(VALUES.get(about), () -> "two values of " + about + ": add them to VALUES").get(index);
    }

    private static UserFacts set(UserFacts.Builder builder, String name, Fact<?> fact) throws ReflectiveOperationException {
        UserFacts.Builder.class.getMethod(name, Fact.class).invoke(builder, fact);
        return builder.build();
    }
}
