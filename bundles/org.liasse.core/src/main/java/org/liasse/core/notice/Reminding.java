package org.liasse.core.notice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Deadlines;
import org.liasse.api.dossier.Deadlines.Deadline;
import org.liasse.api.notice.Previews.Outlook;
import org.liasse.api.notice.Previews.Reminder;
import org.liasse.api.people.Caller;
import org.liasse.api.spi.Wording;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Sentence;
import org.liasse.core.clock.Foresight;
import org.liasse.core.dossier.Acting;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;

/** What the clock is to do with a dossier: looked at by reading, and played only where it tells. */
final class Reminding {

    private static final int MOST = 50;

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final CaseFiles files;
    private final Acting acting;
    private final Deadlines deadlines;
    private final Rehearsal rehearsal;

    Reminding(
            Transactions transactions,
            Catalogue catalogue,
            CaseFiles files,
            Acting acting,
            Deadlines deadlines,
            Rehearsal rehearsal) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.files = files;
        this.acting = acting;
        this.deadlines = deadlines;
        this.rehearsal = rehearsal;
    }

    /**
     * The earliest first.
     *
     * @param file the dossier as the asker sees it
     * @param type as its variant has it
     */
    List<Reminder> of(Wording wording, Caller asker, CaseFile file, DossierType type) {
        String dossier = file.header().id();
        List<Deadline> rows = deadlines.list(new Deadlines.Query(null, dossier, false), null, MOST);
        CaseFile clocks =
                transactions.read(sql -> files.any(sql, dossier)).orElseThrow(Problem::notFound);
        var reminders = new ArrayList<Reminder>();
        for (Deadline row : rows) {
            Foresight.sentence(type, row)
                    .map(sentence -> of(wording, asker, file, clocks, row, sentence))
                    .ifPresent(reminders::add);
        }
        reminders.sort(Comparator.comparing(Reminder::due));
        return List.copyOf(reminders);
    }

    /**
     * @param clocks the dossier as the clock sees it
     */
    private Reminder of(
            Wording wording,
            Caller asker,
            CaseFile file,
            CaseFile clocks,
            Deadline row,
            Sentence sentence) {
        List<Key> obstacles = obstacles(clocks, row);
        Rehearsal.Played played =
                obstacles.isEmpty() && isTold(file.type(), sentence)
                        ? rehearsal.play(
                                wording,
                                asker,
                                file,
                                Acting.CLOCK,
                                null,
                                work -> Foresight.act(acting, work, file.header().id(), row))
                        : new Rehearsal.Played(obstacles, new Outlook(List.of(), false));
        return new Reminder(
                new Key(row.act()),
                row.due(),
                row.acted(),
                sentence.timing().times(),
                row.standing(),
                sentence.obstacles().stream().map(Sentence.Named::key).toList(),
                played.obstacles(),
                played.outlook());
    }

    /** Asked of the variant itself: what is kept of a type has no conditions to ask. */
    private List<Key> obstacles(CaseFile clocks, Deadline row) {
        Key type = clocks.header().type();
        return catalogue
                .ask(type, living -> Foresight.obstacles(acting, living, clocks, row))
                .orElseThrow(() -> Problem.typeAway(type));
    }

    private static boolean isTold(DossierType type, Sentence sentence) {
        return type.notices().stream()
                .anyMatch(notice -> notice.on().contains(sentence.act().named()));
    }
}
