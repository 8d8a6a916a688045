package org.liasse.core.notice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.letter.Draft;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Digest;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.type.Declarations.Notice.Delivery;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.store.Sql;

/**
 * How somebody hears of something that happened; what is told and what is shown before it is told
 * are reckoned here alike.
 *
 * @param letter that goes at once, or {@code null}
 * @param isShown whether it stands in his notifications
 * @param recaps that are to say it
 */
record Outcome(Person person, Delivery delivery, Draft letter, boolean isShown, List<Key> recaps) {

    /** Whom of some people a notice concerns, and how each wants to hear of it. */
    static List<Outcome> of(
            Sql sql,
            Happening happening,
            Subject subject,
            Notice notice,
            List<Notice> instead,
            Content content,
            List<Principal> some,
            long now) {
        List<Person> people =
                Person.of(sql, subject, some, now).stream()
                        .filter(person -> concerns(person, happening, notice))
                        .toList();
        people = withoutMark(sql, subject, notice, people);
        if (people.isEmpty()) {
            return List.of();
        }
        List<Principal> principals = people.stream().map(Person::principal).toList();
        Wishes wishes = Wishes.of(sql, principals, subject.type().key(), Set.of(subject.place()));
        if (!instead.isEmpty()) {
            List<Principal> mentioned = Candidates.mentioned(happening.payload());
            people =
                    people.stream()
                            .filter(
                                    person ->
                                            !mentioned.contains(person.principal())
                                                    || !isTold(wishes, subject, person, instead))
                            .toList();
        }
        List<Digest> gathering =
                subject.type().digests().stream()
                        .filter(digest -> digest.of().contains(notice.key()))
                        .filter(digest -> !isLeftOut(subject, digest))
                        .toList();
        return people.stream()
                .map(person -> of(subject, notice, content, person, wishes, gathering))
                .toList();
    }

    private static Outcome of(
            Subject subject,
            Notice notice,
            Content content,
            Person person,
            Wishes wishes,
            List<Digest> gathering) {
        Principal who = person.principal();
        String place = subject.place();
        String choice = choice(subject, notice);
        boolean isOff = wishes.isOff(who, notice, place, choice, person.roles());
        Delivery delivery = wishes.of(who, notice, place, choice, person.roles());
        var recaps = new ArrayList<Key>();
        if (!isOff) {
            gathering.stream()
                    .filter(digest -> wishes.wants(who, digest, place))
                    .forEach(digest -> recaps.add(digest.key()));
            switch (delivery) {
                case DAILY -> recaps.add(Digest.DAILY.key());
                case WEEKLY -> recaps.add(Digest.WEEKLY.key());
                default -> {
                    // told at once, or not at all
                }
            }
        }
        boolean isMailed = delivery == Delivery.IMMEDIATE && person.email() != null;
        return new Outcome(
                person,
                delivery,
                isMailed ? content.letterTo(person) : null,
                delivery != Delivery.OFF || notice.badge() && !isOff,
                List.copyOf(recaps));
    }

    private static boolean isTold(
            Wishes wishes, Subject subject, Person person, List<Notice> notices) {
        return notices.stream()
                .anyMatch(
                        n ->
                                !wishes.isOff(
                                        person.principal(),
                                        n,
                                        subject.place(),
                                        choice(subject, n),
                                        person.roles()));
    }

    private static boolean concerns(Person person, Happening happening, Notice notice) {
        boolean isMeant =
                notice.isForMentioned()
                        || notice.named() != null && notice.to().isEmpty()
                        || !Collections.disjoint(notice.to(), person.roles());
        return isMeant
                && (notice.isForActorToo()
                        || !person.principal().toString().equals(happening.actor()))
                && Audiences.include(happening.audience(), person.roles());
    }

    private static List<Person> withoutMark(
            Sql sql, Subject subject, Notice notice, List<Person> people) {
        if (notice.onlyUnmarked() == null || people.isEmpty()) {
            return people;
        }
        var arguments = new ArrayList<Object>();
        arguments.add(subject.id());
        arguments.add(notice.onlyUnmarked());
        people.forEach(person -> arguments.add(person.principal()));
        Set<String> marked =
                new HashSet<>(
                        sql.list(
                                "select holder from mark where dossier_id = ? and mark_key = ? and"
                                        + " holder in ("
                                        + Sql.marks(people)
                                        + ")",
                                row -> row.getString(1),
                                arguments));
        return people.stream().filter(p -> !marked.contains(p.principal().toString())).toList();
    }

    private static String choice(Subject subject, Notice notice) {
        Object value = notice.per() == null ? null : subject.value(notice.per());
        return value == null ? null : value.toString();
    }

    private static boolean isLeftOut(Subject subject, Digest digest) {
        return digest.unless() != null && Boolean.TRUE.equals(subject.setting(digest.unless()));
    }
}
