package org.liasse.export;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Conversations.Message;
import org.liasse.api.people.Caller;

/** The messages of a thread, the oldest first, a page at a time; none where it is not for him. */
final class Talk implements Iterator<Message> {

    private static final int PAGE = 200;

    private final Conversations conversations;
    private final Caller caller;
    private final String dossier;
    private final Key thread;
    private List<Message> page = List.of();
    private int next;
    private String after;
    private boolean isLast;

    Talk(Conversations conversations, Caller caller, String dossier, Key thread) {
        this.conversations = conversations;
        this.caller = caller;
        this.dossier = dossier;
        this.thread = thread;
    }

    @Override
    public boolean hasNext() {
        if (next == page.size() && !isLast) {
            page = load();
            next = 0;
            isLast = page.size() < PAGE;
        }
        return next < page.size();
    }

    @Override
    public Message next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Message message = page.get(next++);
        after = message.id();
        return message;
    }

    private List<Message> load() {
        try {
            return conversations.list(caller, dossier, thread, after, PAGE);
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.NOT_FOUND) {
                return List.of();
            }
            throw problem;
        }
    }
}
