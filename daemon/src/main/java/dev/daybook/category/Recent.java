package dev.daybook.category;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Remembers the last answers, at most so many. Thread safe; two that ask at once may both work it out. */
final class Recent<K, V> {

    private final Map<K, V> answers;

    Recent(int most) {
        this.answers = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    V get(K asked, Function<K, V> answer) {
        V known = known(asked);
        if (known != null) {
            return known;
        }
        V found = answer.apply(asked);
        synchronized (answers) {
            answers.put(asked, found);
        }
        return found;
    }

    private @Nullable V known(K asked) {
        synchronized (answers) {
            return answers.get(asked);
        }
    }
}
