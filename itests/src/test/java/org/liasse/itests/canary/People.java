package org.liasse.itests.canary;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liasse.itests.Platform;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Town;
import org.liasse.itests.story.Town.Person;

/**
 * Somebody for each role that can be given, one who has none, those of a second office, and those
 * who come by a link.
 */
final class People {

    static final String NOBODY = "nobody";

    /** Those of a second office, by their names in it. */
    private static final String ELSEWHERE = " elsewhere";

    /** Those who are named in a group alone, by what they are there. */
    private static final String GROUPED = "-of-a-group";

    private final Installed installed;
    private final Rest visitor;
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, Rest> guests = new TreeMap<>();
    private final Map<String, String> addresses = new HashMap<>();

    People(Platform platform, String key, Installed installed) {
        this.installed = installed;
        this.visitor = Rest.visitor(platform.httpPort());
        Map<String, String> here = new LinkedHashMap<>();
        here.put(NOBODY, "");
        installed.rolesToGive().forEach(role -> here.put(role, ""));
        installed.all().stream()
                .filter(Installed::isGroup)
                .flatMap(type -> Installed.ownRoles(type).stream())
                .forEach(role -> here.put(role + GROUPED, ""));
        Map<String, String> there = new LinkedHashMap<>();
        installed.rolesOfOffices().forEach(role -> there.put(role, role));
        here.putAll(there);
        Town town = Town.foundWithAddresses(platform, key, here);
        for (String name : here.keySet()) {
            Person person = town.person(name);
            people.put(name, person);
            addresses.put(name, Town.address(person.login()));
        }
        Town other = Town.found(platform, key + "-elsewhere", there);
        there.keySet().forEach(name -> people.put(name + ELSEWHERE, other.person(name)));
    }

    /** Everybody with an account, by name. */
    Map<String, Person> all() {
        return people;
    }

    Person person(String name) {
        return people.get(name);
    }

    /** Whom one names there for a role. */
    String nameFor(Planted dossier, String role) {
        String grouped = role + GROUPED;
        return Installed.isGroup(dossier.type) && people.containsKey(grouped) ? grouped : role;
    }

    static boolean isElsewhere(String name) {
        return name.endsWith(ELSEWHERE);
    }

    /** Those who may open something: who opens most, and so is above the others, comes last. */
    List<String> openers() {
        return people.keySet().stream()
                .filter(name -> !isElsewhere(name) && !name.equals(NOBODY))
                .sorted(Comparator.comparing(installed::opened))
                .toList();
    }

    /** Somebody who comes by the link in the first mail to his address, as one of the readers. */
    Rest guest(String name, String address) {
        Rest guest = Mails.guest(address);
        guests.put(name, guest);
        addresses.put(name, address);
        return guest;
    }

    /** The mails that somebody has had; those who are far away have no address. */
    String mailsOf(String name) {
        String address = addresses.get(name);
        return address == null ? "" : Mails.to(address);
    }

    /** Everybody who reads, by name. */
    Map<String, Rest> readers() {
        Map<String, Rest> readers = new LinkedHashMap<>();
        people.forEach((name, person) -> readers.put(name, person.rest()));
        readers.putAll(guests);
        readers.put("a visitor", visitor);
        return readers;
    }
}
