package org.liasse.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.SharedCacheMode;
import javax.persistence.ValidationMode;
import javax.persistence.spi.ClassTransformer;
import javax.persistence.spi.PersistenceUnitInfo;
import javax.persistence.spi.PersistenceUnitTransactionType;
import javax.sql.DataSource;
import org.apache.aries.jpa.template.EmConsumer;
import org.apache.aries.jpa.template.EmFunction;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.eclipse.persistence.jpa.PersistenceProvider;

/**
 * The core's persistence unit over one data source, with transactions of its own instead of JTA:
 * what a test needs of a container.
 */
final class LocalUnit implements JpaTemplate {

    private final EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

    LocalUnit(DataSource dataSource) {
        this.factory =
                new PersistenceProvider()
                        .createContainerEntityManagerFactory(
                                new Unit(dataSource), new Properties());
    }

    @Override
    public <R> R txExpr(TransactionType type, EmFunction<R> work) {
        EntityManager outer = current.get();
        if (outer != null && type != TransactionType.RequiresNew) {
            return work.apply(outer);
        }
        EntityManager entities = factory.createEntityManager();
        current.set(entities);
        try {
            entities.getTransaction().begin();
            R result = work.apply(entities);
            entities.getTransaction().commit();
            return result;
        } finally {
            current.set(outer);
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

    /** What {@code META-INF/persistence.xml} says, but for the transactions. */
    private static final class Unit implements PersistenceUnitInfo {

        private static final String FILE = "META-INF/persistence.xml";

        private final DataSource dataSource;

        Unit(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        @Override
        public String getPersistenceUnitName() {
            return "liasse-core-" + System.identityHashCode(this);
        }

        @Override
        public String getPersistenceProviderClassName() {
            return PersistenceProvider.class.getName();
        }

        @Override
        public PersistenceUnitTransactionType getTransactionType() {
            return PersistenceUnitTransactionType.RESOURCE_LOCAL;
        }

        @Override
        public DataSource getJtaDataSource() {
            return null;
        }

        @Override
        public DataSource getNonJtaDataSource() {
            return dataSource;
        }

        @Override
        public List<String> getMappingFileNames() {
            return List.of();
        }

        @Override
        public List<URL> getJarFileUrls() {
            return List.of();
        }

        @Override
        public URL getPersistenceUnitRootUrl() {
            String file = getClassLoader().getResource(FILE).toExternalForm();
            try {
                return new URL(file.substring(0, file.length() - FILE.length()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public List<String> getManagedClassNames() {
            List<String> names = new ArrayList<>();
            Matcher classes = Pattern.compile("<class>(.*?)</class>").matcher(file());
            while (classes.find()) {
                names.add(classes.group(1).trim());
            }
            return names;
        }

        private String file() {
            try (InputStream in = getClassLoader().getResourceAsStream(FILE)) {
                return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean excludeUnlistedClasses() {
            return true;
        }

        @Override
        public SharedCacheMode getSharedCacheMode() {
            return SharedCacheMode.NONE;
        }

        @Override
        public ValidationMode getValidationMode() {
            return ValidationMode.NONE;
        }

        @Override
        public Properties getProperties() {
            Properties properties = new Properties();
            properties.setProperty("eclipselink.logging.level", "WARNING");
            properties.setProperty("eclipselink.jdbc.batch-writing", "JDBC");
            properties.setProperty("eclipselink.weaving", "false");
            return properties;
        }

        @Override
        public String getPersistenceXMLSchemaVersion() {
            return "2.2";
        }

        @Override
        public ClassLoader getClassLoader() {
            return LocalUnit.class.getClassLoader();
        }

        @Override
        public void addTransformer(ClassTransformer transformer) {
            // nothing is woven
        }

        @Override
        public ClassLoader getNewTempClassLoader() {
            return getClassLoader();
        }
    }
}
