package org.liasse.core.job;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.Problem;
import org.liasse.api.job.Jobs.Refusal;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/** The items of a job: one dossier each, none of them twice. */
final class Items {

    private static final String PENDING = "PENDING";
    private static final String DONE = "DONE";
    private static final String REFUSED = "REFUSED";

    /** One that is still to be done. */
    record Item(int number, String dossier) {}

    /** A refusal and its place among the items. */
    record Refused(int number, Refusal refusal) {}

    private Items() {}

    /** Adds those that are not there yet, and answers how many. */
    static int add(Work work, String job, int from, List<String> dossiers) {
        if (dossiers.isEmpty()) {
            return 0;
        }
        var arguments = new java.util.ArrayList<String>(dossiers);
        arguments.add(0, job);
        Set<String> there =
                new HashSet<>(
                        work.settled()
                                .list(
                                        "select dossier_id from job_item where job_id = ? and"
                                                + " dossier_id in ("
                                                + Sql.marks(dossiers)
                                                + ")",
                                        row -> row.getString(1),
                                        arguments));
        int number = from;
        for (String dossier : dossiers) {
            if (there.add(dossier)) {
                work.add(
                        "insert into job_item (job_id, item_number, dossier_id, state) values (?,"
                                + " ?, ?, ?)",
                        job,
                        number++,
                        dossier,
                        PENDING);
            }
        }
        return number - from;
    }

    static List<Item> pending(Sql sql, String job, int most) {
        return sql.list(
                "select item_number, dossier_id from job_item where job_id = ? and state = ? order"
                        + " by item_number fetch first "
                        + most
                        + " rows only",
                row -> new Item(row.getInt(1), row.getString(2)),
                job,
                PENDING);
    }

    /** It is done, in the transaction that does it. */
    static void done(Work work, Held held, Item item) {
        change(work, held, item, DONE, null, null);
    }

    static void refuse(Work work, Held held, Item item, Problem why) {
        // whoever may not know that it exists is not told its number
        Optional<String> number =
                why.kind() == Problem.Kind.NOT_FOUND
                        ? Optional.empty()
                        : work.sql()
                                .first(
                                        "select number from dossier where id = ?",
                                        row -> row.getString(1),
                                        item.dossier());
        change(work, held, item, REFUSED, number.orElse(null), ProblemJson.write(why));
    }

    private static void change(
            Work work, Held held, Item item, String state, String number, String problem) {
        int changed =
                work.settled()
                        .update(
                                "update job_item set state = ?, dossier_number = ?, problem = ?"
                                        + " where job_id = ? and item_number = ? and state = ?",
                                state,
                                number,
                                problem,
                                held.id(),
                                item.number(),
                                PENDING);
        if (changed == 0) {
            throw new Lost(held.id());
        }
    }

    /** All of them, a page at a time, in their order; from number 0 on. */
    static List<Item> page(Sql sql, String job, int from, int most) {
        return sql.list(
                "select item_number, dossier_id from job_item where job_id = ? and item_number >= ?"
                        + " order by item_number fetch first "
                        + most
                        + " rows only",
                row -> new Item(row.getInt(1), row.getString(2)),
                job,
                from);
    }

    /** What was refused is asked for once more. */
    static void beginAnew(Work work, String job) {
        work.sql()
                .update(
                        "update job_item set state = ?, dossier_number = null, problem = null where"
                                + " job_id = ? and state = ?",
                        PENDING,
                        job,
                        REFUSED);
    }

    /** Those after a place, in their order. */
    static List<Refused> refused(Sql sql, String job, int after, int most) {
        return sql.list(
                "select item_number, dossier_id, dossier_number, problem from job_item where job_id"
                        + " = ? and state = ? and item_number > ? order by item_number fetch first "
                        + most
                        + " rows only",
                row ->
                        new Refused(
                                row.getInt(1),
                                new Refusal(
                                        row.getString(2),
                                        Optional.ofNullable(row.getString(3)),
                                        ProblemJson.read(row.getString(4)))),
                job,
                REFUSED,
                after);
    }

    /** Forgets some items of a job, and answers whether there may be more. */
    static boolean forget(Work work, String job, int most) {
        List<Integer> numbers =
                work.sql()
                        .list(
                                "select item_number from job_item where job_id = ? order by"
                                        + " item_number fetch first "
                                        + most
                                        + " rows only",
                                row -> row.getInt(1),
                                job);
        numbers.forEach(
                number ->
                        work.add(
                                "delete from job_item where job_id = ? and item_number = ?",
                                job,
                                number));
        return numbers.size() == most;
    }
}
