package org.liasse.api.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.form.Option;

/**
 * That dossiers of a type are told to strangers, and taken from them, as service requests: what
 * they are called there. A request is closed in a last state of its dossier, and open before.
 *
 * @param section of which the fields are, but for the contact
 * @param service a choice: each option is a service
 * @param except options that are none: what has them is neither told nor taken
 * @param description a text
 * @param location a text, or {@code null}
 * @param asked choices that are asked besides, the first one first
 * @param contact section of the address of whoever sends one, which {@code reader} does not see, or
 *     {@code null}: it is not kept
 * @param email an e-mail address there, or {@code null}
 * @param reader the role that strangers have on what they are told of: it comes from the context
 *     alone, whose own role of it stands where strangers are let in
 */
public record ServiceRequests(
        Key section,
        Key service,
        List<Key> except,
        Key description,
        Key location,
        List<Key> asked,
        Key contact,
        Key email,
        Key reader) {

    public ServiceRequests {
        except = except == null ? List.of() : List.copyOf(except);
        asked = asked == null ? List.of() : List.copyOf(asked);
    }

    /**
     * In the fields of this section, seen by whoever has this role: what is asked for stands in a
     * choice, and how it is described in a text.
     */
    public static ServiceRequests in(
            Enum<?> section, Enum<?> reader, String service, String description) {
        return new ServiceRequests(
                Key.of(section),
                new Key(service),
                List.of(),
                new Key(description),
                null,
                List.of(),
                null,
                null,
                Key.of(reader));
    }

    /** These options are no business of strangers. */
    public ServiceRequests except(String... options) {
        return with(keys(options), location, asked, contact, email);
    }

    public ServiceRequests at(String newLocation) {
        return with(except, new Key(newLocation), asked, contact, email);
    }

    public ServiceRequests asking(String... choices) {
        return with(except, location, keys(choices), contact, email);
    }

    /** The address of whoever sends one is kept there. */
    public ServiceRequests from(Enum<?> newContact, String newEmail) {
        return with(except, location, asked, Key.of(newContact), new Key(newEmail));
    }

    private ServiceRequests with(
            List<Key> newExcept,
            Key newLocation,
            List<Key> newAsked,
            Key newContact,
            Key newEmail) {
        return new ServiceRequests(
                section,
                service,
                newExcept,
                description,
                newLocation,
                newAsked,
                newContact,
                newEmail,
                reader);
    }

    private static List<Key> keys(String... words) {
        return Stream.of(words).map(Key::new).toList();
    }

    /** What can be asked for. */
    public List<Option> services(DossierType type) {
        return field(type, section, service).stream()
                .flatMap(field -> field.options().stream())
                .filter(option -> !except.contains(option.key()))
                .toList();
    }

    /** What does not fit the type. */
    List<String> faults(DossierType type) {
        var faults = new ArrayList<String>();
        if (!is(type, section, service, FieldKind.CHOICE)) {
            faults.add("services are the options of a choice, not of " + service);
        }
        if (!is(type, section, description, FieldKind.TEXT, FieldKind.LONG_TEXT)) {
            faults.add("service requests are described by " + description + ", which is no text");
        }
        if (location != null && !is(type, section, location, FieldKind.TEXT, FieldKind.LONG_TEXT)) {
            faults.add("service requests are at " + location + ", which is no text");
        }
        asked.stream()
                .filter(field -> !is(type, section, field, FieldKind.CHOICE))
                .forEach(field -> faults.add("strangers are asked " + field + ", no choice"));
        unasked(type).forEach(field -> faults.add("strangers are not asked " + field + ", a must"));
        if (contact != null && !is(type, contact, email, FieldKind.EMAIL)) {
            faults.add("strangers have no address " + contact + "." + email);
        }
        if (!sees(type, section)) {
            faults.add(reader + " does not see " + section);
        }
        if (contact != null && sees(type, contact)) {
            faults.add(reader + " sees " + contact + ", where addresses of strangers are");
        }
        if (type.contextTypes().isEmpty()
                || type.role(reader).filter(role -> role.inheritedFrom().size() == 1).isEmpty()) {
            faults.add("strangers have " + reader + " by one role of the context");
        }
        return faults;
    }

    private List<Key> unasked(DossierType type) {
        Set<Key> told =
                Stream.concat(Stream.of(service, description), asked.stream())
                        .collect(Collectors.toSet());
        return type.section(section).stream()
                .flatMap(s -> s.form().fields().stream())
                .filter(Field::required)
                .map(Field::key)
                .filter(field -> !told.contains(field))
                .toList();
    }

    private boolean sees(DossierType type, Key there) {
        Set<Key> flags =
                type.flags().stream().map(Declarations.Flag::key).collect(Collectors.toSet());
        return type.section(there)
                .filter(s -> s.audience().includes(Set.of(reader), flags))
                .isPresent();
    }

    private static boolean is(DossierType type, Key section, Key field, FieldKind... kinds) {
        return field(type, section, field)
                .filter(found -> List.of(kinds).contains(found.kind()))
                .isPresent();
    }

    private static Optional<Field> field(DossierType type, Key section, Key field) {
        return type.section(section).filter(s -> !s.isDrawn()).flatMap(s -> s.form().field(field));
    }
}
