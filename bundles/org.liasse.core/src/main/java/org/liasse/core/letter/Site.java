package org.liasse.core.letter;

import java.net.URI;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Where people find the installation: {@code LIASSE_PUBLIC_URL}, without it the port of this
 * machine.
 */
@Component(service = Site.class)
public final class Site {

    private final String url;

    @Activate
    public Site() {
        this(System.getenv());
    }

    public Site(Map<String, String> environment) {
        String given = environment.getOrDefault("LIASSE_PUBLIC_URL", "").strip();
        String port = environment.getOrDefault("LIASSE_HTTP_PORT", "8181");
        String address = host(given) == null ? "http://localhost:" + port : given;
        this.url = address.replaceAll("/+$", "");
    }

    /** An address of the page; what stands in the fragment never reaches a server, nor its log. */
    public String link(String page, String fragment) {
        return url + "/" + page + "#" + fragment;
    }

    public String url() {
        return url;
    }

    /** The name of the machine as people know it. */
    public String host() {
        return host(url);
    }

    private static String host(String address) {
        try {
            return URI.create(address).getHost();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
