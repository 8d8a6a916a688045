package org.liasse.derby;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.derby.jdbc.EmbeddedDataSource;

/**
 * A database directory that is either not there or whole. Derby cannot open what a kill left of a
 * creation, and cannot tell it from a damaged database; so a new one is created beside its place
 * and moved there when it is complete.
 */
final class Database {

    /** What Derby answers to a shutdown that succeeded. */
    private static final String IS_DOWN = "08006";

    private final Path place;

    Database(Path place) {
        this.place = place;
    }

    /** Creates it unless it is there. */
    void prepare() throws IOException, SQLException {
        if (Files.exists(place)) {
            return;
        }
        Path draft = place.resolveSibling(place.getFileName() + ".new");
        delete(draft);
        Files.createDirectories(place.getParent());
        create(draft);
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(place.getParent())) {
            folder.force(true);
        }
    }

    private static void create(Path draft) throws SQLException {
        EmbeddedDataSource dataSource = new EmbeddedDataSource();
        dataSource.setDatabaseName(draft.toString());
        dataSource.setCreateDatabase("create");
        dataSource.getConnection().close();
        dataSource.setCreateDatabase(null);
        dataSource.setShutdownDatabase("shutdown");
        try {
            dataSource.getConnection().close();
        } catch (SQLException e) {
            if (!IS_DOWN.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
