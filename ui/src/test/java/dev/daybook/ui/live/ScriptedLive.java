package dev.daybook.ui.live;

import dev.daybook.api.Recorder;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * A daemon that says what a test wrote down. It answers at once; after {@link #hold} it answers when it is told to. A
 * question that the script does not know is not answered, and stands in {@link #asked} like any other.
 */
public final class ScriptedLive implements Live {

    private final ReadOnlyObjectWrapper<Link> link = new ReadOnlyObjectWrapper<>(new Link.Looking());
    private final ReadOnlyObjectWrapper<Instant> now;
    private final List<Consumer<Changed>> listeners = new ArrayList<>();
    private final Map<String, Object> script = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Object> sent = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private boolean holding;

    public ScriptedLive(Instant now) {
        this.now = new ReadOnlyObjectWrapper<>(now);
    }

    /**
     * What it answers from now on.
     *
     * @param question method and target without {@code /api/v1/}, for instance {@code GET health}; of several that a
     *     question begins with the longest counts
     * @param answer the record, or a {@link ClientException}
     */
    public ScriptedLive says(String question, Object answer) {
        script.put(question, answer);
        return this;
    }

    /** A daemon is there, or still there; its recorder is so. */
    public void connect(long launch, Recorder recorder) {
        boolean another = !(link.get() instanceof Link.Connected there) || there.launchId() != launch;
        link.set(new Link.Connected(launch, recorder));
        if (another) {
            change(Changed.everything());
        }
    }

    public void link(Link to) {
        link.set(to);
    }

    public void change(Changed changed) {
        List.copyOf(listeners).forEach(listener -> listener.accept(changed));
    }

    /** Lets the time go on, second by second. */
    public void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            now.set(now.get().plusSeconds(1));
        }
    }

    public void now(Instant to) {
        now.set(to);
    }

    /** Keeps answers back until {@link #release}. */
    public void hold() {
        holding = true;
    }

    /** Gives the answers that were kept back, in the order of the questions, and answers at once again. */
    public void release() {
        holding = false;
        List<Runnable> late = List.copyOf(held);
        held.clear();
        late.forEach(Runnable::run);
    }

    /** Answers at once again, and gives the answers that were kept back only after what happens {@code meanwhile}. */
    public void releaseLater(Runnable meanwhile) {
        List<Runnable> late = List.copyOf(held);
        held.clear();
        holding = false;
        meanwhile.run();
        late.forEach(Runnable::run);
    }

    /** The questions in order, as {@link #says} names them. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** The bodies of those that had one. */
    public List<Object> sent() {
        return List.copyOf(sent);
    }

    public void forget() {
        asked.clear();
        sent.clear();
    }

    @Override
    public ReadOnlyObjectProperty<Link> linkProperty() {
        return link.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    @Override
    public void onChange(Consumer<Changed> listener) {
        listeners.add(listener);
    }

    @Override
    public <T> void ask(Call<T> call, Consumer<? super T> answer, Consumer<? super ClientException> failure) {
        String question = call.method() + " " + call.target().substring("/api/v1/".length());
        asked.add(question);
        Optional.ofNullable(call.content()).ifPresent(sent::add);
        answerTo(question).ifPresent(said -> tell(() -> {
            if (said instanceof ClientException no) {
                failure.accept(no);
            } else {
                answer.accept(call.answer().cast(said));
            }
        }));
    }

    private void tell(Runnable telling) {
        if (holding) {
            held.add(telling);
        } else {
            telling.run();
        }
    }

    private Optional<Object> answerTo(String question) {
        return script.entrySet().stream()
                .filter(line -> question.startsWith(line.getKey()))
                .max((one, other) -> Integer.compare(one.getKey().length(), other.getKey().length()))
                .map(Map.Entry::getValue);
    }
}
