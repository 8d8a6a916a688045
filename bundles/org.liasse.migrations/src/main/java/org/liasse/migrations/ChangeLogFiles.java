package org.liasse.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import liquibase.Liquibase;
import liquibase.resource.AbstractResource;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;

/** Shows Liquibase the files of one change log, and its own schemas, and nothing else. */
final class ChangeLogFiles extends AbstractResourceAccessor {

    private final ChangeLog changeLog;

    ChangeLogFiles(ChangeLog changeLog) {
        this.changeLog = changeLog;
    }

    @Override
    public List<Resource> search(String path, boolean recursive) {
        String folder = path.isEmpty() || path.endsWith("/") ? path : path + "/";
        List<Resource> found = new ArrayList<>();
        changeLog
                .resources()
                .forEach(
                        (name, url) -> {
                            boolean below = name.startsWith(folder);
                            if (below && (recursive || name.indexOf('/', folder.length()) < 0)) {
                                found.add(new File(name, url));
                            }
                        });
        return found;
    }

    @Override
    public List<Resource> getAll(String path) {
        List<Resource> found = new ArrayList<>();
        File file = file(path);
        if (file.exists()) {
            found.add(file);
        }
        return found;
    }

    private File file(String path) {
        URL url = changeLog.resources().get(path);
        return new File(
                path, url != null ? url : Liquibase.class.getClassLoader().getResource(path));
    }

    @Override
    public List<String> describeLocations() {
        return List.of(changeLog.owner());
    }

    @Override
    public void close() {}

    private final class File extends AbstractResource {

        private final URL url;

        File(String path, URL url) {
            super(path, URI.create("changelog:/" + path));
            this.url = url;
        }

        @Override
        public InputStream openInputStream() throws IOException {
            return url.openStream();
        }

        @Override
        public boolean exists() {
            return url != null;
        }

        @Override
        public Resource resolve(String other) {
            return file(resolvePath(other));
        }

        @Override
        public Resource resolveSibling(String other) {
            return file(resolveSiblingPath(other));
        }
    }
}
