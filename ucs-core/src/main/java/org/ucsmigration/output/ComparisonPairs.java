package org.ucsmigration.output;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ucsmigration.SipAddress;

/**
 * Who of two runs is who: by the directory GUID; where a run does not know it, by the address, if that is of one user in each.
 *
 * @param pairs       in the order of the later run
 * @param onlyEarlier who is in the earlier run only
 * @param onlyLater   who is in the later run only
 * @param unclear     who may be somebody of the other run under another address, and may not: the address is now or was then
 *         somebody else's, and a GUID that would tell is not known
 */
record ComparisonPairs(List<Pair> pairs, List<ComparisonUser> onlyEarlier, List<ComparisonUser> onlyLater,
        List<ComparisonUser> unclear) {

    /** One user in both runs. */
    record Pair(ComparisonUser earlier, ComparisonUser later) {
    }

    static ComparisonPairs of(ComparisonRun earlier, ComparisonRun later) {
        Map<ComparisonUser, ComparisonUser> found = new IdentityHashMap<>();
        Set<ComparisonUser> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        for (ComparisonUser user : later.users().values()) {
            ComparisonUser before = earlier.users().get(user.key());
            if (before != null) {
                found.put(user, before);
                taken.add(before);
            }
        }
        Map<SipAddress, List<ComparisonUser>> left = byAddress(earlier.users().values(), taken);
        byAddress(later.users().values(), found.keySet()).forEach((address, some) -> {
            List<ComparisonUser> others = left.getOrDefault(address, List.of());
            if (some.size() == 1 && others.size() == 1 && (some.get(0).guid() == null || others.get(0).guid() == null)) {
                found.put(some.get(0), others.get(0));
                taken.add(others.get(0));
            }
        });
        return sorted(earlier, later, found, taken);
    }

    private static ComparisonPairs sorted(ComparisonRun earlier, ComparisonRun later, Map<ComparisonUser, ComparisonUser> found,
            Set<ComparisonUser> taken) {
        List<ComparisonUser> gone = earlier.users().values().stream().filter(user -> !taken.contains(user)).toList();
        List<ComparisonUser> added = later.users().values().stream().filter(user -> !found.containsKey(user)).toList();
        List<Pair> pairs = new ArrayList<>();
        later.users().values().forEach(user -> {
            ComparisonUser before = found.get(user);
            if (before != null) {
                pairs.add(new Pair(before, user));
            }
        });
        ComparisonPairs all = new ComparisonPairs(pairs, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        sort(gone, added, later, all.onlyEarlier, all.unclear);
        sort(added, gone, earlier, all.onlyLater, all.unclear);
        return all;
    }

    /** Where the address is nobody's in the other run, or every GUID is known, nobody left over there can be the same user. */
    private static void sort(List<ComparisonUser> left, List<ComparisonUser> others, ComparisonRun other,
            List<ComparisonUser> only, List<ComparisonUser> unclear) {
        boolean nameless = others.stream().anyMatch(user -> user.guid() == null);
        for (ComparisonUser user : left) {
            boolean another = user.guid() == null ? others.isEmpty() : !nameless;
            (another || !other.hasAddress(user.sip()) ? only : unclear).add(user);
        }
    }

    private static Map<SipAddress, List<ComparisonUser>> byAddress(Collection<ComparisonUser> users,
            Set<ComparisonUser> without) {
        Map<SipAddress, List<ComparisonUser>> found = new LinkedHashMap<>();
        users.stream().filter(user -> !without.contains(user))
                .forEach(user -> found.computeIfAbsent(user.sip(), any -> new ArrayList<>(1)).add(user));
        return found;
    }
}
