package org.ucsmigration.output;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.annotation.Nullable;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.move.Move;
import org.ucsmigration.precondition.Rules;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.survey.Survey;
import org.ucsmigration.survey.SurveyResult;

/** A run over users of a test, as lines of the document; every survey of it is a real one. */
final class ComparedRun {

    static final Instant LAST_WEEK = Instant.parse("2014-03-03T09:00:00Z");
    static final Instant TODAY = Instant.parse("2014-03-10T09:00:00Z");

    private final Instant asOf;
    private final Map<UserIdentity, Observations> users = new LinkedHashMap<>();
    private List<String> sources = List.of("lync", "exchange");
    private List<String> problems = List.of();
    private Rules rules = Rules.documented();
    @Nullable
    private Move move;

    private ComparedRun(Instant asOf) {
        this.asOf = asOf;
    }

    static ComparedRun lastWeek() {
        return new ComparedRun(LAST_WEEK);
    }

    static ComparedRun today() {
        return new ComparedRun(TODAY);
    }

    static ComparedRun at(Instant asOf) {
        return new ComparedRun(asOf);
    }

    /** A directory GUID. */
    static UUID guid(int number) {
        return new UUID(0, number);
    }

    static UserIdentity user(String name, int guid) {
        return UserIdentity.of(name + "@litwareinc.com").withDirectoryGuid(guid(guid));
    }

    /** An hour before the run. */
    Instant seen() {
        return asOf.minusSeconds(3_600);
    }

    Source source(String name) {
        return Source.of(name, seen());
    }

    /** A user of whom everything holds but for the difference, with what the server says. */
    ComparedRun add(UserIdentity user, String ucsMode, UnaryOperator<UserFacts.Builder> difference, Evidence... more) {
        UserFacts facts = difference.apply(UserFacts.builder()
                .policy(Fact.known(UserServicesPolicy.of("Global", true), source("Get-CsUserServicesPolicy")))
                .mailbox(Fact.known(Mailbox.on(ExchangeRelease.EXCHANGE_2013), source("Get-Mailbox")))
                .homePool(Fact.known(HomePool.of("atl-cs-001.litwareinc.com", HomePool.Release.LYNC_2013), source("Get-CsUser")))
                .accountScope(Fact.known(AccountScope.inScope(), source("Get-CsUser")))).build();
        List<Evidence> evidence = new ArrayList<>(List.of(more));
        if (!ucsMode.isEmpty()) {
            evidence.add(Evidence.serverState(ucsMode, source("Debug-CsUnifiedContactStore")));
        }
        users.put(user, Observations.of(user, facts, evidence.toArray(new Evidence[0])));
        return this;
    }

    ComparedRun add(UserIdentity user, String ucsMode, Evidence... more) {
        return add(user, ucsMode, facts -> facts, more);
    }

    Evidence flag(boolean value) {
        return Evidence.exchangeFlag(value, source("Get-Mailbox"));
    }

    ComparedRun withMove(Move newMove) {
        move = newMove;
        return this;
    }

    ComparedRun withSources(String... names) {
        sources = List.of(names);
        return this;
    }

    ComparedRun withProblems(String... some) {
        problems = List.of(some);
        return this;
    }

    ComparedRun withRules(Rules newRules) {
        rules = newRules;
        return this;
    }

    List<Map<String, Object>> lines() {
        Probe probe = new Probe() {
            @Override
            public Observations observe(UserIdentity user) {
                return Objects.requireNonNull(users.get(user));
            }

            @Override
            public List<String> problems() {
                return problems;
            }
        };
        SurveyResult result = Survey.over(Probe.named("lync", probe)).withRules(rules).asOf(asOf).run(users.keySet());
        Map<String, Object> run = DocumentLines.run(sources, result.reports().isEmpty() ? null : result.reports().get(0),
                move, null);
        List<Map<String, Object>> lines = new ArrayList<>(List.of(run));
        result.reports().forEach(report -> lines.add(DocumentLines.user(run, report, move)));
        lines.add(DocumentLines.unmatched("exchange", "mailbox of nobody"));
        lines.add(DocumentLines.end(result, null));
        return lines;
    }

    /** The same lines as maps and lists that can be changed, as a JSON library gives them. */
    static List<Map<String, Object>> copy(List<Map<String, Object>> lines) {
        List<Map<String, Object>> copies = new ArrayList<>();
        lines.forEach(line -> copies.add(copy(line)));
        return copies;
    }

    @SuppressWarnings("unchecked")
    private static <T> T copy(T value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> same = new LinkedHashMap<>();
            map.forEach((key, each) -> same.put(key, copy(each)));
            return (T) same;
        }
        if (value instanceof List<?> list) {
            List<Object> same = new ArrayList<>();
            list.forEach(each -> same.add(copy(each)));
            return (T) same;
        }
        return value;
    }
}
