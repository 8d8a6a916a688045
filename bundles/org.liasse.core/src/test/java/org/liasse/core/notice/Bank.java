package org.liasse.core.notice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.letter.Letter;
import org.liasse.api.people.Caller;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;

/** A desk with its head, two clerks and a client, and somebody who tells them what happens. */
final class Bank implements AutoCloseable {

    static final Key LOAN = new Key("loan");
    static final Key TALK = new Key("talk");
    static final Key ASIDE = new Key("aside");
    static final Key FOLLOWED = new Key("followed");

    final Node node;
    final NoticeDoors notices;
    final String office;
    final Caller head;
    final Caller client;
    final String desk;
    final Caller clerk;
    final Caller colleague;

    Bank(TestDatabase database) {
        database.open();
        node = new Node(database);
        notices = new NoticeDoors(node);
        office = node.offices().create(new Key("bank"), "The bank").id();
        head = node.someone("head", office, "head");
        client = node.someone("client", office, "client");
        desk = node.desk(head, "Loans");
        clerk = node.clerk("clerk", head, desk);
        colleague = node.clerk("colleague", head, desk);
    }

    @Override
    public void close() {
        node.close();
    }

    /** A loan of this kind that was asked for. */
    String asked(String kind) {
        var request = new HashMap<String, Object>(Node.COMPLETE);
        request.put("kind", kind);
        String loan = node.loan(client, desk, request);
        node.act(client, loan, "ask");
        return loan;
    }

    void say(Caller caller, String loan, Key thread, String text) {
        node.conversations().write(caller, loan, thread, null, text, List.of());
    }

    void settings(Map<String, Object> values) {
        node.dossiers().edit(head, new SectionChange(desk, new Key("settings"), values, null));
    }

    List<Letter> letters() {
        return notices.letters(node);
    }

    /** By address, the subjects of the letters that have arrived. */
    Map<String, List<String>> arrived() {
        Map<String, List<String>> arrived = new HashMap<>();
        for (Letter letter : letters()) {
            arrived.computeIfAbsent(letter.address(), address -> new ArrayList<>())
                    .add(letter.subject());
        }
        return arrived;
    }

    long count(String table) {
        return node.transactions.read(sql -> sql.number("select count(*) from " + table));
    }
}
