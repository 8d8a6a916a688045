package org.liasse.core.job;

import static org.junit.Assert.assertEquals;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.export.ExportFormat;
import org.liasse.api.job.Export;
import org.liasse.core.sample.Prefecture;
import org.liasse.core.store.TestDatabase;

/** What an instructor of a group takes along; on both databases. */
@RunWith(Parameterized.class)
public class RoutedExportsTest {

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Prefecture town;

    public RoutedExportsTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        town = new Prefecture(database);
    }

    @After
    public void close() {
        town.close();
    }

    // PROC-03, CORE-17
    @Test
    public void PROC_03_CORE_17_anExportIsOfTheOwnGroupAlone() {
        String dossier = town.deposited("north");
        town.deposited("south");
        town.deposited("west");
        var written = new ArrayList<String>();
        town.node.jobs.formats.bind(new Listing(written));
        var all = DossierQuery.of(Prefecture.DOSSIER, 50);
        town.node.jobs.jobs.start(town.north, new Export(new Key("listing"), null, all, null));
        town.node.jobs.work();
        assertEquals(List.of(dossier), written);
    }

    /** A format that remembers what it is given. */
    private record Listing(List<String> written) implements ExportFormat {

        @Override
        public Key key() {
            return new Key("listing");
        }

        @Override
        public String mediaType() {
            return "text/plain";
        }

        @Override
        public boolean isTable() {
            return true;
        }

        @Override
        public Sink begin(Outline outline, OutputStream out) {
            return new Sink() {
                @Override
                public void add(DossierView dossier) {
                    written.add(dossier.id());
                }

                @Override
                public void end() {
                    // nothing is left to be written
                }

                @Override
                public void close() {
                    // out is its owner's
                }
            };
        }
    }
}
