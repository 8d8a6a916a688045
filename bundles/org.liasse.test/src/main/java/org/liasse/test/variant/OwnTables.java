package org.liasse.test.variant;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.apache.aries.jpa.template.EmConsumer;
import org.apache.aries.jpa.template.EmFunction;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.apache.derby.jdbc.EmbeddedDataSource;

/**
 * A variant's own tables for a unit test: made by its change log, reached through its persistence
 * unit, over a database in memory. The outermost call is the transaction.
 */
public final class OwnTables implements JpaTemplate, AutoCloseable {

    /** Held, or its level is forgotten with it. */
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    private final EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

    /**
     * @param unit as {@code META-INF/persistence.xml} names it
     * @param changeLog its path in the bundle
     */
    public OwnTables(String unit, String changeLog) {
        EmbeddedDataSource dataSource = new EmbeddedDataSource();
        dataSource.setDatabaseName("memory:" + unit + "-" + System.identityHashCode(this));
        dataSource.setCreateDatabase("create");
        migrate(dataSource, changeLog);
        factory =
                Persistence.createEntityManagerFactory(
                        unit,
                        Map.of(
                                "javax.persistence.transactionType", "RESOURCE_LOCAL",
                                "javax.persistence.jtaDataSource", "",
                                "javax.persistence.nonJtaDataSource", dataSource,
                                "eclipselink.session-name", "test-" + dataSource.getDatabaseName(),
                                "eclipselink.weaving", "false"));
    }

    private static void migrate(DataSource dataSource, String changeLog) {
        LIQUIBASE.setLevel(Level.WARNING);
        try (Connection connection = dataSource.getConnection()) {
            Liquibase liquibase =
                    new Liquibase(
                            changeLog,
                            new ClassLoaderResourceAccessor(OwnTables.class.getClassLoader()),
                            DatabaseFactory.getInstance()
                                    .findCorrectDatabaseImplementation(
                                            new JdbcConnection(connection)));
            // what it has to say goes to the log, not to the screen
            Scope.child(
                    Map.of(Scope.Attr.ui.name(), new LoggerUIService()),
                    () -> {
                        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                        liquibase.update(new Contexts());
                    });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (Exception e) {
            throw new AssertionError(changeLog + " cannot be applied: " + e.getMessage(), e);
        }
    }

    @Override
    public <R> R txExpr(TransactionType type, EmFunction<R> work) {
        EntityManager outer = current.get();
        if (outer != null) {
            return work.apply(outer);
        }
        if (type == TransactionType.Mandatory) {
            throw new IllegalStateException("there is no transaction to join");
        }
        EntityManager entities = factory.createEntityManager();
        current.set(entities);
        try {
            entities.getTransaction().begin();
            R result = work.apply(entities);
            entities.getTransaction().commit();
            return result;
        } finally {
            current.remove();
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
            entities.close();
        }
    }

    @Override
    public void tx(TransactionType type, EmConsumer work) {
        txExpr(
                type,
                entities -> {
                    work.accept(entities);
                    return null;
                });
    }

    @Override
    public <R> R txExpr(EmFunction<R> work) {
        return txExpr(TransactionType.Required, work);
    }

    @Override
    public void tx(EmConsumer work) {
        tx(TransactionType.Required, work);
    }

    @Override
    public void close() {
        factory.close();
    }
}
